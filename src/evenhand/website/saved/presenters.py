"""The list of saved pages, and the words in which it can be passed on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.conf import settings

from evenhand.design.phrases import direction
from evenhand.website.saved.things import Thing

SUBJECT = "Some pages to read"
"""It stands in the list of messages of whoever gets it: nothing of it says what the pages are about."""
# Some mail programs cut a longer link off.
LONGEST_LINK = 1_900


@dataclass(frozen=True)
class Listed:
    """One saved page."""

    title: str
    address: str
    whole: str
    """With the name of this website before it, for paper and for whoever gets the list."""
    language: str
    direction: str


@dataclass(frozen=True)
class SavedList:
    """The page of all that is saved."""

    things: tuple[Listed, ...]
    until: date
    as_text: str
    mail_url: str
    """Empty where the list is too long for a link."""
    gone: int
    """How many saved pages are here no longer."""
    most: int


def listed(things: Sequence[Thing], *, until: date, gone: int, most: int) -> SavedList:
    """Return the list as it is shown, printed and passed on."""
    shown = tuple(
        Listed(
            thing.title,
            thing.address,
            f"{settings.PUBLIC_URL}{thing.address}",
            thing.language,
            direction(thing.language),
        )
        for thing in things
    )
    text = "\n\n".join(f"{each.title}\n{each.whole}" for each in shown)
    link = f"mailto:?subject={quote(SUBJECT)}&body={quote(text.replace(chr(10), chr(13) + chr(10)))}"
    return SavedList(shown, until, text, link if len(link) <= LONGEST_LINK else "", gone, most)
