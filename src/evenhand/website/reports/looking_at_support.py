"""Looks at every published entry of the directory of support, and says what its editor must look at."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from django.urls import reverse

from evenhand.design.phrases import ENGLISH, NAMES
from evenhand.design.words import listed
from evenhand.domain.organisations.queries import councils
from evenhand.website.pages import counting
from evenhand.website.pages import queries as pages
from evenhand.website.reports.looking import Looked, of_care, of_reading, of_texts
from evenhand.website.support import queries
from evenhand.website.support.models import Support
from evenhand.website.support.presenters import address


def look_at_support(today: date) -> tuple[Looked, ...]:
    """Return every published entry with what is to be looked at."""
    targets, counts = pages.targets(pages.locale(ENGLISH)), counting.opened(today)
    known = {code for code, _ in councils(today)}
    found = []
    for support in queries.every():
        where = address(support, known)
        texts = [support.does, support.for_whom, support.access]
        faults = (
            *of_care(support, today),
            *_of_place(support, known),
            *_of_website(support),
            *of_texts([support.does], targets),
            *of_reading(texts),
        )
        found.append(
            Looked(
                edit_url=reverse("wagtailsnippets_support_support:edit", args=[support.pk]),
                title=support.name,
                address=where,
                language=NAMES[ENGLISH],
                looked_after_by=support.looked_after_by,
                opened=counts.get(urlsplit(where).path, 0),
                faults=tuple(dict.fromkeys(faults)),
            )
        )
    return tuple(found)


def _of_place(support: Support, known: set[str]) -> Iterator[str]:
    gone = [council.name for council in support.councils.all() if council.code not in known]
    if gone:
        yield f"It is listed for {listed(gone)}, which has no duty any more: choose the council that has it now."
    if not support.all_england and len(gone) == support.councils.count():
        yield "It is listed for no council of today, so no family finds it."


def _of_website(support: Support) -> Iterator[str]:
    """Say that a website cannot be led to as it is written; `check_links` asks whether it answers."""
    parts = urlsplit(support.website)
    if support.website and (parts.scheme != "https" or "." not in parts.netloc):
        yield f"“{support.website}” is no address of a website: it begins with https:// and a name with a dot."
