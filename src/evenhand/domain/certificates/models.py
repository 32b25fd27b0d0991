"""Certificates, their numbers, their files, and how often somebody tried to check one."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.walls import Compartment
from evenhand.domain.certificates.states import REASONS, CertificateState


class NumberSeries(models.Model):
    """The last number of one provider's year. Only the database counts here; see 0002_guarantees."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    provider = models.ForeignKey("organisations.Provider", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    prefix = models.TextField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "year"], name="one_series_a_year"),
            models.UniqueConstraint(fields=["prefix", "year"], name="prefix_of_one_provider"),
        ]

    class Privacy:
        compartment = Compartment.MACHINE
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Certificate(models.Model):
    """One certificate. What it says never changes; only its standing does, once."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    holder_id = models.UUIDField()
    decision = models.TextField()
    section = models.TextField()
    basis = models.TextField()
    number = models.TextField(unique=True)
    check_code = models.TextField()
    # Set by the database when the row is made, and by nothing else: code that supplies a value is refused.
    issued_at = models.DateTimeField()
    issued_on = models.DateField()
    first_issued_on = models.DateField()
    issued_by = models.UUIDField()
    # The canonical text that is signed, and its SHA-256, which the database works out again.
    content = models.TextField()
    content_hash = models.TextField()
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    state = models.TextField(choices=CertificateState.choices, default=CertificateState.ISSUED)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    reason_code = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "issued_at"], name="certificates_of_case")]
        constraints = [
            models.UniqueConstraint(
                fields=["holder_id", "decision"],
                condition=Q(state=CertificateState.ISSUED),
                name="one_live_certificate",
            ),
            models.CheckConstraint(
                condition=Q(state=CertificateState.ISSUED, ended_at=None, ended_by=None, reason_code="")
                | Q(
                    state__in=(CertificateState.WITHDRAWN, CertificateState.REPLACED),
                    ended_at__isnull=False,
                    ended_by__isnull=False,
                    reason_code__in=tuple(REASONS),
                ),
                name="ended_certificate_says_why",
            ),
            models.CheckConstraint(
                condition=Q(section="s55_4", basis="reg34_1")
                | Q(section="s55_5", basis__in=("reg39_1", "reg39_3")),
                name="basis_belongs_to_section",
            ),
            models.CheckConstraint(
                condition=Q(replaces=None, first_issued_on=F("issued_on"))
                | Q(replaces__isnull=False, first_issued_on__lte=F("issued_on")),
                name="replacement_keeps_first_day",
            ),
        ]

    class Privacy:
        compartment = Compartment.K6_OUTPUTS
        kept = Kept.REGISTER
        personal = {"content": Says.WHO}


class CertificateFile(models.Model):
    """The signed PDF of a certificate, by its hash: the first one stored, for good."""

    certificate = models.OneToOneField(
        Certificate, primary_key=True, on_delete=models.PROTECT, related_name="file"
    )
    case_id = models.UUIDField(db_index=True)
    sha256 = models.TextField()
    size_bytes = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="hash_is_sha256")
        ]

    class Privacy:
        compartment = Compartment.K6_OUTPUTS
        kept = Kept.REGISTER
        personal: dict[str, str] = {}
