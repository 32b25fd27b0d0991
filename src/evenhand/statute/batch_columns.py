"""The facts of very many cases as columns."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evenhand.statute.agreed_actions import AgreedKind
from evenhand.statute.facts import Facts
from evenhand.statute.working_days import CALENDARS, Calendars, OutsideCalendar

Days = NDArray[np.int16]


class NotInColumns(ValueError):
    """A case that cannot be put beside the others."""


class Actions(NamedTuple):
    """One agreed action of one kind, of each case that has it: when agreed, and the other date agreed in writing."""

    kind: AgreedKind
    agreed_on: Days
    other_date: Days


class Columns(NamedTuple):
    """What `Facts` holds, one row for each case, as day numbers; NONE, which is greater than every day, is "not known".

    What is so or not so is a gate: nought where it is so, and NONE where it is not. The later of a gate and a day is
    then the day where it is so, and NONE elsewhere.
    """

    certificate_required: Days
    mediation_right: Days
    appeal_right: Days
    placement_only: Days
    provider_is_la_contact: Days
    health_issues: Days
    health_only: Days
    full_notice: Days
    not_refused: Days
    # When the notice was sent, or else the date on it; and the date on it, or else when it was sent.
    notice_sent: Days
    notice_issued: Days
    contact: Days
    information_given: Days
    refused_on: Days
    told_adviser_wants_mediation: Days
    la_informed: Days
    first_icb_notified: Days
    last_icb_notified: Days
    la_notified_cannot_arrange: Days
    adviser_knows_not_arranged: Days
    # The day offered, where the family asked for a later one.
    offered_before_later: Days
    meeting_on: Days
    first_session: Days
    mediation_concluded: Days
    appeal_lodged: Days
    certificate_issued: Days
    second_certificate_issued: Days
    # The first action of each kind, then the second of that kind, where any case has one.
    agreed: tuple[Actions, ...]

    @property
    def number(self) -> int:
        """Return how many cases there are."""
        return len(self.notice_sent)

    def part(self, here: slice) -> "Columns":
        """Return some of the cases, without copying."""
        cut = {name: getattr(self, name)[here] for name in self._fields[:-1]}
        parts = (Actions(each.kind, each.agreed_on[here], each.other_date[here]) for each in self.agreed)
        return Columns(**cut, agreed=tuple(parts))


def columns_of(cases: Sequence[Facts], calendars: Calendars = CALENDARS) -> Columns:
    """Return the columns of cases.

    Raises OutsideCalendar for a day that the calendar does not know, NotInColumns for a case of its own law.
    """
    if any(case.detained for case in cases):
        raise NotInColumns("Cases of detained people have their own law and are few: ask `clocks` for each.")
    first = calendars.regulations.from_on.toordinal()
    none = calendars.regulations.horizon.toordinal() - first + 1

    def number(day: date | None) -> int:
        if day is None:
            return none
        found = day.toordinal() - first
        if not 0 <= found < none:
            raise OutsideCalendar(f"{day.isoformat()} is outside the calendar of the law.")
        return found

    def days(given: Iterable[date | None]) -> Days:
        return np.fromiter(map(number, given), dtype=np.int16, count=len(cases))

    def gate(given: Iterable[bool]) -> Days:
        return np.fromiter((0 if each else none for each in given), dtype=np.int16, count=len(cases))

    return Columns(
        certificate_required=gate(case.gateway.certificate_required for case in cases),
        mediation_right=gate(case.gateway.mediation_right for case in cases),
        appeal_right=gate(case.gateway.appeal_right for case in cases),
        placement_only=gate(case.gateway.placement_only for case in cases),
        provider_is_la_contact=gate(case.provider_is_la_contact for case in cases),
        health_issues=gate(case.health_issues for case in cases),
        health_only=gate(case.health_only for case in cases),
        full_notice=gate(case.short_notice_accepted is None for case in cases),
        not_refused=gate(case.refused_on is None for case in cases),
        notice_sent=days(case.notice_sent or case.notice_dated for case in cases),
        notice_issued=days(case.notice_dated or case.notice_sent for case in cases),
        contact=days(case.contact for case in cases),
        information_given=days(case.information_given for case in cases),
        refused_on=days(case.refused_on for case in cases),
        told_adviser_wants_mediation=days(case.told_adviser_wants_mediation for case in cases),
        la_informed=days(case.la_informed for case in cases),
        first_icb_notified=days(min(case.icbs_notified, default=None) for case in cases),
        last_icb_notified=days(max(case.icbs_notified, default=None) for case in cases),
        la_notified_cannot_arrange=days(case.la_notified_cannot_arrange for case in cases),
        adviser_knows_not_arranged=days(case.adviser_knows_not_arranged for case in cases),
        offered_before_later=days(
            None if case.later_day_asked_for is None else case.la_offered for case in cases
        ),
        meeting_on=days(case.meeting_on for case in cases),
        first_session=days(case.first_session for case in cases),
        mediation_concluded=days(case.mediation_concluded for case in cases),
        appeal_lodged=days(case.appeal_lodged for case in cases),
        certificate_issued=days(case.certificate_issued for case in cases),
        second_certificate_issued=days(case.second_certificate_issued for case in cases),
        agreed=tuple(_agreed(cases, days)),
    )


def _agreed(cases: Sequence[Facts], days: Callable[[Iterable[date | None]], Days]) -> Iterator[Actions]:
    for kind in AgreedKind:
        found = [[action for action in case.agreed_actions if action.kind is kind] for case in cases]
        for place in range(max(map(len, found), default=0)):
            here = [actions[place] if place < len(actions) else None for actions in found]
            yield Actions(
                kind,
                days(None if action is None else action.agreed_on for action in here),
                days(None if action is None else action.other_date for action in here),
            )
