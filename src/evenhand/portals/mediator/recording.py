"""What a mediator records of a meeting: one small form, one action each."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from evenhand.core.errors import NoSuchThing
from evenhand.domain.cases import queries as cases
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import queries
from evenhand.domain.meetings.actions.adjourn_meeting import adjourn_meeting
from evenhand.domain.meetings.actions.conclude_mediation import conclude_mediation
from evenhand.domain.meetings.actions.record_attendance import record_attendance
from evenhand.domain.meetings.actions.record_outcome import record_outcome
from evenhand.domain.meetings.actions.record_views import record_views
from evenhand.domain.meetings.states import HowAsked, Result
from evenhand.portals.asking import posted
from evenhand.portals.gate import on_case
from evenhand.portals.mediator import forms
from evenhand.portals.mediator.asking import Page, ask
from evenhand.portals.mediator.issues import parts_in_words
from evenhand.portals.mediator.views import current_meeting


@on_case(Permission.MEDIATE, posts=True)
def attendance(request: Any, case_id: UUID) -> HttpResponse:
    """Record who came and whether the meeting was held."""
    meeting = _meeting(request, case_id)
    form = forms.attendance_form(parts_in_words(request.case))(posted(request))

    def act(said: dict[str, Any]) -> None:
        record_attendance(
            meeting_id=meeting.id,
            came=forms.came_of(said),
            held=bool(said["held"]),
            at=request.at,
            by=request.principal,
        )

    intro = ("The family may bring one person to support it. For anybody else, somebody must agree.",)
    return ask(request, case_id, form, Page("Who came?", "Record who came", intro), act)


@on_case(Permission.MEDIATE, posts=True)
def views(request: Any, case_id: UUID) -> HttpResponse:
    """Record how the child's or young person's views were asked for."""
    form = forms.Asked(posted(request), initial={"asked_on": request.today}, today=request.today)

    def act(said: dict[str, Any]) -> None:
        record_views(
            case_id=case_id,
            how=HowAsked(said["how"]),
            asked_on=said["asked_on"],
            at=request.at,
            by=request.principal,
        )

    intro = ("Record how you asked. What the child or young person said is not written down here.",)
    page = Page("How was the child or young person asked?", "Record how I asked", intro)
    return ask(request, case_id, form, page, act)


@on_case(Permission.MEDIATE, posts=True)
def outcomes(request: Any, case_id: UUID) -> HttpResponse:
    """Record what came of each issue."""
    meeting = _meeting(request, case_id)
    parts = parts_in_words(request.case)
    known = {part: result.value for part, result in queries.outcomes(case_id).items()}
    form = forms.outcome_form(parts)(posted(request), initial=known)

    def act(said: dict[str, Any]) -> None:
        for part, _ in parts:
            record_outcome(
                meeting_id=meeting.id,
                part=part,
                result=Result(said[part]),
                at=request.at,
                by=request.principal,
            )

    intro = ("Only those in the room see this. It stands on no certificate.",)
    return ask(request, case_id, form, Page("What came of it?", "Record what came of it", intro), act)


@on_case(Permission.MEDIATE, posts=True)
def adjourn(request: Any, case_id: UUID) -> HttpResponse:
    """Say that the mediation goes on another day."""
    meeting = _meeting(request, case_id)

    def act(_: dict[str, Any]) -> None:
        adjourn_meeting(meeting_id=meeting.id, at=request.at, by=request.principal)

    intro = ("We ask everybody for another day. The mediation has not ended, and no certificate is due yet.",)
    return ask(
        request,
        case_id,
        forms.Nothing(posted(request)),
        Page("Go on another day", "Go on another day", intro),
        act,
    )


@on_case(Permission.MEDIATE, posts=True)
def end(request: Any, case_id: UUID) -> HttpResponse:
    """End the mediation: the certificate is due."""
    form = forms.Ending(posted(request), initial={"ended_on": request.today}, today=request.today)

    def act(said: dict[str, Any]) -> None:
        conclude_mediation(case_id=case_id, ended_on=said["ended_on"], at=request.at, by=request.principal)

    follows = (
        "No certificate follows, because nothing here can be appealed to the Tribunal."
        if cases.law_facts(request.case, request.today).health_only
        else "The adviser must issue the family’s certificate within three working days, agreement or not."
    )
    intro = (
        follows,
        "Record first what came of each issue, and how the child or young person was asked.",
    )
    return ask(request, case_id, form, Page("End the mediation", "End the mediation", intro), act)


def _meeting(request: Any, case_id: UUID) -> queries.Shown:
    meeting = current_meeting(request, case_id)
    if meeting is None:
        raise NoSuchThing
    return meeting
