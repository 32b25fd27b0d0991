"""What can happen on the panel. Names nobody: a mediator is a reference."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class PanelEvent(Event):
    """Something about a mediator, apart from any case."""

    compartment = Compartment.K11_AUDIT
    mediator_id: UUID


@dataclass(frozen=True, kw_only=True)
class MediatorOpened(PanelEvent):
    """Somebody was taken onto a provider's panel."""

    provider_id: UUID


@dataclass(frozen=True, kw_only=True)
class CredentialAdded(PanelEvent):
    """A mediator's credential was put on record."""

    kind_of: str


@dataclass(frozen=True, kw_only=True)
class CredentialEnded(PanelEvent):
    """A mediator's credential does not count any longer."""

    kind_of: str
    because: str


@dataclass(frozen=True, kw_only=True)
class MediatorLeft(PanelEvent):
    """A mediator left the panel, and with it every case that they were assigned to."""

    provider_id: UUID
    cases: int


@dataclass(frozen=True, kw_only=True)
class MediatorAssigned(Event):
    """A mediator was assigned to a case; names wait until they declare that nothing stands in the way."""

    compartment = Compartment.K1_CASE
    mediator_id: UUID

    def sentence(self) -> str:
        """Say that there is one."""
        return "A mediator was asked to lead the meeting."


@dataclass(frozen=True, kw_only=True)
class MediatorCleared(Event):
    """A mediator declared that nothing stands in the way, and may read the case from now on."""

    compartment = Compartment.K1_CASE
    mediator_id: UUID

    def sentence(self) -> str:
        """Say what was declared."""
        return "The mediator declared that they have no link to anybody on the case."


@dataclass(frozen=True, kw_only=True)
class MediatorReleased(Event):
    """A mediator is no longer assigned."""

    compartment = Compartment.K1_CASE
    mediator_id: UUID

    def sentence(self) -> str:
        """Say so without a reason."""
        return "The mediator no longer works on this case."


@dataclass(frozen=True, kw_only=True)
class MediatorWalled(Event):
    """A mediator was shut out of a case, by their own word or a manager's."""

    compartment = Compartment.K9_CASEWORK
    mediator_id: UUID
    declared: bool

    def sentence(self) -> str:
        """Say who found the conflict."""
        who = "said that they have" if self.declared else "was found to have"
        return f"A mediator {who} a conflict, and is shut out of this case."
