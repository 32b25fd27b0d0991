"""Book the mediation: a mediator, a time and a place, each once."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.identity.roles import Permission
from evenhand.domain.law.in_use import calendars_in_use
from evenhand.domain.meetings.events import MeetingBooked
from evenhand.domain.meetings.holding import booked_of, held_of, require_running
from evenhand.domain.meetings.models import Meeting, Support
from evenhand.domain.meetings.notices import BOOKED, tell_all
from evenhand.domain.meetings.noting import note_meeting
from evenhand.domain.meetings.planning import (
    Plan,
    once_at_a_time,
    require_notice,
    require_possible,
    undecided_parts,
)
from evenhand.domain.meetings.refusals import NobodyDecides
from evenhand.domain.meetings.states import Undecided
from evenhand.domain.panel.actions.assign_mediator import assign_mediator
from evenhand.domain.people import queries as people
from evenhand.domain.referrals.actions.fix_date import fix_date

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


@action
def book_meeting(
    *,
    case_id: UUID,
    plan: Plan,
    at: datetime,
    by: Principal,
    offer_id: UUID | None = None,
    short_notice: str = "",
    undecided_because: str = "",
) -> Meeting:
    """Book a meeting and promise everybody an invitation, all in one transaction or nothing.

    `offer_id` takes a date that a body offered. `short_notice` says how the family agreed to less than five
    working days (regulation 37(2)); `undecided_because` why it is booked although nobody was named who can decide
    about some issues (regulation 37(1)). The same booking sent twice is one. Raises TooSoon, NobodyDecides,
    TimeTaken, LinkUsed, NotThatMeeting, and what panel.assign_mediator raises.
    """
    crashpoint("book.begun")
    case = hold(case_id, by)
    access.require(by, Permission.ARRANGE_MEETING, case)
    if (standing := booked_of(case)) is not None:
        if not plan.is_as(standing):
            raise NotNow(
                "No second meeting was booked.", "One is booked already.", "Move it, or cancel it first."
            )
        already_done()
        return standing
    require_running(case, at)
    today = clock.london_day(at)
    require_possible(plan, case, at)
    require_notice(plan, case, today, short_notice)
    undecided = undecided_parts(case.id)
    if undecided and undecided_because not in Undecided.values:
        raise NobodyDecides(undecided)
    assigned = assign_mediator(
        case_id=case.id, mediator_id=plan.mediator_id, meeting_on=plan.day, at=at, by=by
    )
    writer = by.for_case(case.id)
    with acting_as(writer):
        meeting = _store(
            case, plan, assigned.user_id, today, short_notice, undecided, undecided_because, at, by
        )
        crashpoint("book.row-written")
        fix_date(case_id=case.id, offer_id=offer_id, at=at, by=writer)
        record(
            MeetingBooked(
                case_id=case.id,
                meeting_id=meeting.id,
                starts_at=plan.starts_at,
                short_notice=bool(meeting.short_notice),
            )
        )
        note_meeting(case, meeting, because="a meeting was booked", at=at, by=writer)
        crashpoint("book.before-invitations")
        tell_all(case, meeting, BOOKED, at=at, by=writer)
    if undecided:
        add_task(
            case_id=case.id,
            kind=TaskKind.AUTHORITY_MISSING,
            due_on=calendars_in_use().regulations.on_or_before(plan.day),
            words=f"{Undecided(undecided_because).label}.",
            task_id=meeting.id,
            at=at,
            by=by,
        )
    crashpoint("book.before-commit")
    return meeting


def _store(
    case: "Case",
    plan: Plan,
    user_id: UUID,
    today: date,
    short_notice: str,
    undecided: tuple[str, ...],
    because: str,
    at: datetime,
    by: Principal,
) -> Meeting:
    """Write the row under the database's own watch over times, and copy what the family needs."""
    with once_at_a_time():
        meeting = Meeting.objects.create(
            case=case,
            session=len(held_of(case)) + 1,
            mediator_id=plan.mediator_id,
            mediator_user_id=user_id,
            during=plan.during,
            room_id=plan.room_id,
            join_url=plan.join_url,
            told_on=today,
            short_notice=short_notice,
            undecided=list(undecided),
            undecided_because=because if undecided else "",
            booked_at=at,
            booked_by=by.user_id,
        )
    needs = people.needs(case.holder_id)
    Support.objects.create(
        meeting=meeting,
        case_id=case.id,
        needs=needs.needs if needs else [],
        other=needs.other if needs else "",
        interpreter_language=needs.interpreter_language if needs else "",
    )
    return meeting
