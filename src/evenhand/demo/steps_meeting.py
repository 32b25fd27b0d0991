"""What happens around a meeting in a story. The mediator of the county acts for herself."""

from datetime import datetime, time
from uuid import UUID

from evenhand.core.clock import LONDON
from evenhand.demo.story import Cue, Who, step
from evenhand.domain.cases import queries as cases
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.meetings.actions.adjourn_meeting import adjourn_meeting
from evenhand.domain.meetings.actions.book_meeting import book_meeting
from evenhand.domain.meetings.actions.cancel_meeting import cancel_meeting
from evenhand.domain.meetings.actions.conclude_mediation import conclude_mediation
from evenhand.domain.meetings.actions.record_attendance import Came, record_attendance
from evenhand.domain.meetings.actions.record_outcome import record_outcome
from evenhand.domain.meetings.actions.record_views import record_views
from evenhand.domain.meetings.actions.write_mediator_note import write_mediator_note
from evenhand.domain.meetings.attending import Attendee
from evenhand.domain.meetings.planning import USUAL, Plan
from evenhand.domain.meetings.states import Cause, HowAsked, MeetingState, Party, Result, Undecided
from evenhand.domain.panel import queries as panel
from evenhand.domain.panel.actions.add_credential import declare_independence
from evenhand.domain.panel.actions.assign_mediator import release_mediator
from evenhand.domain.panel.actions.declare_conflict import declare_conflict, declare_no_conflict
from evenhand.domain.panel.states import Conflict
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.name_decision_maker import WHOLE
from evenhand.statute.working_days import ENGLAND


@step(Who.CASEWORKER)
def booked(
    cue: Cue, days_ahead: int = 0, hour: int = 10, in_person: bool = False, offered: bool = False
) -> None:
    """The caseworker books the mediation so many working days ahead, online or in the county's own place.

    Or on the last date that the council offered.
    """
    (mediator,) = panel.of_user(cue.staff["nadia"].user_id, cue.today)
    offer = referrals.open_offers(cue.case_id, cue.at)[-1] if offered else None
    on = ENGLAND.after(cue.today, days_ahead or 1)
    starts_at = offer.starts_at if offer else datetime.combine(on, time(hour), LONDON)
    room = meetings.rooms(mediator.provider_id)[0][0] if in_person else None
    book_meeting(
        case_id=cue.case_id,
        plan=Plan(
            starts_at=starts_at,
            minutes=USUAL,
            mediator_id=mediator.id,
            join_url="" if room else f"https://meet.example/{cue.case_id}",
            room_id=room,
        ),
        offer_id=offer.id if offer else None,
        undecided_because=Undecided.NAMED_LATER,
        at=cue.at,
        by=cue.by,
    )


@step(Who.MEDIATOR)
def independent(cue: Cue) -> None:
    """The mediator declares that no council, health board or NHS England employs her."""
    (place,) = panel.of_user(cue.by.user_id, cue.today)
    declare_independence(mediator_id=place.id, at=cue.at, by=cue.by)


@step(Who.MEDIATOR)
def nothing_in_the_way(cue: Cue) -> None:
    """The mediator declares that she knows nobody on the case."""
    declare_no_conflict(case_id=cue.case_id, at=cue.at, by=cue.by)


@step(Who.MEDIATOR)
def knows_them(cue: Cue) -> None:
    """The mediator declares that she knows somebody on the case: it is gone for her at once."""
    declare_conflict(case_id=cue.case_id, because=Conflict.KNOWS, at=cue.at, by=cue.by)


@step(Who.MEDIATOR)
def writes_for_herself(cue: Cue, words: str) -> None:
    """The mediator keeps a note that nobody else reads."""
    write_mediator_note(case_id=cue.case_id, words=words, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def called_off(cue: Cue, cause: Cause, party: Party) -> None:
    """The meeting that is booked is cancelled, and its mediator let go."""
    meeting = meetings.booked(cue.case_id)
    assert meeting
    cancel_meeting(meeting_id=meeting.id, cause=cause, party=party, at=cue.at, by=cue.by)
    release_mediator(case_id=cue.case_id, mediator_id=meeting.mediator_id, at=cue.at, by=cue.by)


@step(Who.MEDIATOR)
def met(cue: Cue, decided: bool = False) -> None:
    """The mediator records, when it is over, that family and council came, and whether the council could decide."""
    power = _parts(cue) if decided else ()
    council = Came(Attendee.COUNCIL, authority_over=power)
    _came(cue, Came(Attendee.FAMILY), council, Came(Attendee.SUPPORTER), held=True)


@step(Who.MEDIATOR)
def nobody_from_the_council(cue: Cue) -> None:
    """The family came and the council did not: the meeting was not held."""
    _came(cue, Came(Attendee.FAMILY), held=False)


@step(Who.MEDIATOR)
def goes_on_another_day(cue: Cue) -> None:
    """The meeting took place and another is needed."""
    adjourn_meeting(meeting_id=_held(cue), at=cue.at, by=cue.by)


@step(Who.MEDIATOR)
def ended(cue: Cue, result: Result) -> None:
    """The mediator records how the child was asked and what came of each issue, and ends the mediation."""
    record_views(case_id=cue.case_id, how=HowAsked.WRITING, asked_on=cue.today, at=cue.at, by=cue.by)
    for part in _parts(cue):
        record_outcome(meeting_id=_held(cue), part=part, result=result, at=cue.at, by=cue.by)
    conclude_mediation(case_id=cue.case_id, ended_on=cue.today, at=cue.at, by=cue.by)


def _came(cue: Cue, *came: Came, held: bool) -> None:
    meeting = meetings.booked(cue.case_id)
    assert meeting
    record_attendance(meeting_id=meeting.id, came=came, held=held, at=cue.at, by=cue.by)


def _parts(cue: Cue) -> tuple[str, ...]:
    case = cases.one(cue.case_id, cue.by)
    assert case
    return tuple(case.disputed) or (WHOLE,)


def _held(cue: Cue) -> UUID:
    return next(one.id for one in meetings.of_case(cue.case_id) if one.state == MeetingState.TOOK_PLACE)
