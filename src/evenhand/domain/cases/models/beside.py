"""Who stands beside a family, until when, and what of its own it lets each read."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept
from evenhand.core.walls import Compartment
from evenhand.domain.cases.models.spine import Case
from evenhand.domain.cases.states import CompanionEnded, CompanionKind, CompanionState


class Companion(models.Model):
    """Somebody beside a family on its case: a supporter of its choice, or the other parent."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField()
    # Whoever signs in with the address that was given; what they may see is in their grant, once they said yes.
    user_id = models.UUIDField(db_index=True)
    kind = models.TextField(choices=CompanionKind.choices)
    allowed = ArrayField(models.TextField(), default=list)
    state = models.TextField(choices=CompanionState.choices, default=CompanionState.INVITED)
    # The last day; a second parent has none but the end of the case.
    until = models.DateField(null=True)
    # How whoever's right it is agreed: it asked itself, or told us that it wants the other parent on its case.
    agreed_how = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_because = models.TextField(choices=CompanionEnded.choices, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["until"],
                condition=Q(state__in=(CompanionState.INVITED, CompanionState.ACTIVE)),
                name="companions_by_last_day",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user_id"],
                condition=Q(state__in=(CompanionState.INVITED, CompanionState.ACTIVE)),
                name="beside_a_family_once",
            ),
            models.CheckConstraint(
                condition=Q(kind=CompanionKind.PARENT, until=None, allowed=[])
                | ~Q(kind=CompanionKind.PARENT) & Q(until__isnull=False),
                name="supporter_has_a_last_day",
            ),
            models.CheckConstraint(
                condition=Q(state=CompanionState.INVITED, began_at=None, ended_at=None, ended_because="")
                | Q(state=CompanionState.ACTIVE, began_at__isnull=False, ended_at=None, ended_because="")
                | Q(state__in=(CompanionState.ENDED, CompanionState.EXPIRED), ended_at__isnull=False)
                & ~Q(ended_because=""),
                name="companion_says_since_and_until_when",
            ),
        ]

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.CASE
        personal: dict[str, str] = {}


class Share(models.Model):
    """One thing of its own that a family lets one supporter read: its request, or one letter. 0016 asks for it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    companion = models.ForeignKey(Companion, on_delete=models.PROTECT, related_name="shares")
    user_id = models.UUIDField()
    # Empty for the request itself.
    document_id = models.UUIDField(null=True)
    shared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["companion", "document_id"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
                name="shared_once",
            )
        ]

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.CASE
        personal: dict[str, str] = {}
