"""What can happen to organisations."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class ProviderOpened(Event):
    """A provider began to use the service."""

    compartment = Compartment.OPEN
    provider_id: UUID
    team_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContractAgreed(Event):
    """A provider began to serve a council's families."""

    compartment = Compartment.OPEN
    provider_id: UUID
    local_authority: str


@dataclass(frozen=True, kw_only=True)
class ContractEnded(Event):
    """The last day on which a provider serves a council's families was set."""

    compartment = Compartment.OPEN
    provider_id: UUID
    local_authority: str


@dataclass(frozen=True, kw_only=True)
class LocalAuthoritiesLoaded(Event):
    """The list of councils was brought up to date."""

    compartment = Compartment.OPEN
    count: int


@dataclass(frozen=True, kw_only=True)
class TeamAdded(Event):
    """A provider has one more team."""

    compartment = Compartment.OPEN
    provider_id: UUID
    team_id: UUID


@dataclass(frozen=True, kw_only=True)
class BodyOpened(Event):
    """A council or a health body can be a party to mediations."""

    compartment = Compartment.OPEN
    body_id: UUID
    body_kind: str


@dataclass(frozen=True, kw_only=True)
class AreaCommissioned(Event):
    """A health body commissions for a council's area."""

    compartment = Compartment.OPEN
    body_id: UUID
    local_authority: str


@dataclass(frozen=True, kw_only=True)
class PlacesLoaded(Event):
    """A list that says which council a postcode is in was put into use."""

    compartment = Compartment.OPEN
    source: str
    postcodes: int
