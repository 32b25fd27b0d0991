"""What can be asked about papers that a family gave for itself first, and about a body's own."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.clock import LONDON
from evenhand.core.errors import NoSuchThing
from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.domain.cases import access
from evenhand.domain.documents import giving
from evenhand.domain.documents import queries as documents
from evenhand.domain.documents.queries import Filed
from evenhand.domain.documents.states import Reader
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.panel import queries as panel

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case
    from evenhand.domain.documents.models import Document, Sight


class Given(StrEnum):
    """Who may open a paper."""

    NOBODY = "nobody"
    MEDIATOR = "mediator"
    EVERYBODY = "everybody"


@dataclass(frozen=True)
class Seen:
    """Somebody opened a paper for the first time."""

    who: str
    at: datetime


@dataclass(frozen=True)
class OwnPaper:
    """One paper of a family, for whoever gave it."""

    filed: Filed
    given: Given
    reader: str
    """The mediator who alone may open it; empty otherwise."""
    seen: tuple[Seen, ...]


def own_papers(case_id: UUID, by: Principal) -> list[OwnPaper]:
    """Return the papers that somebody gave for themselves first, the newest first."""
    filed = [
        each
        for each in documents.of_case(case_id)
        if each.began_private and by.user_id is not None and each.given_by == by.user_id
    ]
    sights = giving.sights(each.id for each in filed)
    return [
        OwnPaper(
            each,
            given_to(each),
            panel.name_of_user(each.shared_with) if each.shared_with else "",
            tuple(_seen(one) for one in sights if one.document_id == each.id),
        )
        for each in filed
    ]


def own_paper(case_id: UUID, document_id: UUID, by: Principal) -> OwnPaper | None:
    """Return one of one's own papers, or None."""
    return next((each for each in own_papers(case_id, by) if each.filed.id == document_id), None)


def for_mediator_alone(filed: Filed, by: Principal) -> bool:
    """Tell whether a paper was shown to the present mediator and to nobody else."""
    return filed.shared_with is not None and filed.shared_with == by.user_id


def bodys_own(case_id: UUID, body_id: UUID) -> list[Filed]:
    """Return what a body keeps for its own officers on a case, the newest first."""
    return [
        each
        for each in documents.of_case(case_id)
        if each.compartment == Compartment.K3_COUNCIL_PRIVATE and each.given_by_body == body_id
    ]


def given_to(filed: Filed) -> Given:
    """Return who may open a paper."""
    if filed.compartment == Compartment.K5_SHARED_ROOM:
        return Given.EVERYBODY
    return Given.MEDIATOR if filed.shared_with else Given.NOBODY


def is_of_council_before(added_at: datetime, case: "Case") -> bool:
    """Tell whether a paper was added while its case had another council: the present one cannot open it."""
    return case.council_since is not None and added_at <= case.council_since


def reads_as(case: "Case", by: Principal) -> tuple[Reader, UUID | None]:
    """Return as whom somebody opens a paper of a case, and for which body. Raises NoSuchThing for staff."""
    held = access.permissions(by, case)
    if Permission.MEDIATE in held:
        return Reader.MEDIATOR, None
    if bodies := access.own_bodies(by, case):
        return Reader.BODY, bodies[0]
    if held & {Permission.SEE_OWN_CASE, Permission.SEE_BESIDE_FAMILY}:
        return Reader.FAMILY, None
    raise NoSuchThing


def require_own(document_id: UUID, by: Principal) -> "Document":
    """Return a held paper of one's own. Raises NoSuchThing for any other."""
    document = giving.hold_own(document_id, by)
    if document is None:
        raise NoSuchThing
    return document


def _seen(one: "Sight") -> Seen:
    if one.who == Reader.MEDIATOR:
        who = panel.name_of_user(one.user_id) or "Your mediator"
    elif one.body_id is not None:
        who = organisations.body(one.body_id).short_name
    else:
        who = "Somebody on your side"
    return Seen(who, one.seen_at.astimezone(LONDON))
