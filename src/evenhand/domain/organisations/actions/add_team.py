"""Add a team to a provider."""

from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.organisations.events import TeamAdded
from evenhand.domain.organisations.models import Team


@action
def add_team(*, provider_id: UUID, name: str, by: Principal) -> Team:
    """Add one more team to a provider. Only the operator of the machine may."""
    if by.name != OPERATOR:
        raise NotAllowed("add a team")
    team = Team.objects.create(provider_id=provider_id, name=name)
    record(TeamAdded(provider_id=provider_id, team_id=team.id))
    return team
