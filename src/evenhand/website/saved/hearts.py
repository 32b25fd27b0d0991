"""The heart on a page: whether it is saved, and the form that changes it.

For another kind of page: list it in things.py, pass `heart_for(request, address)` to its template, and draw it there
with the macro `heart` of website/saved/heart.html. A page that is kept whole for everybody has its mark in the key.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from evenhand.website.saved import keeping


class Mark(StrEnum):
    """What a heart shows."""

    OPEN = "open"
    SAVED = "saved"
    OFF = "off"


@dataclass(frozen=True)
class Words:
    """What a heart says, as phrases."""

    save: str
    is_saved: str
    is_not: str
    remove: str


PAGE = Words(
    "Save this page",
    "This page is saved",
    "This page is not saved",
    "Remove this page from your saved pages",
)
CARD = Words(
    "Save this card",
    "This card is saved",
    "This card is not saved",
    "Remove this card from your saved pages",
)
TOOL = Words(
    "Save this tool",
    "This tool is saved",
    "This tool is not saved",
    "Remove this tool from your saved pages",
)

ANSWERS_STAY = "Your answers are not saved with it."


@dataclass(frozen=True)
class Heart:
    """What the macro draws."""

    address: str
    """What is saved."""
    back: str
    """The page that the heart stands on."""
    mark: Mark
    words: Words = PAGE
    note: str = ""
    """What must be known about saving this, in a sentence."""


def mark_of(request: Any, address: str) -> Mark:
    """Return what the heart of an address shows to this visitor."""
    if not keeping.is_on(request):
        return Mark.OFF
    return Mark.SAVED if address in keeping.saved(request) else Mark.OPEN


def heart_for(request: Any, address: str, *, words: Words = PAGE, note: str = "") -> Heart:
    """Return the heart of an address, for the page that is being drawn."""
    return Heart(address, request.path, mark_of(request, address), words, note)
