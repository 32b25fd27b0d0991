"""The value of a parameter, and the set of rules, in force on a date."""

from bisect import bisect_right
from datetime import date, timedelta
from typing import Any, NamedTuple

from evenhand.statute.packaged import parameter_files, read_toml
from evenhand.statute.sources import Source


class NotInForce(LookupError):
    """Nothing of that name was in force on that date; there is no date to give."""

    def __init__(self, name: str, on: date) -> None:
        super().__init__(f"{name} was not in force on {on.isoformat()}.")
        self.name = name
        self.on = on


class Parameter(NamedTuple):
    """One number the law fixes, for as long as it stands. `until` is the last day, None while open."""

    name: str
    value: int
    unit: str
    from_on: date
    until: date | None
    source: Source


class RuleSet(NamedTuple):
    """The whole of the rules between two changes of the law. `until` is the last day, None while open."""

    id: str
    from_on: date
    until: date | None
    change: str
    source: Source


def in_force(name: str, on: date) -> Parameter:
    """Return the parameter as it stood on `on`.

    Raises NotInForce if it had no value on that day, KeyError if there is no such parameter.
    """
    for row in PARAMETERS[name]:
        if row.from_on <= on and (row.until is None or on <= row.until):
            return row
    raise NotInForce(name, on)


def amount(name: str, on: date) -> int:
    """Return the parameter's value as it stood on `on`; raises as `in_force` does."""
    return in_force(name, on).value


def rule_set(on: date) -> RuleSet:
    """Return the rules in force on `on`; the day a clock starts picks them. Raises NotInForce."""
    place = bisect_right(_STARTS, on)
    if not place:
        raise NotInForce("Part 3 of the Children and Families Act 2014", on)
    return RULE_SETS[place - 1]


def _parameter(name: str, row: dict[str, Any]) -> Parameter:
    source = Source(checked_on=row["checked_on"], **row["source"])
    return Parameter(name, row["value"], row["unit"], row["from"], row.get("until"), source)


def _all_parameters() -> dict[str, tuple[Parameter, ...]]:
    tables = [read_toml(file) for file in parameter_files()]
    return {name: tuple(_parameter(name, row) for row in rows) for t in tables for name, rows in t.items()}


def _all_rule_sets() -> tuple[RuleSet, ...]:
    rows = read_toml("rule_sets.toml")["rule_set"]
    ends = [row["from"] - timedelta(days=1) for row in rows[1:]] + [None]
    return tuple(_rule_set(row, end) for row, end in zip(rows, ends, strict=True))


def _rule_set(row: dict[str, Any], until: date | None) -> RuleSet:
    source = Source(checked_on=row["checked_on"], **row["source"])
    return RuleSet(row["id"], row["from"], until, row["change"], source)


PARAMETERS = _all_parameters()
RULE_SETS = _all_rule_sets()
_STARTS = [rules.from_on for rules in RULE_SETS]
