"""What can be asked about drafts and sent requests. The database shows each to whom it belongs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from evenhand.core.principals import Principal
from evenhand.domain.requests.models import Draft, SentRequest
from evenhand.domain.requests.states import DraftState


@dataclass(frozen=True)
class DraftShown:
    """A draft as its writer sees it."""

    id: UUID
    state: DraftState
    on_behalf: bool
    answers: Mapping[str, Mapping[str, Any]]
    changed_at: datetime
    sent_at: datetime | None
    case_id: UUID | None
    reference: str

    @property
    def is_open(self) -> bool:
        """Tell whether it can still be written in."""
        return self.state == DraftState.OPEN


def draft(draft_id: UUID) -> DraftShown | None:
    """Return a draft of the present principal, or None."""
    row = Draft.objects.filter(id=draft_id).first()
    return _shown(row) if row else None


def open_drafts(by: Principal) -> list[DraftShown]:
    """Return what somebody, or their browser, has begun and not sent, newest first."""
    if by.user_id is None and not by.browser_key:
        return []
    return [_shown(row) for row in Draft.objects.filter(state=DraftState.OPEN).order_by("-changed_at")]


def unbound(by: Principal) -> list[UUID]:
    """Return the drafts that this browser wrote before somebody signed in there."""
    if not by.browser_key:
        return []
    found = Draft.objects.filter(user_id=None, browser_key=by.browser_key, state=DraftState.OPEN)
    return list(found.values_list("id", flat=True))


def sent_here(by: Principal) -> list[str]:
    """Return the references of what this browser sent before anybody signed in there."""
    if not by.browser_key:
        return []
    found = Draft.objects.filter(user_id=None, browser_key=by.browser_key, state=DraftState.SENT)
    return list(found.values_list("reference", flat=True))


def sent_request(case_id: UUID) -> SentRequest | None:
    """Return the request of a case as it was sent, for its author and for staff on the case."""
    return SentRequest.objects.filter(case_id=case_id).first()


def stale(before: datetime) -> list[UUID]:
    """Return the drafts that hold answers and were last changed before a moment; ids and nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_stale_drafts(%s)", [before])
        return [row[0] for row in cursor.fetchall()]


def _shown(row: Draft) -> DraftShown:
    return DraftShown(
        id=row.id,
        state=DraftState(row.state),
        on_behalf=row.on_behalf,
        answers=row.answers,
        changed_at=row.changed_at,
        sent_at=row.sent_at,
        case_id=row.case_id,
        reference=row.reference,
    )
