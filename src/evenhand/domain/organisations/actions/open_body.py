"""Open a council or a health body as a party to mediations."""

from datetime import date
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.organisations.events import AreaCommissioned, BodyOpened
from evenhand.domain.organisations.models import Body, BodyKind, Commissioning


@action
def open_body(
    *, name: str, short_name: str, email: str, by: Principal, local_authority: str | None = None
) -> Body:
    """Open a party: a council when `local_authority` names one, else a health body. Only the operator may.

    `email` is the shared mailbox to which its notices go.
    """
    if by.name != OPERATOR:
        raise NotAllowed("open a council or a health body")
    kind = BodyKind.LOCAL_AUTHORITY if local_authority else BodyKind.COMMISSIONING_BODY
    body = Body.objects.create(
        kind=kind, name=name, short_name=short_name, email=email, local_authority_id=local_authority
    )
    record(BodyOpened(body_id=body.id, body_kind=kind))
    return body


@action
def commission_area(*, body_id: UUID, local_authority: str, starts_on: date, by: Principal) -> None:
    """Record that a health body commissions for a council's area from a day. Only the operator may."""
    if by.name != OPERATOR:
        raise NotAllowed("change who commissions")
    Commissioning.objects.create(body_id=body_id, local_authority_id=local_authority, starts_on=starts_on)
    record(AreaCommissioned(body_id=body_id, local_authority=local_authority))
