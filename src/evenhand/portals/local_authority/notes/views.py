"""What a council or a health body writes down for itself on a case: read by its own officers and nobody else."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing
from evenhand.design.models import Link
from evenhand.domain.identity.access import memberships
from evenhand.domain.identity.roles import Permission
from evenhand.domain.preparing import notes, sharing
from evenhand.domain.preparing.actions.destroy_body_note import destroy_body_note
from evenhand.domain.preparing.actions.share_body_note import share_body_note, take_back_body_note
from evenhand.domain.preparing.actions.write_body_note import change_body_note, write_body_note
from evenhand.portals.gate import on_case
from evenhand.portals.local_authority import presenters
from evenhand.portals.local_authority.views import asked_of
from evenhand.portals.noted import pages

WORDS = pages.Words(
    lead="Only officers who answer for your own council or health body on this case read these.",
    never="Not the family, no other body, and nobody at the mediation service.",
    until="They are kept as long as the case. Any of you can destroy each of them at any time. Somebody may ask your"
    " council for a copy of them under information law: write nothing here that you would not stand by.",
)


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def show(request: Any, case_id: UUID, referral_id: UUID) -> HttpResponse:
    """Show one's body's notes, and keep another."""
    place = _place(request, referral_id)
    access_log.looked(case_id, "own notes")
    return pages.show(request, place)


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def change(request: Any, case_id: UUID, referral_id: UUID, body_note_id: UUID) -> HttpResponse:
    """Put other words in the place of a note."""
    return pages.change(request, _place(request, referral_id), body_note_id)


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def share(request: Any, case_id: UUID, referral_id: UUID, body_note_id: UUID) -> HttpResponse:
    """Share a note with the mediator."""
    return pages.share(request, _place(request, referral_id), body_note_id)


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def take_back(request: Any, case_id: UUID, referral_id: UUID, body_note_id: UUID) -> HttpResponse:
    """Take a note back before the mediator has read it."""
    return pages.take_back(request, _place(request, referral_id), body_note_id)


@on_case(Permission.ANSWER_REFERRAL, posts=True)
def destroy(request: Any, case_id: UUID, referral_id: UUID, body_note_id: UUID) -> HttpResponse:
    """Destroy a note for good."""
    return pages.destroy(request, _place(request, referral_id), body_note_id)


def _place(request: Any, referral_id: UUID) -> pages.Place:
    case, by = request.case, request.principal
    asked = asked_of(request, case.id, referral_id)
    if memberships(by.user_id):
        # Staff write down what a body said; what it keeps for itself is none of theirs.
        raise NoSuchThing
    now = {"at": request.at, "by": by}
    return pages.Place(
        base=reverse("inbox-notes:show", args=[case.id, referral_id]),
        back=Link(asked.reference, presenters.url(asked)),
        layout="design/layout_staff.html",
        words=WORDS,
        notes=notes.body_notes(case.id, asked.body_id),
        reader=sharing.reader_of(case.id),
        write=lambda **said: write_body_note(case_id=case.id, body_id=asked.body_id, **said, **now),
        change=lambda note_id, **said: change_body_note(note_id=note_id, **said, **now),
        destroy=lambda note_id: destroy_body_note(note_id=note_id, by=by),
        share=lambda note_id, **said: share_body_note(note_id=note_id, **said, **now),
        take_back=lambda note_id: take_back_body_note(note_id=note_id, by=by),
    )
