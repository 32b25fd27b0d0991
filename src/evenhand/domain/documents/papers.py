"""A paper that a body gives to everybody who takes part: at first, and until it has looked, that body alone sees it."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from evenhand.domain.documents.doubts import HELD, About, doubts
from evenhand.domain.documents.models import Document


def look(document: Document, words: str, at: datetime) -> tuple[str, ...]:
    """Set what speaks against a held paper's case, and from when others see it; return the columns that changed."""
    document.doubts = doubts(words, _about(document.id))
    document.shown_from = None if document.doubts else _first_moment(document, at)
    return "doubts", "shown_from"


def show(document: Document, at: datetime) -> tuple[str, ...]:
    """Let others see a held paper, as soon as its minute is over; return the columns that changed."""
    document.shown_from = _first_moment(document, at)
    return ("shown_from",)


def is_shown(document: Document, at: datetime) -> bool:
    """Tell whether others may have seen it."""
    return document.shown_from is not None and document.shown_from <= at


def _first_moment(document: Document, at: datetime) -> datetime:
    return max(at, document.added_at + HELD)


def _about(document_id: UUID) -> About:
    with connection.cursor() as cursor:
        cursor.execute(
            "select names, born, reference, others from evenhand_paper_is_about(%s)", [document_id]
        )
        names, born, reference, others = cursor.fetchone()
    return About(tuple(names), born, reference, tuple(others))
