"""Take a file out of a request that is not sent yet."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.documents.actions.remove_document import remove_document
from evenhand.domain.requests.events import QuestionAnswered
from evenhand.domain.requests.holding import hold, move
from evenhand.domain.requests.letters import SLUG, keep, present


@action
def remove_letter(*, draft_id: UUID, document_id: UUID, at: datetime, by: Principal) -> None:
    """Remove one file of a draft for good; one that is not there, or not there any more, changes nothing."""
    draft = hold(draft_id, by)
    move(draft, "answer")
    files = present(draft)
    if document_id not in files:
        already_done()
        return
    remove_document(document_id=document_id, by=by)
    keep(draft, tuple(each for each in files if each != document_id))
    draft.changed_at = at
    draft.save(update_fields=["answers", "changed_at"])
    record(QuestionAnswered(draft_id=draft.id, question=SLUG))
