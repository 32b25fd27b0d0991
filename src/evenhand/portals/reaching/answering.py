"""How somebody is reached, for themselves and for staff on their word: each portal says whose it is and from where."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.design.forms import Form
from evenhand.design.models import Link
from evenhand.domain.casework import ways
from evenhand.domain.casework.actions.change_needs import change_needs
from evenhand.domain.casework.actions.change_ways import change_ways
from evenhand.domain.casework.actions.stop_contact import contact_again, stop_contact
from evenhand.domain.casework.careful import is_less_careful, takes_two
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Safety
from evenhand.domain.people.kinds import LeftOpen, Stopped
from evenhand.domain.people.states import StopState
from evenhand.portals.asking import acted, posted
from evenhand.portals.reaching import forms, pages
from evenhand.portals.reaching.questions import QUESTIONS, Question

FOLDER = "portals/reaching"
HERE = "told_online"
DONE = {
    "changed": "It is changed, from this moment.",
    "waits": "It is noted, and nothing is changed yet: a second person asks first, in a way that is safe.",
    "kept": "It stays as it was.",
    "stopped": "We stop, from this moment.",
    "back": "It is taken back. We write and call again as it says here.",
}


@dataclass(frozen=True)
class Place:
    """Whose pages they are, and where they stand."""

    base: str
    back: Link
    layout: str
    person_id: UUID
    name: str = ""
    """Of whom staff say it; empty on one's own page."""

    @property
    def is_staff(self) -> bool:
        """Tell whether staff say it on somebody's word."""
        return bool(self.name)


def show(request: Any, place: Place) -> HttpResponse:
    """Show how somebody is reached, what they need, what waits and what they stopped."""
    access_log.looked(request.case.id, "how they are reached")
    safety, waits = ways.current(place.person_id), ways.waiting(place.person_id)
    context = {
        "rows": pages.rows(safety, people.needs(place.person_id), place.base) if safety else (),
        "stopped": pages.stopped(people.stops(place.person_id), place.base, may_decide=place.is_staff),
        "waits": pages.waits_for(waits, safety) if waits and safety else (),
        "decide_url": f"{place.base}/waiting/{waits.id}" if waits and place.is_staff else "",
        "done": DONE.get(request.GET.get("done", ""), ""),
    }
    return _page(request, place, "show", **context)


def change(request: Any, place: Place, what: str) -> HttpResponse:
    """Ask one thing anew, show what it changes, then change it."""
    question, safety, needs = (
        QUESTIONS.get(what),
        ways.current(place.person_id),
        people.needs(place.person_id),
    )
    if question is None or safety is None:
        raise NoSuchThing
    form = _form(question.form, place)(posted(request), initial=question.stands(safety, needs))
    outcome = []

    def act(said: dict[str, Any]) -> None:
        outcome.append(_change(request, place, question, needs, question.changes(said), said))

    is_checked = request.POST.get("checked") == "yes"
    if is_checked and acted(request, form, act):
        return redirect(f"{place.base}?done={'changed' if outcome[0] else 'waits'}")
    if request.method == "POST" and not is_checked and "again" not in request.POST and form.is_valid():
        changes = question.changes(form.cleaned_data)
        return _check(
            request,
            place,
            question.title,
            rows=pages.compared(question, safety, needs, changes),
            says=() if question.of_needs else _says(request, place, safety, changes),
            button="Change it",
        )
    return _page(request, place, "ask", form=form, problems=form.problems(), title=question.title)


def stop(request: Any, place: Place) -> HttpResponse:
    """Ask what to stop, say what the law still requires and by what it comes, then stop."""
    safety = ways.current(place.person_id)
    if safety is None:
        raise NoSuchThing
    left = pages.left_open(people.reach(place.person_id), safety)
    form = _form(forms.stop_form(left), place)(posted(request))

    def act(said: dict[str, Any]) -> None:
        stop_contact(
            case_id=request.case.id,
            person_id=place.person_id,
            what=Stopped(said["what"]),
            left_open=LeftOpen(said["left_open"]) if said["left_open"] else None,
            said_how=said.get("said_how", HERE),
            at=request.at,
            by=request.principal,
        )

    is_checked = request.POST.get("checked") == "yes"
    if is_checked and acted(request, form, act):
        return redirect(f"{place.base}?done=stopped")
    if request.method == "POST" and not is_checked and "again" not in request.POST and form.is_valid():
        said = form.cleaned_data
        all_of_it = said["what"] == Stopped.EVERYTHING
        return _check(
            request,
            place,
            f"No contact {Stopped(said['what']).label}",
            stops=pages.STOPS if all_of_it or said["what"] in (Stopped.EMAIL, Stopped.POST) else "",
            still=pages.STILL if all_of_it or said["what"] in (Stopped.EMAIL, Stopped.POST) else (),
            goes=pages.goes(said["left_open"], own=not place.is_staff),
            button="Stop it",
        )
    return _page(request, place, "ask", form=form, problems=form.problems(), title="Stop contacting")


def take_back(request: Any, place: Place, stop_id: UUID) -> HttpResponse:
    """Say what it means to take a stop back, and take it back."""
    found = people.stop(stop_id)
    if found is None or found.person_id != place.person_id or found.state != StopState.STANDS:
        raise NoSuchThing
    form = _form(forms.Nothing, place)(posted(request))
    outcome = []

    def act(said: dict[str, Any]) -> None:
        outcome.append(
            contact_again(
                case_id=request.case.id,
                stop_id=stop_id,
                said_how=said.get("said_how", HERE),
                at=request.at,
                by=request.principal,
            )
        )

    if acted(request, form, act):
        return redirect(f"{place.base}?done={'back' if outcome[0] else 'waits'}")
    title = f"Contact {Stopped(found.what).label} again"
    return _page(request, place, "take_back", form=form, problems=form.problems(), title=title)


def _change(
    request: Any, place: Place, question: Question, needs: Any, changes: dict[str, Any], said: dict[str, Any]
) -> bool:
    """Change what was asked; tells whether it counts already."""
    about: dict[str, Any] = {
        "case_id": request.case.id,
        "person_id": place.person_id,
        "said_how": said.get("said_how", HERE),
        "at": request.at,
        "by": request.principal,
    }
    if not question.of_needs:
        return change_ways(changes=changes, how_checked=said.get("how_checked", ""), **about)
    stands: dict[str, Any] = {
        "needs": tuple(needs.needs) if needs else (),
        "other": needs.other if needs else "",
        "interpreter_language": needs.interpreter_language if needs else "",
    }
    change_needs(**about, **stands | changes)
    return True


def _says(request: Any, place: Place, safety: Safety, changes: dict[str, Any]) -> tuple[str, ...]:
    after = replace(safety, **changes)
    if takes_two(request.case.id, place.person_id, safety, after):
        return (
            "A second person asks them in a way that is safe before it counts. Until then it stays as it is."
            if place.is_staff
            else "A second person here asks you first, in a way that is safe. Until then it stays as it is.",
        )
    if is_less_careful(safety, after):
        return ("It counts from the moment the button is pressed, unless a second person must ask first.",)
    return ("It counts from the moment the button is pressed, for messages that wait too.",)


def _form(form: type[Form], place: Place) -> type[Form]:
    return forms.on_their_word(form) if place.is_staff else form


def _check(request: Any, place: Place, title: str, **context: Any) -> HttpResponse:
    usual = {"rows": (), "says": (), "still": (), "stops": "", "goes": ""}
    return _page(request, place, "check", title=title, sent=list(_sent(request)), **usual | context)


def _sent(request: Any) -> Iterator[tuple[str, str]]:
    """Return what was answered, to be sent once more with the confirmation."""
    for name, values in request.POST.lists():
        if name not in ("csrfmiddlewaretoken", "checked", "again"):
            yield from ((name, value) for value in values)


def _page(request: Any, place: Place, name: str, **context: Any) -> HttpResponse:
    return render(request, f"{FOLDER}/{name}.html", {"place": place, "case": request.case.id, **context})
