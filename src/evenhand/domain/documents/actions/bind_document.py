"""Give a file to whoever signed in on the browser that gave it."""

from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.principals import Principal
from evenhand.domain.documents.events import DocumentBound
from evenhand.domain.documents.holding import hold, note, require_own_or_vouched


@action
def bind_document(*, document_id: UUID, by: Principal) -> None:
    """Make a file that no case has the signed-in person's own: from now on they find it on any device."""
    if by.user_id is None:
        raise NotAllowed("keep this document")
    document = hold(document_id)
    require_own_or_vouched(document, by, "keep this document")
    document.user_id = by.user_id
    document.save(update_fields=["user_id"])
    note(document, DocumentBound)
