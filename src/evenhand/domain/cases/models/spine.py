"""The spine of a case: what it is about, what happened, and who must do what by when."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.walls import Compartment
from evenhand.domain.cases.states import CaseState, DutyState

if TYPE_CHECKING:
    from evenhand.domain.law.in_use import Law


class Case(models.Model):
    """One family's matter with one council about one decision."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    reference = models.TextField(unique=True)
    provider = models.ForeignKey("organisations.Provider", on_delete=models.PROTECT)
    team = models.ForeignKey("organisations.Team", on_delete=models.PROTECT)
    local_authority = models.ForeignKey("organisations.LocalAuthority", on_delete=models.PROTECT)
    # Where it had another before: since when. Officers see nothing of what was said and given until then (0028).
    council_since = models.DateTimeField(null=True)
    caseworker = models.ForeignKey("identity.User", null=True, on_delete=models.PROTECT)
    state = models.TextField(choices=CaseState.choices, default=CaseState.ENQUIRY)
    # Whose right it is, and the child it is about; the same person when a young person asks.
    holder_id = models.UUIDField()
    child_id = models.UUIDField()
    child_initials = models.TextField()
    # From which day the right is the young person's own, where another asked and the birth is known; see right.py.
    right_passes_on = models.DateField(null=True)
    decision = models.TextField()
    disputed = ArrayField(models.TextField(), default=list)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    # The state in which it was closed, to which it comes back; empty while it is open.
    closed_from = models.TextField(blank=True, db_default="", default="")
    # Somebody else than the family sent the request, and when we spoke with the family: till then nobody reads the case
    # online, and nobody on it is written to. See hearing.py.
    sent_by_helper = models.BooleanField(default=False, db_default=False)
    # Whoever was signed in when they sent it for the family, and is not the family themselves.
    sender_id = models.UUIDField(null=True)
    family_heard_at = models.DateTimeField(null=True)
    # The nearest open duty, copied in the same transaction for the worklist's index.
    next_due_on = models.DateField(null=True)
    next_due_rule = models.TextField(blank=True)
    next_due_owner = models.TextField(blank=True)
    # By which law its dates were worked out last (law.in_use.Law.version).
    counted_with = models.TextField(blank=True, db_default="")
    version = models.PositiveIntegerField(default=0)
    # Of one reading of the row, and no column: see queries.law_of.
    law: "Law | None" = None

    class Meta:
        indexes = [
            models.Index(
                fields=["team", "next_due_on", "id"],
                condition=Q(closed_at=None, next_due_on__isnull=False),
                name="worklist_of_team",
            ),
            models.Index(
                fields=["team", "local_authority", "next_due_on", "id"],
                condition=Q(closed_at=None, next_due_on__isnull=False),
                name="worklist_of_council",
            ),
            models.Index(
                fields=["caseworker", "next_due_on", "id"],
                condition=Q(closed_at=None, next_due_on__isnull=False),
                name="worklist_of_caseworker",
            ),
            # Cases without any date: nobody knows yet when the letter was sent. They must not be lost.
            models.Index(
                fields=["team", "opened_at", "id"],
                condition=Q(closed_at=None, next_due_on=None),
                name="worklist_without_date",
            ),
            # Which cases are still to be counted again after the law in use changed.
            models.Index(
                fields=["provider", "counted_with"], condition=Q(closed_at=None), name="open_by_law"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(state=CaseState.CLOSED, closed_at__isnull=False) & ~Q(closed_from=""))
                | (~Q(state=CaseState.CLOSED) & Q(closed_at=None, closed_from="")),
                name="closed_case_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(sent_by_helper=True) | Q(sender_id=None, family_heard_at=None),
                name="family_is_heard_about_a_helper",
            ),
        ]

    class Privacy:
        compartment = Compartment.K1_CASE
        kept = Kept.CASE
        personal = {"child_initials": Says.WHO}

    @property
    def waits_for_family(self) -> bool:
        """Tell whether somebody else sent the request and nobody has spoken with the family yet."""
        return self.sent_by_helper and self.family_heard_at is None


class Issue(models.Model):
    """One thing the family disagrees with, in its own words where it gave them."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="issues")
    user_id = models.UUIDField(null=True)
    section = models.TextField()
    words = models.TextField(blank=True)
    provision_wanted = models.TextField(blank=True)

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.CASE
        personal = {"words": Says.WORDS, "provision_wanted": Says.HEALTH}


class Correction(models.Model):
    """Why a fact was recorded in place of another, for those who work on the case: it may say who was wrong."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="correction_says_why"),
        ]

    class Privacy:
        compartment = Compartment.K9_CASEWORK
        kept = Kept.CASE
        personal = {"reason": Says.WORDS}


class Fact(models.Model):
    """Something that happened, as somebody recorded it. Never changed: a correction is another fact."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="facts")
    kind = models.TextField()
    happened_on = models.DateField(null=True)
    value = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)
    evidence = models.TextField()
    correction = models.OneToOneField(Correction, null=True, on_delete=models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    # Of a correction: when what it corrects was recorded first (see facts.standing_of).
    first_recorded_at: datetime

    class Meta:
        indexes = [models.Index(fields=["case", "kind", "recorded_at"], name="facts_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(replaces=None) | Q(correction__isnull=False), name="what_replaces_is_a_correction"
            ),
        ]

    class Privacy:
        compartment = Compartment.K1_CASE
        kept = Kept.CASE
        personal = {"value": Says.WHO}


class Duty(models.Model):
    """One clock as it stood: who must do what by when, counted from which facts under which law."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="duties")
    rule = models.TextField()
    owner = models.TextField()
    counted_from = models.DateField()
    counted_from_fact = models.TextField()
    due_on = models.DateField()
    safe_on = models.DateField()
    may_accept_until = models.DateField(null=True)
    # The deadline as statute gave it, so that it can be built again and explain itself years later.
    deadline = models.JSONField()
    rule_set = models.TextField()
    calendar = models.TextField()
    state = models.TextField(choices=DutyState.choices, default=DutyState.OPEN)
    made_at = models.DateTimeField()
    closed_on = models.DateField(null=True)
    closed_because = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "due_on"], condition=Q(state=DutyState.OPEN), name="open_duties_of_owner"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "rule"],
                condition=~Q(state=DutyState.SUPERSEDED),
                name="one_standing_duty_of_a_rule",
            ),
            models.CheckConstraint(
                condition=Q(state=DutyState.OPEN, closed_on=None)
                | (~Q(state=DutyState.OPEN) & Q(closed_on__isnull=False)),
                name="closed_duty_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=DutyState.SUPERSEDED) | ~Q(closed_because=""),
                name="superseded_duty_says_why",
            ),
        ]

    class Privacy:
        compartment = Compartment.K1_CASE
        kept = Kept.CASE
        personal: dict[str, str] = {}
