"""Which list an auditor asks for: read from an address that anybody could change by hand."""

from collections.abc import Mapping
from datetime import date, timedelta

from evenhand.core import references
from evenhand.domain.oversight.queries import Wanted
from evenhand.domain.oversight.states import Listed

USUAL = timedelta(days=30)
NAMES = ("list", "first_on", "last_on", "reference", "below")


def wanted(said: Mapping[str, str], today: date) -> Wanted:
    """Return what is asked for; whatever cannot be read is taken for the usual: all looks of the last thirty days."""
    kind = said.get("list", "")
    below = said.get("below", "")
    reference = references.grouped(said.get("reference", "")[:20], 4)
    return Wanted(
        Listed(kind) if kind in Listed.values else Listed.LOOKS,
        _day(said.get("first_on", ""), today - USUAL),
        _day(said.get("last_on", ""), today),
        reference,
        int(below) if below.isascii() and below.isdigit() and len(below) < len(str(2**62)) else 0,
    )


def query(asked: Wanted) -> dict[str, str]:
    """Return what is asked for as it stands in an address."""
    return {
        "list": asked.kind.value,
        "first_on": asked.first_on.isoformat(),
        "last_on": asked.last_on.isoformat(),
        "reference": asked.reference,
    }


def _day(text: str, usual: date) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return usual
