"""Holding a document: the row lock under which its state changes, and who may ask for it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.documents.events import QUIETLY, DocumentEvent
from evenhand.domain.documents.models import Document
from evenhand.domain.documents.states import DOCUMENT


def hold(document_id: UUID) -> Document:
    """Return a document with its row locked until the transaction ends. Raises NoSuchThing."""
    document = Document.objects.select_for_update().filter(id=document_id).first()
    if document is None:
        raise NoSuchThing
    return document


def require_own_or_vouched(document: Document, by: Principal, doing: str) -> None:
    """Raise NotAllowed unless `by` gave the file before any case had it, or an action of its case calls.

    The service itself may end a file that no case has: nobody came back to the request that it was given for.
    """
    if document.case_id is None:
        if by.is_service:
            return
        own_browser = bool(by.browser_key) and document.browser_key == by.browser_key
        if own_browser or (by.user_id is not None and document.user_id == by.user_id):
            return
    elif by.case_id == document.case_id:
        return
    raise NotAllowed(doing)


def give(document_ids: Iterable[UUID], user_id: UUID) -> None:
    """Show the files that came with a request to the user whom nobody knew when it was sent."""
    Document.objects.filter(id__in=list(document_ids), user_id=None).update(user_id=user_id)


def move(document: Document, name: str, *also: str) -> None:
    """Move a held document as its lifecycle allows; `also` names columns that change with the state."""
    document.state = DOCUMENT.after(name, document.state)
    document.save(update_fields=["state", *also])


def note(document: Document, event: type[DocumentEvent], **more: Any) -> None:
    """Record that something happened to a document; of somebody's own, where nobody else is told."""
    if quiet := QUIETLY.get(document.compartment, {}).get(event):
        record(quiet(case_id=document.case_id, document_id=document.id))
        return
    record(event(case_id=document.case_id, document_id=document.id, document=document.kind, **more))
