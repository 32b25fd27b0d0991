"""Put the pages, question tools and directory that come with us into the database, and tell how many were newer."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from wagtail.search.models import IndexEntry

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.website.pages.loading import load
from evenhand.website.reckoners.loading import load as load_reckoners
from evenhand.website.support.loading import load as load_support


class Command(BaseCommand):
    """`evenhand django load_pages`; what an editor has touched stays as it is."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Load them in one transaction; what has no place beside what editors did is left out and logged."""
        with acting_as(operator()):
            written = load() + load_reckoners() + load_support()
            if written or not IndexEntry.objects.exists():
                call_command("update_index", verbosity=0)
        self.stdout.write(
            f"{written} pages, cards, words, question tools and entries of the directory are new or newer."
        )
