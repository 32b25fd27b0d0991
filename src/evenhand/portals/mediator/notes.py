"""A mediator's own notes on a case: nobody else has a page, a list or a line that shows them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link, Row
from evenhand.design.words import day, moment
from evenhand.domain.identity.roles import Permission
from evenhand.domain.meetings import notes
from evenhand.domain.meetings.actions.destroy_mediator_note import destroy_mediator_note
from evenhand.domain.meetings.actions.write_mediator_note import change_mediator_note, write_mediator_note
from evenhand.portals.asking import acted, posted
from evenhand.portals.gate import on_case
from evenhand.portals.mediator import forms
from evenhand.portals.mediator.asking import Page, ask

NOTES = "mediator:notes"


@on_case(Permission.MEDIATE, posts=True)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show one's own notes with the newest first, and keep another."""

    def act(said: dict[str, Any]) -> None:
        write_mediator_note(case_id=case_id, words=said["words"], at=request.at, by=request.principal)

    form = forms.Noting(posted(request))
    if acted(request, form, act):
        return redirect(NOTES, case_id)
    access_log.looked(case_id, "own notes")
    destroyed_on = notes.kept_until(request.case.closed_at)
    context = {
        "case_id": case_id,
        "form": None if destroyed_on and request.method != "POST" else form,
        "rows": [
            _row(case_id, one, is_open=not destroyed_on)
            for one in notes.own_notes(case_id, request.principal)
        ],
        "until": f"on {day(destroyed_on)}"
        if destroyed_on
        else f"{notes.KEPT_DAYS} days after the case closes",
    }
    return render(request, "portals/mediator/notes.html", context)


@on_case(Permission.MEDIATE, posts=True)
def change(request: Any, case_id: UUID, note_id: UUID) -> HttpResponse:
    """Put other words in the place of a note."""
    note = _own(request, case_id, note_id)

    def act(said: dict[str, Any]) -> None:
        change_mediator_note(note_id=note.id, words=said["words"], at=request.at, by=request.principal)

    form = forms.Noting(posted(request), initial={"words": note.words})
    intro = ("What stood there before is gone once you keep the change.",)
    return ask(request, case_id, form, Page("Change my note", "Keep the change", intro), act, back=NOTES)


@on_case(Permission.MEDIATE, posts=True)
def destroy(request: Any, case_id: UUID, note_id: UUID) -> HttpResponse:
    """Destroy a note for good."""
    note = _own(request, case_id, note_id)

    def act(_: dict[str, Any]) -> None:
        destroy_mediator_note(note_id=note.id, at=request.at, by=request.principal)

    page = Page(
        "Destroy my note",
        "Destroy it for good",
        (f"You wrote it on {moment(note.written_at)}.", "Nobody can bring it back."),
        kind="grave",
    )
    return ask(request, case_id, forms.Nothing(posted(request)), page, act, back=NOTES)


def _own(request: Any, case_id: UUID, note_id: UUID) -> notes.PrivateNote:
    found = notes.own_note(case_id, note_id, request.principal)
    if found is None:
        raise NoSuchThing
    return found


def _row(case_id: UUID, one: notes.PrivateNote, *, is_open: bool) -> Row:
    written = moment(one.written_at)
    ways = (("note", "Change"), ("destroy-note", "Destroy")) if is_open else (("destroy-note", "Destroy"),)
    links = tuple(
        Link(text, reverse(f"mediator:{name}", args=[case_id, one.id]), hidden=f"the note of {written}")
        for name, text in ways
    )
    changed = f"\nChanged {moment(one.changed_at)}" if one.changed_at else ""
    return Row(f"{written}{changed}", one.words, actions=links)
