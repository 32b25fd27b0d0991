"""Booking the mediation, moving it and cancelling it: one small form, one action each."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from evenhand.core.clock import LONDON
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Notice, Row
from evenhand.design.words import day, listed, moment
from evenhand.domain.casework.wording import part_in_a_sentence
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import queries
from evenhand.domain.meetings.actions.book_meeting import book_meeting
from evenhand.domain.meetings.actions.cancel_meeting import cancel_meeting
from evenhand.domain.meetings.actions.move_meeting import move_meeting
from evenhand.domain.meetings.actions.open_venue import open_venue
from evenhand.domain.meetings.planning import USUAL
from evenhand.domain.meetings.states import Cause, MeetingState, Party, Premises
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.panel import queries as panel
from evenhand.domain.referrals import queries as referrals
from evenhand.portals.asking import posted
from evenhand.portals.caseworker.meeting import forms
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.gate import on_case

NOTICE = "Five full working days lie between telling the family and the meeting, unless it agrees to less."


@on_case(Permission.ARRANGE_MEETING, posts=True)
def book(request: Any, case_id: UUID) -> HttpResponse:
    """Book the mediation on a date that was offered, or on another."""
    standing = queries.booked(case_id)
    if standing is not None and request.method != "POST":
        return redirect("meeting:move", case_id, standing.id)
    offers = _offers(case_id, request.at)
    undecided = queries.undecided(case_id)
    form = forms.meeting_form(offers, _mediators(request), _rooms(request), undecided=bool(undecided))(
        posted(request),
        initial={"minutes": str(USUAL), "where": forms.ONLINE},
        today=request.today,
    )

    def act(said: dict[str, Any]) -> None:
        chosen = said.get("offer", "")
        book_meeting(
            case_id=case_id,
            plan=forms.plan_of(said, offers),
            offer_id=UUID(chosen) if chosen in offers else None,
            short_notice=said["short_notice"],
            undecided_because=said.get("because", ""),
            at=request.at,
            by=request.principal,
        )

    rows = [Row("First day with full notice", day(queries.earliest(request.case, request.today)))]
    rows += _needed_rows(queries.needed_now(request.case.holder_id))
    page = Page(
        "Book the mediation",
        "Book it and tell everybody",
        (NOTICE, "Everybody who takes part gets a message and an entry for their calendar."),
        rows=tuple(rows),
        notice=_undecided_notice(undecided),
        extra={"url": f"/cases/{case_id}/venue", "text": "Add a place"},
    )
    return ask(request, form, page, act, "meeting")


@on_case(Permission.ARRANGE_MEETING, posts=True)
def move(request: Any, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Change when, where or with whom a booked meeting is."""
    meeting = _meeting(case_id, meeting_id)
    form = forms.meeting_form({}, _mediators(request), _rooms(request), undecided=False)(
        posted(request),
        initial={
            "on": meeting.starts_at.date(),
            "begins": meeting.starts_at.time(),
            "minutes": str(meeting.minutes),
            "mediator": str(meeting.mediator_id),
            "where": str(meeting.room_id or forms.ONLINE),
            "join_url": queries.link_as_booked(meeting.id),
        },
        today=request.today,
    )

    def act(said: dict[str, Any]) -> None:
        move_meeting(
            meeting_id=meeting.id,
            plan=forms.plan_of(said, {}),
            short_notice=said["short_notice"],
            at=request.at,
            by=request.principal,
        )

    rows = [Row("Now", meeting.when), Row("Where", meeting.where), Row("Mediator", meeting.mediator_name)]
    rows += _needed_rows(queries.needed(meeting.id))
    page = Page(
        "Change the meeting",
        "Change it and tell everybody",
        (NOTICE,),
        rows=tuple(rows),
        extra={"url": f"/cases/{case_id}/meeting/{meeting_id}/cancel", "text": "Cancel it"},
    )
    return ask(request, form, page, act, "meeting-moved")


@on_case(Permission.ARRANGE_MEETING, posts=True)
def cancel(request: Any, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Cancel a booked meeting."""
    meeting = _meeting(case_id, meeting_id)

    def act(said: dict[str, Any]) -> None:
        cancel_meeting(
            meeting_id=meeting.id,
            cause=Cause(said["cause"]),
            party=Party(said["party"]),
            at=request.at,
            by=request.principal,
        )

    page = Page(
        "Cancel the meeting",
        "Cancel it and tell everybody",
        rows=(Row("When", meeting.when), Row("Where", meeting.where)),
        kind="grave",
    )
    return ask(request, forms.Cancelling(posted(request)), page, act, "meeting-cancelled")


@on_case(Permission.ARRANGE_MEETING, posts=True)
def venue(request: Any, case_id: UUID) -> HttpResponse:
    """Add a neutral place, for this and every later meeting."""

    def act(said: dict[str, Any]) -> None:
        open_venue(
            provider_id=request.case.provider_id,
            name=said["name"],
            address=said["address"],
            premises=Premises(said["premises"]),
            access=tuple(said["access"]),
            rooms=tuple(said["rooms"].splitlines()),
            at=request.at,
            by=request.principal,
        )

    page = Page("Add a place for meetings", "Add the place")
    return ask(request, forms.OpeningVenue(posted(request)), page, act, "venue")


def _meeting(case_id: UUID, meeting_id: UUID) -> queries.Shown:
    """Return a booked meeting of a case; one that is over cannot be changed."""
    meeting = queries.one(meeting_id)
    if meeting is None or meeting.case_id != case_id:
        raise NoSuchThing
    if meeting.state not in (MeetingState.BOOKED, MeetingState.CANCELLED):
        raise NoSuchThing
    return meeting


def _offers(case_id: UUID, at: datetime) -> dict[str, tuple[datetime, str]]:
    offers = referrals.open_offers(case_id, at)
    bodies = organisations.bodies({one.body_id for one in offers})
    return {
        str(one.id): (
            one.starts_at,
            f"{moment(one.starts_at.astimezone(LONDON))}, offered by {bodies[one.body_id].short_name}",
        )
        for one in offers
    }


def _mediators(request: Any) -> list[tuple[str, str]]:
    found = panel.choice_for(request.case.provider_id, request.case.id, request.today)
    return [
        (str(one.id), one.name if one.may_be_assigned else f"{one.name} (lacks something today)")
        for one in found
    ]


def _rooms(request: Any) -> list[tuple[str, str]]:
    return [(str(id), name) for id, name in queries.rooms(request.case.provider_id)]


def _needed_rows(needed: queries.Needed | None) -> list[Row]:
    """Return what the family needs, for whoever chooses the place and the people."""
    if needed is None:
        return []
    rows = [Row("Interpreter", needed.interpreter_language)] if needed.interpreter_language else []
    asked = [each for each in (*needed.needs, needed.other) if each]
    return [*rows, *([Row("The family needs", "\n".join(asked))] if asked else [])]


def _undecided_notice(parts: tuple[str, ...]) -> Notice | None:
    if not parts:
        return None
    named = listed([part_in_a_sentence(part) for part in parts])
    return Notice(f"Nobody was named who can decide about: {named} (regulation 37(1)).", kind="problem")
