"""Destroy a paper of one's own."""

from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.domain.documents import queries as documents
from evenhand.domain.documents.actions.remove_document import remove_document
from evenhand.domain.preparing.holding import require_body
from evenhand.domain.preparing.papers import require_own


@action
def destroy_own_paper(*, document_id: UUID, by: Principal) -> None:
    """Destroy a family's own paper for good, its name and its key too, unless it was given to everybody.

    Raises NotNow for one that everybody in the meeting can open.
    """
    document = require_own(document_id, by)
    if document.compartment != Compartment.K2_FAMILY_PRIVATE:
        raise NotNow(
            "The paper was not destroyed.",
            "Everybody in the meeting can open it.",
            "If nobody has opened it yet, take it back first.",
        )
    remove_document(document_id=document_id, by=by.for_case(_case_of(document.case_id)))


@action
def destroy_bodys_own_paper(*, document_id: UUID, by: Principal) -> None:
    """Destroy what a body keeps for its own officers, for good, its name and its key too."""
    filed = documents.one(document_id)
    if filed is None or filed.compartment != Compartment.K3_COUNCIL_PRIVATE or filed.given_by_body is None:
        raise NoSuchThing
    case_id = _case_of(filed.case_id)
    require_body(case_id, filed.given_by_body, by)
    remove_document(document_id=document_id, by=by.for_case(case_id))


def _case_of(case_id: UUID | None) -> UUID:
    if case_id is None:
        raise NoSuchThing
    return case_id
