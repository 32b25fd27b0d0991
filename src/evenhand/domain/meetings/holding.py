"""Holding a meeting and its case, and what several actions do with one."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.clock import london_day
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.queries import law_facts
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings.events import MeetingCancelled
from evenhand.domain.meetings.models import Meeting
from evenhand.domain.meetings.notices import CANCELLED, tell_all
from evenhand.domain.meetings.noting import note_called_off
from evenhand.domain.meetings.states import HELD, MEETING, Cause, MeetingState, Party
from evenhand.domain.referrals.actions.fix_date import lose_date

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


def hold_meeting(meeting_id: UUID, by: Principal) -> "tuple[Case, Meeting]":
    """Return a meeting and its case, both locked until the transaction ends. Raises NoSuchThing."""
    case_id = Meeting.objects.values_list("case_id", flat=True).filter(id=meeting_id).first()
    if case_id is None:
        raise NoSuchThing
    case = hold(case_id, by)
    return case, Meeting.objects.select_for_update(of=("self",)).select_related("room__venue").get(
        id=meeting_id
    )


def hold_to_arrange(meeting_id: UUID, by: Principal) -> "tuple[Case, Meeting]":
    """Return a held meeting for whoever may arrange it. Raises NotAllowed for anybody else."""
    case, meeting = hold_meeting(meeting_id, by)
    access.require(by, Permission.ARRANGE_MEETING, case)
    return case, meeting


def hold_to_mediate(meeting_id: UUID, by: Principal) -> "tuple[Case, Meeting]":
    """Return a held meeting for its own mediator. Raises NotAllowed for anybody else."""
    case, meeting = hold_meeting(meeting_id, by)
    access.require(by, Permission.MEDIATE, case)
    if meeting.mediator_user_id != by.user_id:
        raise NotAllowed(Permission.MEDIATE.value)
    return case, meeting


def require_running(case: "Case", at: datetime) -> None:
    """Raise NotNow unless the family wants mediation now and it has not ended."""
    facts = law_facts(case, london_day(at))
    if facts.told_adviser_wants_mediation is None or facts.mediation_concluded or case.closed_at:
        raise NotNow(
            "This cannot be done now.",
            "The mediation has ended, or the family does not want it now.",
            "Go back to the case to see what can be done next.",
        )


def booked_of(case: "Case") -> Meeting | None:
    """Return the meeting that a held case is booked for."""
    return (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("room__venue")
        .filter(case=case, state=MeetingState.BOOKED)
        .first()
    )


def held_of(case: "Case") -> list[Meeting]:
    """Return the meetings of a case that took place, the newest first."""
    return list(Meeting.objects.filter(case=case, state__in=HELD).order_by("-session", "-booked_at"))


def cancel(
    case: "Case", meeting: Meeting, cause: Cause, party: Party, *, at: datetime, by: Principal
) -> None:
    """Cancel a held meeting and tell everybody; the caller has checked who may, and is vouched for."""
    crashpoint("cancel.begun")
    meeting.state = MEETING.after("cancel", meeting.state)
    meeting.cause, meeting.parties, meeting.sequence = cause, [party], meeting.sequence + 1
    meeting.save(update_fields=["state", "cause", "parties", "sequence"])
    crashpoint("cancel.row-written")
    lose_date(case_id=case.id, at=at, by=by)
    record(MeetingCancelled(case_id=case.id, meeting_id=meeting.id, cause=cause, party=party))
    note_called_off(case, meeting, because=f"the meeting was cancelled: {cause.label}", at=at, by=by)
    crashpoint("cancel.before-invitations")
    tell_all(case, meeting, CANCELLED, at=at, by=by)
    crashpoint("cancel.all-told")
