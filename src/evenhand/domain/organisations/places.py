"""Which councils lie where a postcode or a rough position is, as counted from open data (counting_places.py).

Of a place in several councils all are answered, the one with most postcodes first: nobody guesses for a family.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from evenhand.domain.organisations import queries
from evenhand.domain.organisations.models import PlaceList, PostcodePlace, SquarePlace
from evenhand.domain.organisations.postcodes import Postcode, outside_england

HUNDREDTHS = 100
"""A position is known to a hundredth of a degree, which is about a kilometre, and no closer."""
# Where nobody has a postcode within half a kilometre, the squares around are looked at, and then those around them.
AROUND = (1, 2)


@dataclass(frozen=True)
class Council:
    """A council that has the duty on the day that was asked about."""

    code: str
    name: str


@dataclass(frozen=True)
class Near:
    """What lies somewhere; nothing of either where it is not known."""

    councils: tuple[Council, ...] = ()
    outside: tuple[str, ...] = ()
    """Parts of the United Kingdom beside England."""


@dataclass(frozen=True)
class Loaded:
    """Which list of places is in use."""

    source: str
    credit: str
    loaded_at: datetime
    postcodes: int


def council_of_postcode(postcode: Postcode, today: date) -> Near:
    """Return the councils in which a postcode can lie on a day, by its sector, or its first half where that is all."""
    for area in filter(None, (postcode.sector, postcode.outward)):
        rows = PostcodePlace.objects.filter(area=area)
        if found := _near(rows.values_list("local_authority_id", "nation", "postcodes"), today):
            return found
    outside = outside_england(postcode.outward)
    return Near(outside=(outside,) if outside else ())


def councils_near(latitude: float, longitude: float, today: date) -> Near:
    """Return the councils that lie around a position on a day: also those that begin just beside it."""
    north, east = round(latitude * HUNDREDTHS), round(longitude * HUNDREDTHS)
    for far in AROUND:
        rows = SquarePlace.objects.filter(
            latitude__range=(north - far, north + far), longitude__range=(east - far, east + far)
        )
        if found := _near(rows.values_list("local_authority_id", "nation", "postcodes"), today):
            return found
    return Near()


def loaded() -> Loaded | None:
    """Return which list of places is in use, or None before one is loaded."""
    found = PlaceList.objects.first()
    return Loaded(found.source, found.credit, found.loaded_at, found.postcodes) if found else None


def _near(rows: Iterable[tuple[str | None, str, int]], today: date) -> Near | None:
    """Return what some rows say together; None where they say nothing of this day."""
    counted: Counter[tuple[str | None, str]] = Counter()
    for code, nation, postcodes in rows:
        counted[code, nation] += postcodes
    having_the_duty = dict(queries.councils(today))
    most_first = [key for key, _ in counted.most_common()]
    councils = tuple(
        Council(code, having_the_duty[code]) for code, _ in most_first if code in having_the_duty
    )
    outside = tuple(nation for code, nation in most_first if code is None)
    return Near(councils, outside) if councils or outside else None
