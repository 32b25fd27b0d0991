"""Whose right it is once it has passed: a young person's consent, and who acts for them."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept
from evenhand.core.walls import Compartment
from evenhand.domain.cases.deciding import Matter, Scope
from evenhand.domain.cases.models.spine import Case
from evenhand.statute.capacity import Acts


class Consent(models.Model):
    """A young person lets the parent who asked for them read their case, from and until."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="consents")
    # Who may read by it, and no other person.
    person_id = models.UUIDField()
    scope = models.TextField(choices=Scope.choices)
    said_on = models.DateField()
    evidence = models.TextField()
    document_id = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_evidence = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person_id"], condition=Q(ended_at=None), name="one_standing_consent"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_evidence="")
                | Q(ended_at__isnull=False) & ~Q(ended_evidence=""),
                name="ended_consent_says_how",
            ),
        ]

    class Privacy:
        compartment = Compartment.K1_CASE
        kept = Kept.CASE
        personal: dict[str, str] = {}


class CapacityRecord(models.Model):
    """Somebody lacks capacity for one decision at one time, and who acts instead (regulations 63 and 64).

    Capacity is presumed: where there is no record there is capacity, and a record about one decision says nothing
    about another, nor about a day after it ends.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="capacity_records")
    about = models.TextField(choices=Matter.choices)
    acts = models.TextField(choices=[(each.value, each.value) for each in Acts])
    # Who acts, where they are on the case themselves. A deputy who is not acts by telephone and post.
    person_id = models.UUIDField(null=True)
    said_on = models.DateField()
    # The last day on which it counts; it is looked at again by then.
    ends_on = models.DateField()
    evidence = models.TextField()
    document_id = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_evidence = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "about"], condition=Q(ended_at=None), name="one_standing_record_of_a_decision"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("said_on")), name="capacity_record_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_evidence="")
                | Q(ended_at__isnull=False) & ~Q(ended_evidence=""),
                name="ended_capacity_record_says_how",
            ),
        ]

    class Privacy:
        compartment = Compartment.K1_CASE
        kept = Kept.CASE
        personal: dict[str, str] = {}
