"""The object the whole service stores and shows: a legal date that can explain itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from evenhand.statute.explanation import Explanation
from evenhand.statute.in_force import in_force
from evenhand.statute.in_force import rule_set as rule_set_on
from evenhand.statute.readings import ReadingUsed
from evenhand.statute.rules import RULES, Owner, Remark, Rule
from evenhand.statute.sources import Source
from evenhand.statute.working_days import Calendars, calendars_of

_ASSUMED = frozenset({Remark.SENT_UNKNOWN, Remark.LETTER_DATE_UNKNOWN})


class Deadline(NamedTuple):
    """A date by which someone must act. Plain values only, so that it can be stored and built again.

    `due_on` is the legal date under the readings used; `safe_on` the last working day on or before the
    earliest arguable date; `may_accept_until`, for appeals, the day moved by the Tribunal's rule 12.
    """

    rule: str
    owner: Owner
    counted_from: date
    counted_from_fact: str
    due_on: date
    safe_on: date
    may_accept_until: date | None
    facts: tuple[tuple[str, date], ...]
    readings: tuple[ReadingUsed, ...]
    remarks: tuple[Remark, ...]
    rule_set: str
    calendar: str

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the provisions this date rests on, as they stood when the clock started."""
        return tuple(in_force(name, self.counted_from).source for name in RULES[self.rule].parameters)

    @property
    def citation(self) -> str:
        """Return the provisions in one line."""
        return "; ".join(str(source) for source in self.sources)

    @property
    def is_assumed(self) -> bool:
        """Tell whether the date that time runs from is unknown, and another one stands in for it."""
        return not _ASSUMED.isdisjoint(self.remarks)

    def explain(self, calendars: Calendars | None = None) -> Explanation:
        """Return how this date was worked out; its words are made only when they are asked for.

        By the calendars that it was counted by, where no others are given.
        """
        return Explanation(self, calendars or calendars_of(self.calendar))

    def as_json(self) -> dict[str, Any]:
        """Return plain values that JSON can hold; `from_json` makes the same deadline of them."""
        values = self._asdict()
        values["facts"] = {name: day.isoformat() for name, day in self.facts}
        values["readings"] = [
            {
                "switch": used.switch,
                "reading": used.reading,
                "others": {name: None if day is None else day.isoformat() for name, day in used.others},
            }
            for used in self.readings
        ]
        values["remarks"] = list(self.remarks)
        return values | {name: day.isoformat() for name, day in values.items() if isinstance(day, date)}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Deadline":
        """Return the deadline that `as_json` made these values of."""
        accept = values["may_accept_until"]
        return cls(
            rule=values["rule"],
            owner=Owner(values["owner"]),
            counted_from=date.fromisoformat(values["counted_from"]),
            counted_from_fact=values["counted_from_fact"],
            due_on=date.fromisoformat(values["due_on"]),
            safe_on=date.fromisoformat(values["safe_on"]),
            may_accept_until=None if accept is None else date.fromisoformat(accept),
            facts=tuple((name, date.fromisoformat(day)) for name, day in values["facts"].items()),
            readings=tuple(_reading_used(used) for used in values["readings"]),
            remarks=tuple(Remark(code) for code in values["remarks"]),
            rule_set=values["rule_set"],
            calendar=values["calendar"],
        )


def deadline(
    rule: Rule,
    counted_from: tuple[str, date],
    due_on: date,
    earliest: date,
    calendars: Calendars,
    readings: tuple[ReadingUsed, ...] = (),
    remarks: tuple[Remark, ...] = (),
) -> Deadline:
    """Return a deadline that rests on one fact; `earliest` is the earliest arguable date."""
    fact, day = counted_from
    return Deadline(
        rule.id,
        rule.owner,
        day,
        fact,
        due_on,
        calendars.regulations.on_or_before(earliest),
        None,
        (counted_from,),
        readings,
        remarks,
        rule_set_on(day).id,
        calendars.version,
    )


def _reading_used(values: Mapping[str, Any]) -> ReadingUsed:
    others = (
        (name, None if day is None else date.fromisoformat(day)) for name, day in values["others"].items()
    )
    return ReadingUsed(values["switch"], values["reading"], tuple(others))
