"""Give a draft to whoever signed in on the browser that wrote it."""

from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.documents.actions.bind_document import bind_document
from evenhand.domain.requests.events import DraftBound
from evenhand.domain.requests.holding import hold
from evenhand.domain.requests.letters import present


@action
def bind_draft(*, draft_id: UUID, by: Principal) -> None:
    """Make a draft and its letter the signed-in person's own: the browser alone opens them no more."""
    if by.user_id is None:
        raise NotAllowed("keep this request")
    draft = hold(draft_id, by)
    draft.user_id = by.user_id
    draft.save(update_fields=["user_id"])
    for document_id in present(draft):
        bind_document(document_id=document_id, by=by)
    record(DraftBound(draft_id=draft.id))
