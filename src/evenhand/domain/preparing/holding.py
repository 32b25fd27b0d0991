"""Holding a note: whose it is, and the row lock under which it changes. The database shows nobody else's."""

from typing import Any
from uuid import UUID

from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.preparing.events import BodyNoteEvent, OwnNoteEvent
from evenhand.domain.preparing.models import BodyNote, OwnNote


def require_family(case_id: UUID, by: Principal) -> UUID:
    """Return the user who may keep notes on a case beside its family or as it. Raises NoSuchThing and NotAllowed."""
    case = access.visible_to(by).filter(id=case_id).first()
    if case is None:
        raise NoSuchThing
    access.require(by, Permission.KEEP_OWN_NOTES, case)
    if by.user_id is None:
        raise NotAllowed(Permission.KEEP_OWN_NOTES.value)
    return by.user_id


def require_body(case_id: UUID, body_id: UUID, by: Principal) -> UUID:
    """Return the officer who answers for a body that takes part in a case. Raises NoSuchThing, also for staff."""
    case = access.visible_to(by).filter(id=case_id).first()
    answers = case is not None and body_id in access.own_bodies(by, case)
    if (
        by.user_id is None
        or not answers
        or not identity.may_for_body(by, Permission.ANSWER_REFERRAL, body_id)
    ):
        raise NoSuchThing
    return by.user_id


def hold_own(note_id: UUID, by: Principal) -> OwnNote:
    """Return a held note of one's own. Raises NoSuchThing for any other.

    Nothing more is asked: what somebody wrote for themselves stays theirs when their right has passed to their child.
    """
    own = OwnNote.objects.select_for_update().filter(id=note_id)
    found = own.filter(user_id=by.user_id).first() if by.user_id else None
    if found is None:
        raise NoSuchThing
    return found


def hold_body(note_id: UUID, by: Principal) -> BodyNote:
    """Return a held note of a body for whoever answers for it. Raises NoSuchThing for any other."""
    found = BodyNote.objects.select_for_update().filter(id=note_id).first()
    if found is None:
        raise NoSuchThing
    require_body(found.case_id, found.body_id, by)
    return found


def note_own(note: OwnNote, event: type[OwnNoteEvent]) -> None:
    """Record that something happened to somebody's own note."""
    record(event(case_id=note.case_id, note_id=note.id))


def note_body(note: BodyNote, event: type[BodyNoteEvent], **more: Any) -> None:
    """Record that something happened to a note of a body."""
    record(event(case_id=note.case_id, note_id=note.id, body_id=note.body_id, **more))
