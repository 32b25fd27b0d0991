"""Let others open a paper of one's own, or take it back before anybody has."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.domain.cases import access
from evenhand.domain.documents import giving
from evenhand.domain.documents.events import (
    GivenPaperTakenBack,
    OwnPaperShared,
    OwnPaperTakenBack,
    PaperGiven,
)
from evenhand.domain.documents.states import DocumentState
from evenhand.domain.identity.roles import Permission
from evenhand.domain.preparing.papers import is_of_council_before, require_own
from evenhand.domain.preparing.sharing import reader_of

if TYPE_CHECKING:
    from evenhand.domain.documents.models import Document


@action
def show_paper_to_mediator(*, document_id: UUID, with_user: UUID, at: datetime, by: Principal) -> None:
    """Let the mediator who was named on the page open a paper, and nobody else. Raises NotNow."""
    document = _hold(document_id, by)
    reader = reader_of(_case_id(document))
    if reader is None or reader.user_id != with_user:
        raise NotNow(
            "The paper was not shared.",
            "The mediator is not the one who was named here, or there is none yet.",
            "Go back and look who could open it.",
        )
    if document.shared_with == with_user:
        already_done()
        return
    _require_kept(document)
    _require_nobody_else(document)
    giving.to_mediator(document, with_user, at)
    record(OwnPaperShared(case_id=_case_id(document), document_id=document.id))


@action
def give_paper(*, document_id: UUID, by: Principal) -> None:
    """Give a paper to everybody who takes part: the mediator, each body, and whoever is at the family's side for it.

    Raises NotNow while it is being checked.
    """
    document = _hold(document_id, by)
    if document.compartment == Compartment.K5_SHARED_ROOM:
        already_done()
        return
    _require_kept(document)
    _require_of_present_council(document, by)
    giving.to_everybody(document)
    record(PaperGiven(case_id=_case_id(document), document_id=document.id))


@action
def take_back_own_paper(*, document_id: UUID, by: Principal) -> None:
    """Keep a paper for oneself again. Raises NotNow once anybody else has opened it."""
    document = _hold(document_id, by)
    _require_nobody_else(document)
    was_given = document.compartment == Compartment.K5_SHARED_ROOM
    if not was_given and document.shared_with is None:
        already_done()
        return
    giving.to_nobody(document)
    event = GivenPaperTakenBack if was_given else OwnPaperTakenBack
    record(event(case_id=_case_id(document), document_id=document.id))


def _hold(document_id: UUID, by: Principal) -> "Document":
    document = require_own(document_id, by)
    case = access.visible_to(by).filter(id=_case_id(document)).first()
    if case is None:
        raise NoSuchThing
    access.require(by, Permission.ADD_DOCUMENT, case)
    return document


def _case_id(document: "Document") -> UUID:
    if document.case_id is None:
        raise NoSuchThing
    return document.case_id


def _require_kept(document: "Document") -> None:
    if document.state != DocumentState.KEPT:
        raise NotNow(
            "The paper was not shared.",
            "We are still checking it, or we could not keep it.",
            "Wait a minute and look again.",
        )


def _require_of_present_council(document: "Document", by: Principal) -> None:
    # The database shows officers nothing that was added while the case had another council.
    if is_of_council_before(document.added_at, access.visible_to(by).get(id=_case_id(document))):
        raise NotNow(
            "The paper was not given.",
            "You added it while your case had another council.",
            "Add it again, and then give it.",
        )


def _require_nobody_else(document: "Document") -> None:
    if giving.sights([document.id]):
        raise NotNow(
            "The paper was not taken back.",
            "Somebody has opened it already.",
            "Call us if it was a mistake, and we will help.",
        )
