"""Record who came to a meeting, and so whether it was held."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import london_day
from evenhand.core.crashpoints import crashpoint
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import note_fact, work_out_dates
from evenhand.domain.cases.queries import law_facts, law_of
from evenhand.domain.meetings.attending import Attendee, Consent, may_attend, sides_there
from evenhand.domain.meetings.events import AttendanceRecorded
from evenhand.domain.meetings.holding import hold_to_mediate
from evenhand.domain.meetings.models import Attendance, Meeting
from evenhand.domain.meetings.noting import note_called_off, note_power
from evenhand.domain.meetings.planning import parts_of
from evenhand.domain.meetings.refusals import NotThatMeeting
from evenhand.domain.meetings.states import HELD, MEETING, MeetingState, Party
from evenhand.domain.referrals.actions.fix_date import lose_date
from evenhand.statute import attendance
from evenhand.statute.attendance import Side
from evenhand.statute.readings import Readings

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

WHAT_NEXT = {
    True: "Record that the meeting was not held, or add who came.",
    False: "Record that it was held, or have it cancelled.",
}


@dataclass(frozen=True)
class Came:
    """Somebody came: as what, by whose consent, and what they can decide about without asking anybody."""

    who: Attendee
    consent: Consent = Consent.AS_OF_RIGHT
    authority_over: tuple[str, ...] = ()


@action
def record_attendance(
    *, meeting_id: UUID, came: tuple[Came, ...], held: bool, at: datetime, by: Principal
) -> Meeting:
    """Record who came, whether the meeting was held, and for whom nobody could decide (regulations 37(1), 38(1)).

    Its mediator does, once it has begun. The first meeting that is held is a fact of the case. One that is not
    held says who did not come. Raises NotThatMeeting where regulation 38 lets somebody not come like that.
    """
    crashpoint("attendance.begun")
    case, meeting = hold_to_mediate(meeting_id, by)
    if meeting.state in (HELD if held else (MeetingState.NO_SHOW,)):
        already_done()
        return meeting
    if at < meeting.during.lower:
        raise NotThatMeeting("The meeting has not begun.", "Record it when it has.")
    _require_lawful(came, law_of(case).readings)
    writer = by.for_case(case.id)
    with acting_as(writer):
        absent = _absent(case, came, held, london_day(at))
        meeting.state = MEETING.after("hold" if held else "miss", meeting.state)
        meeting.parties = [] if held else [Party(side) for side in absent]
        meeting.save(update_fields=["state", "parties"])
        crashpoint("attendance.state-written")
        for each in came:
            Attendance.objects.create(
                meeting=meeting,
                case_id=case.id,
                who=each.who,
                consent=each.consent,
                authority_over=list(each.authority_over),
            )
        crashpoint("attendance.rows-written")
        undecided = _undecided(case, came) if held else ()
        record(
            AttendanceRecorded(
                case_id=case.id, meeting_id=meeting.id, held=held, absent=tuple(absent), undecided=undecided
            )
        )
        if held:
            _note_first_session(case, meeting, at, writer)
            note_power(case, meeting, could_decide=not undecided, at=at, by=writer)
        else:
            lose_date(case_id=case.id, at=at, by=writer)
            _note_missed(case, meeting, absent, at, writer)
    crashpoint("attendance.before-commit")
    return meeting


def _require_lawful(came: tuple[Came, ...], readings: Readings) -> None:
    supporters = 0
    for each in came:
        if not may_attend(each.who, each.consent, readings, supporters_before=supporters).allowed:
            raise NotThatMeeting(
                "Somebody came whom regulation 38 lets come only when the right people agree.",
                "A child: the person whose right it is, and you. Anyone else: all parties, or else you.",
            )
        supporters += each.who is Attendee.SUPPORTER


def _absent(case: "Case", came: tuple[Came, ...], held: bool, today: date) -> tuple[Side, ...]:
    """Return who did not come, of those whom the law asks for. Raises NotThatMeeting where it says otherwise."""
    facts, there = law_facts(case, today), sides_there(each.who for each in came)
    asks = attendance.counts_as_held if held else attendance.counts_as_missed
    verdict = asks(there, health_issues=facts.health_issues, health_only=facts.health_only)
    if not verdict.allowed:
        why = " ".join(reason.sentence for reason in verdict.reasons)
        raise NotThatMeeting(why, WHAT_NEXT[held])
    return attendance.absent(there, attendance.sides(facts.health_issues, facts.health_only))


def _undecided(case: "Case", came: tuple[Came, ...]) -> tuple[str, ...]:
    covered = {part for each in came for part in each.authority_over}
    return tuple(part for part in parts_of(case) if part not in covered)


def _note_missed(
    case: "Case", meeting: Meeting, absent: tuple[Side, ...], at: datetime, by: Principal
) -> None:
    """Note that nobody could decide where the body that arranges stayed away; else that no meeting took place."""
    if attendance.arranging_side(law_facts(case, london_day(at)).health_only) in absent:
        note_power(case, meeting, could_decide=False, at=at, by=by)
        return
    who = " and ".join(Party(side).label for side in absent)
    note_called_off(case, meeting, because=f"the meeting was not held: not there was {who}", at=at, by=by)


def _note_first_session(case: "Case", meeting: Meeting, at: datetime, by: Principal) -> None:
    if law_facts(case, london_day(at)).first_session is not None:
        return
    note_fact(
        case,
        FactKind.FIRST_SESSION,
        happened_on=london_day(meeting.during.lower),
        at=at,
        by=by,
        evidence=Evidence.OWN_RECORD,
    )
    crashpoint("attendance.fact-noted")
    work_out_dates(case, because="the first meeting took place", at=at)
