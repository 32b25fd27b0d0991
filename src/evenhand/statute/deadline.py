"""The object the whole service stores and shows: a legal date that can explain itself."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from evenhand.statute.in_force import in_force
from evenhand.statute.in_force import rule_set as rule_set_on
from evenhand.statute.readings import ReadingUsed
from evenhand.statute.rules import RULES, Owner, Rule
from evenhand.statute.sources import Source
from evenhand.statute.working_days import CALENDARS, Calendars

if TYPE_CHECKING:
    from evenhand.statute.explanation import Explanation


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
        """Tell whether the fact that time runs from is unknown, and an earlier one stands in for it."""
        return (RULES[self.rule].first_fact, self.counted_from_fact) in _STAND_INS

    def explain(self, calendars: Calendars = CALENDARS) -> "Explanation":
        """Return the working in plain words, in full, and its sources; made only when asked for."""
        from evenhand.statute.explanation import explain

        return explain(self, calendars)


_STAND_INS = {("notice_sent", "notice_dated"), ("notice_dated", "notice_sent")}


def deadline(
    rule: Rule,
    counted_from: tuple[str, date],
    due_on: date,
    earliest: date,
    calendars: Calendars,
    readings: tuple[ReadingUsed, ...] = (),
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
        rule_set_on(day).id,
        calendars.version,
    )
