"""Open a provider with its first team."""

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed, Refused
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.organisations.events import ProviderOpened
from evenhand.domain.organisations.models import Provider, Team


class OpenAlready(Refused):
    """There is a provider of this name here."""

    code = "open-already"

    def __init__(self, name: str) -> None:
        super().__init__("No provider was opened.", f"{name} is here already.", "Choose another name.")


@action
def open_provider(
    *, name: str, telephone: str, email: str, address: str, opening_hours: str, team: str, by: Principal
) -> Provider:
    """Open a provider and its first team. Only the operator of the machine may. Raises OpenAlready."""
    if by.name != OPERATOR:
        raise NotAllowed("open a provider")
    if Provider.objects.filter(name=name).exists():
        raise OpenAlready(name)
    provider = Provider.objects.create(
        name=name, telephone=telephone, email=email, address=address, opening_hours=opening_hours
    )
    first = Team.objects.create(provider=provider, name=team)
    record(ProviderOpened(provider_id=provider.id, team_id=first.id))
    return provider
