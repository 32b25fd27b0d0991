"""Looks at every published question tool, and says what its editor must look at."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from evenhand.design.phrases import ENGLISH, NAMES
from evenhand.domain.law.in_use import Law
from evenhand.website.pages import counting
from evenhand.website.pages import queries as pages
from evenhand.website.reckoners import queries
from evenhand.website.reckoners.definition import Definition
from evenhand.website.reckoners.models import Reckoner
from evenhand.website.reckoners.reaching import hold
from evenhand.website.reckoners.rules import RESULT
from evenhand.website.reports.looking import Looked, of_care, of_texts


def look_at_tools(today: date, law: Law) -> tuple[Looked, ...]:
    """Return every published question tool with what is to be looked at."""
    locale = pages.locale(ENGLISH)
    targets, counts = pages.targets(locale), counting.opened(today)
    found = []
    for row in queries.published(locale):
        where, definition = reverse("check:start", args=[row.slug]), row.definition
        faults = (
            *of_care(row, today),
            *_of_law(row, definition, law),
            *of_texts((row.intro, *(card.text for card in definition.cards)), targets, but=RESULT),
        )
        found.append(
            Looked(
                edit_url=reverse("wagtailsnippets_reckoners_reckoner:edit", args=[row.pk]),
                title=row.title,
                address=where,
                language=NAMES[ENGLISH],
                looked_after_by=row.looked_after_by,
                opened=counts.get(where, 0),
                faults=tuple(dict.fromkeys(faults)),
            )
        )
    return tuple(found)


def _of_law(row: Reckoner, definition: Definition, law: Law) -> Iterator[str]:
    if queries.fact_check(row.pk, definition.fingerprint) is None:
        yield "Nobody has held it against the law since it was last changed."
    for example in definition.examples:
        if not hold(definition, example, law).passes:
            yield f"An example no longer comes out as it says: “{example.says}”."
