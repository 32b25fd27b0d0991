"""What can happen to a complaint. It is about no case on record: who works on the case reads nothing of it there."""

from dataclasses import dataclass
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class _OfComplaint(Event):
    """Something happened to a complaint."""

    compartment = Compartment.STAFF
    complaint_id: UUID


@dataclass(frozen=True, kw_only=True)
class ComplaintMade(_OfComplaint):
    """Somebody of a family complained, or it was written down for them."""


@dataclass(frozen=True, kw_only=True)
class ComplaintTaken(_OfComplaint):
    """A manager looks into a complaint."""


@dataclass(frozen=True, kw_only=True)
class ComplaintAnswered(_OfComplaint):
    """A complaint was answered."""

    finding: str


@dataclass(frozen=True, kw_only=True)
class ComplaintAskedAgain(_OfComplaint):
    """Whoever complained asks for a second look."""


@dataclass(frozen=True, kw_only=True)
class ComplaintLookedAtAgain(_OfComplaint):
    """Another manager answered after a second look."""

    finding: str


@dataclass(frozen=True, kw_only=True)
class ComplaintTakenBack(_OfComplaint):
    """Whoever complained took it back."""
