"""What can happen to a certificate."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evenhand.core.events import Event
from evenhand.core.walls import Compartment
from evenhand.domain.certificates.states import REASONS


@dataclass(frozen=True, kw_only=True)
class DeemedAsked(Event):
    """The family asked for a certificate because the thirty days have gone and the council is silent."""

    compartment = Compartment.K6_OUTPUTS
    warning: str
    arrange_by: date

    def sentence(self) -> str:
        """Say what was asked, and which warning was read before."""
        last = f"{self.arrange_by:%A} {self.arrange_by.day} {self.arrange_by:%B}"
        return (
            f"The family asked for a certificate: no mediation took place by {last}, and the council is silent. "
            f"It read what waiting means (text {self.warning}). A manager decides."
        )


@dataclass(frozen=True, kw_only=True)
class LateDecisionAsked(Event):
    """Somebody asked a manager to decide about a certificate after late contact."""

    compartment = Compartment.K6_OUTPUTS

    def sentence(self) -> str:
        """Say that somebody else decides."""
        return "A manager was asked to decide about a certificate after late contact. Another person decides."


@dataclass(frozen=True, kw_only=True)
class CertificateIssued(Event):
    """A certificate was issued, the first or a replacement."""

    compartment = Compartment.K6_OUTPUTS
    certificate_id: UUID
    number: str
    issued_on: date
    content_hash: str
    replaces_number: str = ""

    def sentence(self) -> str:
        """Say which certificate, and in place of which."""
        instead = f" in place of {self.replaces_number}" if self.replaces_number else ""
        return f"Certificate {self.number} was issued{instead}."


@dataclass(frozen=True, kw_only=True)
class CertificateSigned(Event):
    """The signed PDF of a certificate was stored."""

    compartment = Compartment.K6_OUTPUTS
    certificate_id: UUID
    number: str
    sha256: str

    def sentence(self) -> str:
        """Say that it can be downloaded."""
        return f"The signed PDF of certificate {self.number} is ready."


@dataclass(frozen=True, kw_only=True)
class CertificateWithdrawn(Event):
    """A certificate was withdrawn; nothing takes its place."""

    compartment = Compartment.K6_OUTPUTS
    certificate_id: UUID
    number: str
    reason_code: str

    def sentence(self) -> str:
        """Say which and why."""
        return f"Certificate {self.number} was withdrawn. {REASONS[self.reason_code]}"


@dataclass(frozen=True, kw_only=True)
class CertificateReplaced(Event):
    """A certificate with a mistake on it gave its place to another."""

    compartment = Compartment.K6_OUTPUTS
    certificate_id: UUID
    number: str
    reason_code: str

    def sentence(self) -> str:
        """Say which and why."""
        return f"Certificate {self.number} was replaced. {REASONS[self.reason_code]}"


@dataclass(frozen=True, kw_only=True)
class CertificateQuestioned(Event):
    """A fact was corrected after a certificate was issued: somebody must look at it."""

    compartment = Compartment.K9_CASEWORK
    certificate_id: UUID
    number: str

    def sentence(self) -> str:
        """Say that the certificate stands, and is to be looked at."""
        return f"A correction may concern certificate {self.number}. It stands until somebody decides."
