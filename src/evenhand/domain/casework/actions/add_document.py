"""Add a document to a case."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.documents.actions.keep_document import keep_document
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.roles import Permission


@action
def add_document(*, case_id: UUID, kind: str, name: str, content: bytes, at: datetime, by: Principal) -> UUID:
    """Add a file to a case and return its id: the family's own when the family gives it, the case's when staff file it.

    Raises documents.refusals.FileNotTaken when it can be seen at once that it cannot be kept.
    """
    case = hold(case_id, by)
    access.require(by, Permission.ADD_DOCUMENT, case)
    own = None if identity.is_staff(by.user_id) else by.user_id
    document = keep_document(
        case_id=case_id,
        user_id=own,
        kind=kind,
        name=name,
        content=content,
        at=at,
        by=by.for_case(case_id),
    )
    return document.id
