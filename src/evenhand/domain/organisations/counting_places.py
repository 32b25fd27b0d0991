"""Counts, in the open list of every postcode, how many of each area and of each square lie in which council.

The lists are those of the Office for National Statistics: the National Statistics Postcode Lookup (NSPL) and the ONS
Postcode Directory (ONSPD), both under the Open Government Licence. Only counts are kept, and no postcode.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from evenhand.core.errors import Refused
from evenhand.domain.organisations.places import HUNDREDTHS
from evenhand.domain.organisations.postcodes import NotAPostcode, read

# The names of the columns, of all editions since 2011: the year is part of the newer ones.
COLUMNS = {
    "postcode": r"pcds",
    "ended": r"doterm",
    "county": r"(os)?cty|cty\d\dcd",
    "district": r"(os)?laua|lad\d\dcd",
    "latitude": r"lat",
    "longitude": r"long",
}
# What a code of an area begins with, by part of the United Kingdom.
NATIONS = {
    "W": "Wales",
    "S": "Scotland",
    "N": "Northern Ireland",
    "L": "the Channel Islands or the Isle of Man",
    "M": "the Channel Islands or the Isle of Man",
}
# The code of two councils was changed on 1 April 2025, with their border; the list of councils has the old one.
RECODED = {"E08000038": "E08000016", "E08000039": "E08000019"}
# For a postcode that has no position the lists write this latitude.
NOWHERE = 99.0
Place = tuple[str, str]
"""The code of a council and nothing, or nothing and the part of the United Kingdom."""


class NotAListOfPostcodes(Refused):
    """A file is no list of postcodes as the Office for National Statistics publishes it."""

    code = "not-a-list-of-postcodes"

    def __init__(self, why: str) -> None:
        super().__init__(
            "This list was not taken.",
            why,
            "Take the CSV file from the folder “Data” of the National Statistics Postcode Lookup.",
        )


@dataclass
class Counted:
    """How many postcodes of each area and each square lie in which place."""

    areas: Counter[tuple[str, Place]] = field(default_factory=Counter)
    squares: Counter[tuple[int, int, Place]] = field(default_factory=Counter)
    postcodes: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    """Codes of councils in England that the list of councils lacks: their postcodes are in no place."""


def counted(lines: Iterable[str], councils: Mapping[str, str]) -> Counted:
    """Return the counts of a list, read line by line.

    `councils` gives the code of a council for the code that the list has for its area.
    Raises NotAListOfPostcodes.
    """
    rows = csv.reader(lines)
    at = _columns(next(rows, []))
    found = Counted()
    for row in rows:
        if len(row) <= max(at.values()):
            raise NotAListOfPostcodes(f"It is cut off after {found.postcodes} postcodes.")
        if not row[at["ended"]].strip():
            _add(found, {name: row[index].strip() for name, index in at.items()}, councils)
    return found


def _columns(header: list[str]) -> dict[str, int]:
    names = [name.strip().lower() for name in header]
    found = {}
    for what, pattern in COLUMNS.items():
        of_it = [index for index, name in enumerate(names) if re.fullmatch(pattern, name)]
        if len(of_it) != 1:
            raise NotAListOfPostcodes(f"It has no column for the {what} of a postcode, or more than one.")
        found[what] = of_it[0]
    return found


def _add(found: Counted, row: Mapping[str, str], councils: Mapping[str, str]) -> None:
    """Count one postcode where it lies: a county has the duty, not its districts."""
    try:
        postcode = read(row["postcode"])
    except NotAPostcode as error:
        raise NotAListOfPostcodes(f"It has “{row['postcode']}” where a postcode should be.") from error
    codes = (RECODED.get(row[name], row[name]) for name in ("county", "district"))
    council = next((councils[code] for code in codes if code in councils), "")
    nation = "" if council else NATIONS.get(row["district"][:1], "")
    if not council and not nation:
        found.unknown[row["district"]] += 1
        return
    place = (council, nation)
    found.postcodes += 1
    found.areas[postcode.outward, place] += 1
    found.areas[postcode.sector, place] += 1
    try:
        latitude, longitude = float(row["latitude"] or NOWHERE), float(row["longitude"] or 0)
    except ValueError as error:
        raise NotAListOfPostcodes(f"It has no position in numbers for {row['postcode']}.") from error
    if latitude < NOWHERE:
        square = round(latitude * HUNDREDTHS), round(longitude * HUNDREDTHS)
        found.squares[*square, place] += 1
