"""A list of places for tests: made-up postcodes of the councils that a test has opened."""

from collections.abc import Sequence

from evenhand.core.principals import operator
from evenhand.domain.organisations.actions.load_places import load_places
from evenhand.domain.organisations.counting_places import Counted, counted
from tests.build import world

HEADER = "pcd7,pcd8,pcds,dointr,doterm,cty25cd,lad25cd,lat,long"
SOMEWHERE = (53.40, 1.40)
"""In the North Sea, where no postcode is."""


def line(
    postcode: str,
    council: str,
    *,
    county: str = "E99999999",
    at: tuple[float, float] = SOMEWHERE,
    ended: str = "",
) -> str:
    """Return one line of a list."""
    return f"{postcode},{postcode},{postcode},198001,{ended},{county},{council},{at[0]},{at[1]}"


def count(lines: Sequence[str], *councils: str) -> Counted:
    """Return the counts of some lines; each council stands in them under its own code."""
    return counted([HEADER, *lines], {code: code for code in councils})


def load(lines: Sequence[str], *councils: str, source: str = "a list of a test", credit: str = "") -> None:
    """Put some lines into use."""
    load_places(source=source, credit=credit, counted=count(lines, *councils), at=world.now(), by=operator())
