"""What can happen to figures. None of it is about a case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class _OfReport(Event):
    """Something happened to a report."""

    compartment = Compartment.K10_STATISTICS
    report_id: UUID
    local_authority: str
    starts_on: date
    is_year: bool


@dataclass(frozen=True, kw_only=True)
class ReportDrafted(_OfReport):
    """A report was counted, or counted again, and waits for a manager."""


@dataclass(frozen=True, kw_only=True)
class ReportPublished(_OfReport):
    """Everybody can read a report from now on."""


@dataclass(frozen=True, kw_only=True)
class ReportCorrected(_OfReport):
    """A published report was found wrong; another one takes its place."""

    why: str


@dataclass(frozen=True, kw_only=True)
class WaitingCounted(Event):
    """How long families lately waited was counted, and everybody can read it; `days` is None where few had waited."""

    compartment = Compartment.OPEN
    provider_id: UUID
    until_on: date
    days: int | None
