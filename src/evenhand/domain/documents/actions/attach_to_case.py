"""Make a draft's file part of the case that the draft became."""

from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.domain.documents import jobs
from evenhand.domain.documents.events import DocumentAttached
from evenhand.domain.documents.holding import hold, note, require_own_or_vouched
from evenhand.domain.documents.states import DocumentState
from evenhand.domain.people.vouching import require_vouched


@action
def attach_to_case(*, document_id: UUID, case_id: UUID, user_id: UUID | None, by: Principal) -> None:
    """Move a file from the browser or person who gave it to a case; `user_id` is the family's user there.

    `by` gave the file and was vouched for by the case's own action.
    """
    require_vouched(by, case_id, "add a document")
    document = hold(document_id)
    require_own_or_vouched(document, by, "add this document")
    document.case_id, document.user_id, document.browser_key = case_id, user_id, ""
    document.save(update_fields=["case_id", "user_id", "browser_key"])
    note(document, DocumentAttached)
    if document.state == DocumentState.CHECKING:
        # The job asked for earlier looks outside every case and no longer finds it.
        jobs.check_document.later(document_id=document.id, case_id=case_id)
