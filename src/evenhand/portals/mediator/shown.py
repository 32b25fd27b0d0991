"""What a family or a body let its mediator read: one note at a time, and each reading is noted where it came from."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.domain.identity.roles import Permission
from evenhand.domain.preparing import notes
from evenhand.domain.preparing.actions.open_shared_note import open_shared_note
from evenhand.portals.gate import on_case


@on_case(Permission.MEDIATE)
def show(request: Any, case_id: UUID, shown_id: UUID) -> HttpResponse:
    """Show one note, and note that it was read."""
    found = next((each for each in notes.shown_to(case_id, request.principal) if each.id == shown_id), None)
    if found is None:
        raise NoSuchThing
    note = open_shared_note(note_id=shown_id, at=request.at, by=request.principal)
    access_log.looked(case_id, "case pack")
    context = {"case_id": case_id, "shown": found, "words": note.words}
    return render(request, "portals/mediator/shown.html", context)
