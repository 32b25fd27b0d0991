"""Add the council's letter to a request that is not sent yet."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.documents.actions.keep_document import keep_document
from evenhand.domain.documents.states import DocumentKind
from evenhand.domain.requests.events import QuestionAnswered
from evenhand.domain.requests.holding import hold, move
from evenhand.domain.requests.letters import SLUG, keep, present


@action
def add_letter(*, draft_id: UUID, name: str, content: bytes, at: datetime, by: Principal) -> UUID:
    """Take one file, beside those given before, and return its id.

    Raises NotNow once the request is sent, and documents.refusals.FileNotTaken for a file that cannot be kept.
    """
    draft = hold(draft_id, by)
    move(draft, "answer")
    document = keep_document(
        case_id=None,
        user_id=by.user_id,
        kind=DocumentKind.DECISION_LETTER,
        name=name,
        content=content,
        at=at,
        by=by,
    )
    keep(draft, (*present(draft), document.id))
    draft.changed_at = at
    draft.save(update_fields=["answers", "changed_at"])
    record(QuestionAnswered(draft_id=draft.id, question=SLUG))
    return document.id
