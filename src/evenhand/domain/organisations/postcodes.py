"""Postcodes as people type them, whole or in part: the outward code ("SG1") and the sector ("SG1 1")."""

import re
from dataclasses import dataclass

_OUTWARD = r"[A-Z]{1,2}[0-9][A-Z0-9]?"
_IN_TWO_WORDS = re.compile(rf"({_OUTWARD}) ([0-9])[A-Z]{{0,2}}")
# A whole one inside a text, in capitals or not.
SHAPE = rf"{_OUTWARD}\s*[0-9][A-Z]{{2}}"
_WHOLE = re.compile(rf"({_OUTWARD})([0-9])[A-Z]{{2}}")
_FIRST_HALF = re.compile(rf"({_OUTWARD})")
# The letters with which postcodes begin of which all, or nearly all, lie outside England. It answers where no data
# about postcodes are loaded; with data, each outward code has its own answer.
_OUTSIDE = {
    "Scotland": "AB DD DG EH FK G HS IV KA KW KY ML PA PH ZE",
    "Wales": "CF LD LL NP SA",
    "Northern Ireland": "BT",
    "the Channel Islands or the Isle of Man": "GY JE IM",
}


class NotAPostcode(ValueError):
    """What was typed is no postcode and no first half of one."""


@dataclass(frozen=True)
class Postcode:
    """What of a postcode says where somebody is, roughly. The rest of it is forgotten at once."""

    outward: str
    sector: str = ""
    """Empty where only the first half was typed."""


def read(typed: str) -> Postcode:
    """Return the outward code and the sector of a postcode as somebody typed it.

    Raises NotAPostcode.
    """
    words = " ".join(re.sub(r"[^A-Z0-9]", " ", typed.upper()).split())
    joined = words.replace(" ", "")
    if found := _IN_TWO_WORDS.fullmatch(words) or _WHOLE.fullmatch(joined):
        return Postcode(found[1], f"{found[1]} {found[2]}")
    if found := _FIRST_HALF.fullmatch(joined):
        return Postcode(found[1])
    raise NotAPostcode


def outside_england(outward: str) -> str:
    """Return the part of the United Kingdom that an outward code is surely in; empty for England and for the border."""
    letters = outward.rstrip("0123456789") if outward[-1].isdigit() else outward[:-1].rstrip("0123456789")
    return next((place for place, begins in _OUTSIDE.items() if letters in begins.split()), "")
