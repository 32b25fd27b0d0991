"""Open a provider with its first team."""

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.organisations.events import ProviderOpened
from evenhand.domain.organisations.models import Provider, Team


@action
def open_provider(
    *, name: str, telephone: str, email: str, address: str, opening_hours: str, team: str, by: Principal
) -> Provider:
    """Open a provider and its first team. Only the operator of the machine may."""
    if by.name != OPERATOR:
        raise NotAllowed("open a provider")
    provider = Provider.objects.create(
        name=name, telephone=telephone, email=email, address=address, opening_hours=opening_hours
    )
    first = Team.objects.create(provider=provider, name=team)
    record(ProviderOpened(provider_id=provider.id, team_id=first.id))
    return provider
