"""Who may open a paper that a family gave for itself first: itself, its mediator, or everybody who takes part."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.domain.documents.models import Document, Sight
from evenhand.domain.documents.states import Reader


def hold_own(document_id: UUID, by: Principal) -> Document | None:
    """Return a held paper that somebody gave for themselves first, or None for any other."""
    own = Document.objects.select_for_update().filter(id=document_id, file_key__isnull=False)
    own = own.filter(given_by_body=None, case_id__isnull=False)
    return own.filter(user_id=by.user_id).first() if by.user_id else None


def given(document_id: UUID) -> Document | None:
    """Return a paper that somebody of a family gave, as far as the present principal may see it, or None."""
    return Document.objects.filter(
        id=document_id, file_key__isnull=False, given_by_body=None, case_id__isnull=False
    ).first()


def to_mediator(document: Document, user_id: UUID, at: datetime) -> None:
    """Let one mediator open a held paper, and nobody else."""
    document.compartment = Compartment.K2_FAMILY_PRIVATE
    document.shared_with, document.shared_at = user_id, at
    document.save(update_fields=["compartment", "shared_with", "shared_at"])


def to_everybody(document: Document) -> None:
    """Let everybody who takes part open a held paper."""
    document.compartment = Compartment.K5_SHARED_ROOM
    document.shared_with = document.shared_at = None
    document.save(update_fields=["compartment", "shared_with", "shared_at"])


def to_nobody(document: Document) -> None:
    """Keep a held paper for whoever gave it."""
    document.compartment = Compartment.K2_FAMILY_PRIVATE
    document.shared_with = document.shared_at = None
    document.save(update_fields=["compartment", "shared_with", "shared_at"])


def note_sight(
    document: Document, case_id: UUID, user_id: UUID, who: Reader, body_id: UUID | None, at: datetime
) -> bool:
    """Note that somebody opened a paper, and tell whether it is their first time."""
    if Sight.objects.filter(document_id=document.id, user_id=user_id).exists():
        return False
    Sight.objects.create(
        case_id=case_id,
        document_id=document.id,
        user_id=user_id,
        who=who,
        body_id=body_id,
        seen_at=at,
    )
    return True


def sights(document_ids: Iterable[UUID]) -> list[Sight]:
    """Return who opened which of these papers, the first first; the database tells whoever gave them."""
    return list(Sight.objects.filter(document_id__in=list(document_ids)).order_by("seen_at", "id"))
