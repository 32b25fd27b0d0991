"""What happens around a meeting in a story. The mediator of the county acts for herself."""

from datetime import datetime, time

from evenhand.core.clock import LONDON
from evenhand.demo.story import Cue, Who, step
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.meetings.actions.book_meeting import book_meeting
from evenhand.domain.meetings.actions.record_attendance import Came, record_attendance
from evenhand.domain.meetings.planning import USUAL, Plan
from evenhand.domain.meetings.states import Undecided
from evenhand.domain.panel import queries as panel
from evenhand.domain.panel.actions.add_credential import declare_independence
from evenhand.domain.panel.actions.declare_conflict import declare_no_conflict
from evenhand.statute.meeting import Attendee
from evenhand.statute.working_days import ENGLAND


@step(Who.CASEWORKER)
def booked(cue: Cue, days_ahead: int, hour: int = 10, in_person: bool = False) -> None:
    """The caseworker books the mediation so many working days ahead, online or in the county's own place."""
    (mediator,) = panel.of_user(cue.staff["nadia"].user_id, cue.today)
    on = ENGLAND.after(cue.today, days_ahead)
    room = meetings.rooms(mediator.provider_id)[0][0] if in_person else None
    book_meeting(
        case_id=cue.case_id,
        plan=Plan(
            starts_at=datetime.combine(on, time(hour), LONDON),
            minutes=USUAL,
            mediator_id=mediator.id,
            join_url="" if room else f"https://meet.example/{cue.case_id}",
            room_id=room,
        ),
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
def met(cue: Cue) -> None:
    """The mediator records, when it is over, that family and council came."""
    meeting = meetings.booked(cue.case_id)
    assert meeting
    record_attendance(
        meeting_id=meeting.id,
        came=(Came(Attendee.FAMILY), Came(Attendee.COUNCIL), Came(Attendee.SUPPORTER)),
        held=True,
        at=cue.at,
        by=cue.by,
    )
