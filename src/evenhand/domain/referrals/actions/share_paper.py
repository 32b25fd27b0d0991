"""Share a paper that may be about another child, or take one back before others see it."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.domain.documents import queries as documents
from evenhand.domain.documents.actions.remove_document import remove_document
from evenhand.domain.documents.actions.show_paper import show_paper
from evenhand.domain.documents.queries import Filed
from evenhand.domain.referrals.events import PaperTakenBack
from evenhand.domain.referrals.holding import hold_to_answer, note
from evenhand.domain.referrals.models import Referral


@action
def share_paper(*, referral_id: UUID, document_id: UUID, at: datetime, by: Principal) -> None:
    """Say that a paper is about the child of this case, for all that speaks against it: the others may open it.

    Raises NotNow while it is being checked.
    """
    referral = hold_to_answer(referral_id, by)
    _own(referral, document_id)
    show_paper(document_id=document_id, at=at, by=by.for_case(referral.case_id))


@action
def take_back_paper(*, referral_id: UUID, document_id: UUID, at: datetime, by: Principal) -> None:
    """Remove a paper before anybody else could see it. Raises NotNow once others can."""
    referral = hold_to_answer(referral_id, by)
    if _own(referral, document_id).is_shown(at):
        raise NotNow(
            "The paper was not taken back.",
            "Others can open it already.",
            "If it is about another child, telephone the mediation service now.",
        )
    remove_document(document_id=document_id, by=by.for_case(referral.case_id))
    note(referral, PaperTakenBack)


def _own(referral: Referral, document_id: UUID) -> Filed:
    filed = documents.one(document_id)
    # What a body keeps for itself alone was never on its way to the others.
    if (
        filed is None
        or filed.case_id != referral.case_id
        or filed.given_by_body != referral.body_id
        or filed.compartment != Compartment.K5_SHARED_ROOM
    ):
        raise NoSuchThing
    return filed
