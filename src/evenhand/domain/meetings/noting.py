"""What a meeting means for the case: the facts from which the duties of regulation 37 are worked out."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from evenhand.core.clock import london_day
from evenhand.core.principals import Principal
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import note_fact, work_out_dates
from evenhand.domain.meetings.models import Meeting
from evenhand.domain.meetings.planning import earliest_day

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


def note_meeting(case: "Case", meeting: Meeting, *, because: str, at: datetime, by: Principal) -> None:
    """Note on a held case the day of its meeting, that the family is told, and its consent where that is too late.

    The invitation is promised in the same transaction, so the day it is told is today (regulation 37(2)).
    """
    day, told_on = london_day(meeting.during.lower), meeting.told_on
    _note(case, meeting, FactKind.MEETING_ON, day, at=at, by=by)
    _note(case, meeting, FactKind.MEETING_TOLD, told_on, at=at, by=by)
    if meeting.short_notice and day < earliest_day(case, told_on):
        _note(case, meeting, FactKind.SHORT_NOTICE, told_on, evidence=meeting.short_notice, at=at, by=by)
    work_out_dates(case, because=because, at=at)


def note_called_off(case: "Case", meeting: Meeting, *, because: str, at: datetime, by: Principal) -> None:
    """Note on a held case that its meeting does not take place, so that what hangs on its day is superseded."""
    _note(case, meeting, FactKind.MEETING_OFF, london_day(at), at=at, by=by)
    work_out_dates(case, because=because, at=at)


def note_power(case: "Case", meeting: Meeting, *, could_decide: bool, at: datetime, by: Principal) -> None:
    """Note on a held case whether those who came could decide about every issue (regulation 37(1)).

    What was seen at the meeting counts, whoever had been named before.
    """
    kind = FactKind.AUTHORITY_NAMED if could_decide else FactKind.AUTHORITY_LACKING
    _note(case, meeting, kind, london_day(meeting.during.lower), at=at, by=by)
    because = "people who can decide were there" if could_decide else "nobody was there who can decide"
    work_out_dates(case, because=f"{because} at the meeting", at=at)


def _note(
    case: "Case",
    meeting: Meeting,
    kind: FactKind,
    on: date,
    *,
    at: datetime,
    by: Principal,
    evidence: str = Evidence.OWN_RECORD,
) -> None:
    note_fact(case, kind, happened_on=on, value=str(meeting.id), evidence=evidence, at=at, by=by)
