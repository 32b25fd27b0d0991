"""Ask whether the other websites that pages and the directory lead to still answer. Ends with 1 where one does not."""

from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.core.management.base import BaseCommand, CommandError

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.website.pages.models import Elsewhere
from evenhand.website.support.queries import every as every_support

SECONDS = 20
# Some websites answer nobody who does not say what they are.
WHO = {"User-Agent": "Evenhand link checker"}


class Command(BaseCommand):
    """`evenhand django check_links`; it asks each once, and sends nothing of any visitor."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line for each address. Raises CommandError where one does not answer."""
        with acting_as(operator()):
            asked = [
                (each.title, url)
                for each in Elsewhere.objects.filter(live=True)
                for url in (each.url, each.about_url)
                if url
            ]
            asked += [(each.name, each.website) for each in every_support() if each.website]
        silent = [f"{title}: {url}: {why}" for title, url in asked if (why := self._trouble(url))]
        self.stdout.write(f"{len(asked) - len(silent)} of {len(asked)} addresses answer.")
        if silent:
            raise CommandError("\n".join(silent))

    def _trouble(self, url: str) -> str:
        try:
            with urlopen(Request(url, headers=WHO), timeout=SECONDS):  # only https is ever kept
                return ""
        except HTTPError as trouble:
            return f"it answers {trouble.code}"
        except (URLError, TimeoutError, OSError) as trouble:
            return f"it does not answer ({trouble})"
