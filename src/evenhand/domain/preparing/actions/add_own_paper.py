"""Give a file that is for oneself alone, until one says otherwise."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.documents.actions.keep_document import keep_document
from evenhand.domain.identity.roles import Permission
from evenhand.domain.preparing.holding import require_body, require_family


@action
def add_own_paper(
    *, case_id: UUID, kind: str, name: str, content: bytes, at: datetime, by: Principal
) -> UUID:
    """Add a family's paper that nobody else can open: not staff, not the council.

    It is checked and cleaned like any other.
    Raises documents.refusals.FileNotTaken when it can be seen at once that it cannot be kept.
    """
    case = hold(case_id, by)
    access.require(by, Permission.ADD_DOCUMENT, case)
    author = require_family(case_id, by)
    document = keep_document(
        case_id=case_id,
        user_id=author,
        kind=kind,
        name=name,
        content=content,
        at=at,
        by=by.for_case(case_id),
        compartment=Compartment.K2_FAMILY_PRIVATE,
    )
    return document.id


@action
def add_bodys_own_paper(
    *, case_id: UUID, body_id: UUID, kind: str, name: str, content: bytes, at: datetime, by: Principal
) -> UUID:
    """Add a paper that only officers of one body on a case can open, once it was checked.

    Raises documents.refusals.FileNotTaken when it can be seen at once that it cannot be kept.
    """
    require_body(case_id, body_id, by)
    document = keep_document(
        case_id=case_id,
        user_id=None,
        kind=kind,
        name=name,
        content=content,
        at=at,
        by=by.for_case(case_id),
        compartment=Compartment.K3_COUNCIL_PRIVATE,
        given_by_body=body_id,
    )
    return document.id
