"""Add a paper for everybody who takes part."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.domain.documents.actions.keep_document import keep_document
from evenhand.domain.referrals.events import PaperAdded
from evenhand.domain.referrals.holding import hold_to_answer, note


@action
def add_paper(
    *, referral_id: UUID, kind: str, name: str, content: bytes, at: datetime, by: Principal
) -> UUID:
    """Add a file to the shared room: the family, the body and the mediator may open it, once it was checked.

    For a minute it is the body's alone, and longer where it seems to be about another child (see share_paper).
    Raises documents.refusals.FileNotTaken when it can be seen at once that it cannot be kept.
    """
    referral = hold_to_answer(referral_id, by)
    document = keep_document(
        case_id=referral.case_id,
        user_id=None,
        kind=kind,
        name=name,
        content=content,
        at=at,
        by=by.for_case(referral.case_id),
        compartment=Compartment.K5_SHARED_ROOM,
        given_by_body=referral.body_id,
    )
    note(referral, PaperAdded)
    return document.id
