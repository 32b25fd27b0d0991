"""Holding a concern, moving it as its life allows, and writing down what was done."""

from datetime import datetime
from uuid import UUID

from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.principals import Principal
from evenhand.domain.identity.roles import Permission
from evenhand.domain.safeguarding import access
from evenhand.domain.safeguarding.models import Concern, ConcernNote
from evenhand.domain.safeguarding.states import CONCERN, NoteKind


def hold(case_id: UUID, concern_id: UUID, by: Principal) -> tuple[Concern, UUID]:
    """Return a held concern and the lead who acts. Raises NoSuchThing to anybody else, the same as for none."""
    if by.user_id is None:
        raise NotAllowed(Permission.HANDLE_CONCERNS.value)
    found = access.visible_to(by).select_for_update().filter(id=concern_id, case_id=case_id).first()
    if found is None:
        raise NoSuchThing
    return found, by.user_id


def move(concern: Concern, name: str, *also: str) -> None:
    """Move a held concern as its lifecycle allows; `also` names columns that change with it. Raises NotNow."""
    concern.state = CONCERN.after(name, concern.state)
    concern.save(update_fields=["state", *also])


def write(
    concern: Concern, kind: NoteKind, words: str, *, author: UUID, at: datetime, passed_to: str = ""
) -> ConcernNote:
    """Write a note about a held concern."""
    return ConcernNote.objects.create(
        concern=concern,
        case_id=concern.case_id,
        kind=kind,
        passed_to=passed_to,
        written_by=author,
        written_at=at,
        words=words,
    )


def is_said(concern: Concern, words: str, author: UUID) -> bool:
    """Tell whether the newest note says just this, by the same lead: a double click."""
    last = ConcernNote.objects.filter(concern=concern).order_by("-written_at", "id").first()
    return last is not None and last.written_by == author and last.words == words
