"""How somebody on a case is reached, noted on their word, and decided by a second person where it must be."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from evenhand.core import access_log
from evenhand.core.clock import LONDON
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link, Row
from evenhand.design.words import moment
from evenhand.domain.casework import ways
from evenhand.domain.casework.actions.change_ways import call_off_ways, confirm_ways
from evenhand.domain.casework.actions.stop_contact import decide_contact
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity import two_people
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.people.kinds import Stopped
from evenhand.domain.people.states import StopState
from evenhand.domain.people.stopping import Stops
from evenhand.portals.asking import acted, posted
from evenhand.portals.caseworker.case.reaching_rows import safe_ways as now_safe
from evenhand.portals.caseworker.case.reaching_rows import stopped as stopped_rows
from evenhand.portals.caseworker.record.asking import Page, ask
from evenhand.portals.gate import on_case
from evenhand.portals.reaching import answering, pages
from evenhand.portals.reaching.answering import Place
from evenhand.portals.reaching.forms import Decide

RING = (
    "Call them yourself, on the number that we had before, and ask. If somebody else might be listening, ask when to "
    "call again."
)
NOT_SAFE = "Do not ring: they said that calls are not safe. Ask by a way that is safe, or keep what we have."
NOT_WANTED = "Do not ring: they asked us not to. Ask by a way that is safe, or keep what we have."
ONLY_KEEP = "Another colleague confirms it. You can keep what we have."
NOT_SURE = "Where you are not sure, keep what we have. Nothing is lost by it."


@on_case(Permission.SEE_SAFETY)
def show(request: Any, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Show how somebody is reached."""
    return answering.show(request, _place(request, person_id))


@on_case(Permission.SEE_SAFETY, posts=True)
def change(request: Any, case_id: UUID, person_id: UUID, what: str) -> HttpResponse:
    """Note one thing about it as they say it."""
    return answering.change(request, _place(request, person_id), what)


@on_case(Permission.SEE_SAFETY, posts=True)
def stop(request: Any, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Note that they want us to stop."""
    return answering.stop(request, _place(request, person_id))


@on_case(Permission.SEE_SAFETY, posts=True)
def stopped(request: Any, case_id: UUID, person_id: UUID, stop_id: UUID) -> HttpResponse:
    """Note that they take it back, or decide as the second person whether it is."""
    place, found = _place(request, person_id), people.stop(stop_id)
    if found is None or found.person_id != place.person_id:
        raise NoSuchThing
    if found.state != StopState.ASKED_BACK:
        return answering.take_back(request, place, stop_id)

    def act(said: dict[str, Any]) -> None:
        decide_contact(
            case_id=case_id,
            stop_id=stop_id,
            let_back=said["decision"] == "confirm",
            at=request.at,
            by=request.principal,
        )

    rows = (
        Row("They want", f"Contact {Stopped(found.what).label} again, {pages.said(found.asked_back_how)}"),
        _noted(found.asked_back_by, found.asked_back_at),
    )
    return _decide(request, place, "Contact them again?", rows, act, found.asked_back_by)


@on_case(Permission.SEE_SAFETY, posts=True)
def decide(request: Any, case_id: UUID, person_id: UUID, ways_id: UUID) -> HttpResponse:
    """Show what waits for a second person, and let them confirm it or call it off."""
    place, waits, now = _place(request, person_id), ways.waiting(person_id), ways.current(person_id)
    if waits is None or now is None or waits.id != ways_id:
        raise NoSuchThing

    def act(said: dict[str, Any]) -> None:
        decision = confirm_ways if said["decision"] == "confirm" else call_off_ways
        decision(case_id=case_id, change_id=ways_id, at=request.at, by=request.principal)

    rows = (
        *pages.waits_for(waits, now),
        Row("How they told us", pages.said(waits.said_how).capitalize()),
        Row("How it was checked", pages.checked(waits.how_checked)),
        _noted(waits.asked_by, waits.asked_at),
    )
    return _decide(request, place, "Reach them less carefully?", rows, act, waits.asked_by)


def _decide(
    request: Any, place: Place, title: str, rows: tuple[Row, ...], act: Any, first: UUID | None
) -> HttpResponse:
    access_log.looked(request.case.id, "how they are reached")
    safety, stops = people.safety(place.person_id), people.stops(place.person_id)
    rows = (*stopped_rows(stops), *now_safe(safety, stops), *rows)
    form = Decide(posted(request))
    if acted(request, form, act):
        done = "changed" if form.cleaned_data["decision"] == "confirm" else "kept"
        return redirect(f"{place.base}?done={done}")
    why_not = two_people.why_not(first, request.principal)
    intro = (f"{why_not} {ONLY_KEEP}",) if why_not else (_how_to_ask(safety, stops), NOT_SURE)
    return ask(request, form, Page(title, "Decide", intro, rows), act, "", ready=False)


def _how_to_ask(safety: Any, stops: Stops) -> str:
    """Return whether the second person may ring: what guards somebody must not itself do what they ruled out."""
    if safety is None or not safety.may_call:
        return NOT_SAFE
    return NOT_WANTED if stops.closes(Stopped.TELEPHONE) else RING


def _noted(by: Any, at: Any) -> Row:
    who = identity.staff_name(by) or "They themselves"
    return Row("Noted by", f"{who}, {moment(at.astimezone(LONDON))}")


def _place(request: Any, person_id: UUID) -> Place:
    person = people.one(person_id)
    if person is None or person.case_id != request.case.id:
        raise NoSuchThing
    base = f"/cases/{request.case.id}"
    return Place(
        base=f"{base}/reaching/{person_id}",
        back=Link(f"Case {request.case.reference}", f"{base}/"),
        layout="design/layout_staff.html",
        person_id=person_id,
        name=person.name,
    )
