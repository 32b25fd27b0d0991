"""What the bodies of this law were called on a day: old papers name bodies that are no more."""

from datetime import date
from typing import Any, NamedTuple

from evenhand.statute.in_force import NotInForce
from evenhand.statute.packaged import read_toml
from evenhand.statute.sources import Source


class Body(NamedTuple):
    """A term for a kind of body, for as long as it stood. `until` is the last day, None while open."""

    term: str
    from_on: date
    until: date | None
    source: Source


def health_commissioner(on: date) -> Body:
    """Return what the usual commissioner of health care was on `on`. Raises NotInForce before the law."""
    return _body("health_commissioner", on)


def national_commissioner(on: date) -> Body:
    """Return what the national commissioner of health care was on `on`. Raises NotInForce before the law."""
    return _body("national_commissioner", on)


def _body(kind: str, on: date) -> Body:
    for row in BODIES[kind]:
        if row.from_on <= on and (row.until is None or on <= row.until):
            return row
    raise NotInForce(kind, on)


def _one(row: dict[str, Any]) -> Body:
    source = Source(checked_on=row["checked_on"], **row["source"])
    return Body(row["term"], row["from"], row.get("until"), source)


BODIES: dict[str, tuple[Body, ...]] = {
    kind: tuple(_one(row) for row in rows) for kind, rows in read_toml("bodies.toml").items()
}
