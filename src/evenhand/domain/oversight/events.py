"""What can happen in oversight. None of it is on a case's timeline."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class ListTakenOut(Event):
    """An auditor took a list of looks out of the service, as a file, for a reason."""

    compartment = Compartment.K11_AUDIT
    provider_ids: tuple[UUID, ...]
    listed: str
    purpose: str
    first_on: date
    last_on: date
    reference: str
    lines: int


@dataclass(frozen=True, kw_only=True)
class RecordChecked(Event):
    """The record of events was checked from its first to its last; `broken_at` is 0 where it is whole."""

    compartment = Compartment.K11_AUDIT
    events: int
    head: str
    broken_at: int = 0


@dataclass(frozen=True, kw_only=True)
class BrowsingNoticed(Event):
    """Somebody opened very many cases within an hour."""

    compartment = Compartment.K11_AUDIT
    notice_id: UUID
    user_id: UUID
    cases: int


@dataclass(frozen=True, kw_only=True)
class BrowsingReviewed(Event):
    """Somebody said what came of such a notice."""

    compartment = Compartment.K11_AUDIT
    notice_id: UUID
    finding: str
