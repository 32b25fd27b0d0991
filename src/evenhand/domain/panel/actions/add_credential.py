"""Put what a mediator holds on record."""

from datetime import date, datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, Refused
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.panel.events import CredentialAdded
from evenhand.domain.panel.models import Credential, Mediator
from evenhand.domain.panel.states import DECLARED, CredentialKind
from evenhand.statute.counting import within_months

DECLARATION_MONTHS = 12
OWN_WORD = "declared by the mediator"


class NotThatCredential(Refused):
    """The credential cannot be put on record like this."""


@action
def add_credential(
    *,
    mediator_id: UUID,
    kind: CredentialKind,
    valid_from: date,
    valid_until: date,
    evidence: str,
    at: datetime,
    by: Principal,
) -> Credential:
    """Record a credential with the days from and until which it holds, and how we know.

    A manager may, and the operator of the machine. Independence is a mediator's own declaration, which nobody makes
    for them: see declare_independence.
    """
    mediator = _mediator(mediator_id)
    if by.name != OPERATOR:
        identity.require(by, Permission.KEEP_PANEL, provider_id=mediator.provider_id)
    if kind == DECLARED or valid_until < valid_from or not evidence.strip():
        raise NotThatCredential(
            "This was not put on record.",
            "It needs a first and a last day in order, and how we know; and nobody declares for a mediator.",
            "Check the days and what you have seen.",
        )
    return _add(mediator, kind, valid_from, valid_until, evidence.strip(), at, by)


@action
def declare_independence(*, mediator_id: UUID, at: datetime, by: Principal) -> Credential:
    """Declare that one is not employed by a council, an ICB or NHS England, for a year (sections 53(5), 54(3))."""
    mediator = _mediator(mediator_id)
    if by.user_id is None or mediator.user_id != by.user_id:
        raise NoSuchThing
    today = clock.london_day(at)
    return _add(mediator, DECLARED, today, within_months(today, DECLARATION_MONTHS), OWN_WORD, at, by)


def _mediator(mediator_id: UUID) -> Mediator:
    found = Mediator.objects.filter(id=mediator_id).first()
    if found is None:
        raise NoSuchThing
    return found


def _add(
    mediator: Mediator,
    kind: CredentialKind,
    valid_from: date,
    valid_until: date,
    evidence: str,
    at: datetime,
    by: Principal,
) -> Credential:
    added = Credential.objects.create(
        mediator=mediator,
        kind=kind,
        valid_from=valid_from,
        valid_until=valid_until,
        evidence=evidence,
        added_at=at,
        added_by=by.user_id,
    )
    record(CredentialAdded(mediator_id=mediator.id, kind_of=kind))
    return added
