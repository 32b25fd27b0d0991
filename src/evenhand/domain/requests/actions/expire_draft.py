"""Empty a draft that is older than drafts are kept."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.documents.actions.remove_document import remove_document
from evenhand.domain.requests.events import AnswersForgotten, DraftExpired
from evenhand.domain.requests.holding import hold, move
from evenhand.domain.requests.letters import present
from evenhand.domain.requests.states import DRAFT


@action
def expire_draft(*, draft_id: UUID, at: datetime, by: Principal) -> None:
    """Empty a draft; one that was sent keeps its state, for its request is kept with the case."""
    if not by.is_service:
        raise NotAllowed("empty this request")
    draft = hold(draft_id, by)
    letters = present(draft)
    draft.answers, draft.changed_at = {}, at
    if DRAFT.allows("expire", draft.state):
        move(draft, "expire")
        for document_id in letters:
            remove_document(document_id=document_id, by=by)
        record(DraftExpired(draft_id=draft.id))
    else:
        record(AnswersForgotten(draft_id=draft.id))
    draft.save(update_fields=["state", "answers", "changed_at"])
