"""Reports, the counts behind them, and the waiting time of the last weeks."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept
from evenhand.core.walls import Compartment
from evenhand.domain.figures.states import ReportState, Why


class Report(models.Model):
    """The figures of one contract in one quarter or year: only what can be shown. Frozen when it is published."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    provider = models.ForeignKey("organisations.Provider", on_delete=models.PROTECT, related_name="+")
    local_authority = models.ForeignKey(
        "organisations.LocalAuthority", on_delete=models.PROTECT, related_name="+"
    )
    starts_on = models.DateField()
    is_year = models.BooleanField()
    state = models.TextField(choices=ReportState.choices, default=ReportState.DRAFT)
    # By measure: the cells as they are shown, None for "not shown"; the total; the share in words.
    figures = models.JSONField()
    counted_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    published_by = models.UUIDField(null=True)
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    corrected_at = models.DateTimeField(null=True)
    corrected_by = models.UUIDField(null=True)
    why = models.TextField(choices=Why.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "local_authority", "starts_on", "is_year"],
                condition=~Q(state=ReportState.CORRECTED),
                name="one_report_of_a_period",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.DRAFT, published_at=None, published_by=None)
                | ~Q(state=ReportState.DRAFT) & Q(published_at__isnull=False, published_by__isnull=False),
                name="published_report_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.CORRECTED, corrected_at__isnull=False) & ~Q(why="")
                | ~Q(state=ReportState.CORRECTED) & Q(corrected_at=None, corrected_by=None, why=""),
                name="corrected_report_says_why",
            ),
        ]

    class Privacy:
        compartment = Compartment.K10_STATISTICS
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Tally(models.Model):
    """One count as it is, small ones too: read by the worker only, for the year that it becomes a part of."""

    id = models.BigAutoField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="tallies")
    measure = models.TextField()
    line = models.TextField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "measure", "line"], name="one_tally_of_a_line")
        ]

    class Privacy:
        compartment = Compartment.K10_STATISTICS
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class WaitingTime(models.Model):
    """How long families of one provider lately waited until somebody talked with them; once a week (waiting.py)."""

    provider = models.OneToOneField(
        "organisations.Provider", primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    until_on = models.DateField()
    # Half of the families waited so many days or fewer, in steps. None where nobody can say.
    days = models.PositiveIntegerField(null=True)

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal: dict[str, str] = {}
