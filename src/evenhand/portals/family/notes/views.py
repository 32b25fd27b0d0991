"""What somebody of a family writes down for themselves: read by them alone, whoever else is on the case."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link
from evenhand.domain.identity.roles import Permission
from evenhand.domain.preparing import notes, sharing
from evenhand.domain.preparing.actions.destroy_own_note import destroy_own_note
from evenhand.domain.preparing.actions.share_own_note import share_own_note, take_back_own_note
from evenhand.domain.preparing.actions.write_own_note import change_own_note, write_own_note
from evenhand.portals.family.layouts import layout_of
from evenhand.portals.gate import HELPER_PATH, on_case, passed
from evenhand.portals.noted import pages

WORDS = pages.Words(
    lead="Only you can read these: what you want to say, what you want to ask, how a meeting went.",
    never="Not the council, not our staff, not the other parent, and nobody who helps you.",
    until="They stay as long as your case is kept here. You can destroy each of them at any time. Do others use this"
    " phone or computer too? Then sign out when you have finished.",
)


@on_case(Permission.KEEP_OWN_NOTES, posts=True)
def show(request: Any, case_id: UUID) -> HttpResponse:
    """Show one's own notes, and keep another."""
    return pages.show(request, _place(request))


@on_case(Permission.KEEP_OWN_NOTES, posts=True)
def change(request: Any, case_id: UUID, own_note_id: UUID) -> HttpResponse:
    """Put other words in the place of a note."""
    return pages.change(request, _place(request), own_note_id)


@on_case(Permission.KEEP_OWN_NOTES, posts=True)
def share(request: Any, case_id: UUID, own_note_id: UUID) -> HttpResponse:
    """Share a note with the mediator."""
    return pages.share(request, _place(request), own_note_id)


@on_case(Permission.KEEP_OWN_NOTES, posts=True)
def take_back(request: Any, case_id: UUID, own_note_id: UUID) -> HttpResponse:
    """Take a note back before the mediator has read it."""
    return pages.take_back(request, _place(request), own_note_id)


@on_case(Permission.KEEP_OWN_NOTES, posts=True)
def destroy(request: Any, case_id: UUID, own_note_id: UUID) -> HttpResponse:
    """Destroy a note for good."""
    return pages.destroy(request, _place(request), own_note_id)


@passed(posts=True)
def destroy_kept(request: Any, case_id: UUID, own_note_id: UUID) -> HttpResponse:
    """Destroy a note that stayed with a parent whose child holds the right now; their page has a button for each."""
    if request.passed is None or notes.own_note(case_id, own_note_id, request.principal) is None:
        raise NoSuchThing
    if request.method == "POST":
        destroy_own_note(note_id=own_note_id, by=request.principal)
    return redirect("my:passed", case_id)


def _place(request: Any) -> pages.Place:
    case, by, beside = request.case, request.principal, request.path.startswith(HELPER_PATH)
    now = {"at": request.at, "by": by}
    return pages.Place(
        base=reverse("my-notes:beside-show" if beside else "my-notes:show", args=[case.id]),
        back=Link("The case", reverse("helping:case", args=[case.id]))
        if beside
        else Link("My case", reverse("my:case", args=[case.id])),
        layout="design/layout.html" if beside else layout_of(case),
        words=WORDS,
        notes=notes.own_notes(case.id, by),
        reader=sharing.reader_of(case.id),
        write=lambda **said: write_own_note(case_id=case.id, **said, **now),
        change=lambda note_id, **said: change_own_note(note_id=note_id, **said, **now),
        destroy=lambda note_id: destroy_own_note(note_id=note_id, by=by),
        share=lambda note_id, **said: share_own_note(note_id=note_id, **said, **now),
        take_back=lambda note_id: take_back_own_note(note_id=note_id, by=by),
    )
