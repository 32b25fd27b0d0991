"""Take somebody onto a provider's panel of mediators."""

from datetime import date, datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.identity.roles import Permission
from evenhand.domain.panel.events import MediatorOpened
from evenhand.domain.panel.models import Mediator


@action
def open_mediator(
    *, provider_id: UUID, name: str, address: str, since: date, at: datetime, by: Principal
) -> Mediator:
    """Give the person with this e-mail address a place on the panel from a day. It opens no case to them.

    A manager of the provider may; the operator of the machine may open the first.
    """
    if by.name != OPERATOR:
        identity.require(by, Permission.KEEP_PANEL, provider_id=provider_id)
    user_id = user_for_address(address)
    standing = Mediator.objects.filter(user_id=user_id, provider_id=provider_id, until=None).first()
    if standing is not None:
        already_done()
        return standing
    mediator = Mediator.objects.create(
        user_id=user_id, provider_id=provider_id, name=name, since=since, added_at=at, added_by=by.user_id
    )
    record(MediatorOpened(mediator_id=mediator.id, provider_id=provider_id))
    return mediator
