"""Who may read a case, from and until: people, bodies, and those who may not whatever they hold."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.walls import Compartment
from evenhand.domain.cases.models.spine import Case
from evenhand.domain.cases.states import LiftingState


class Grant(models.Model):
    """Somebody may read some compartments of a case, from and until, because of something."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="grants")
    user_id = models.UUIDField()
    person_id = models.UUIDField(null=True)
    role = models.TextField()
    compartments = ArrayField(models.TextField())
    evidence = models.TextField()
    granted_by = models.UUIDField(null=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user_id", "case"], name="grants_of_user")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user_id", "role"], condition=Q(ends_at=None), name="one_open_grant_of_a_role"
            ),
            # A supporter who is forgotten loses sight of the case by themselves.
            models.CheckConstraint(
                condition=~Q(role="supporter") | Q(ends_at__isnull=False),
                name="supporter_sees_until_a_moment",
            ),
        ]

    class Privacy:
        compartment = Compartment.K1_CASE
        kept = Kept.CASE
        personal: dict[str, str] = {}


class Party(models.Model):
    """A council or a health body takes part in a case, from and until: its officers may read some compartments."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    compartments = ArrayField(models.TextField())
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["body", "case"], name="parties_of_body")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "body"], condition=Q(ends_at=None), name="one_open_party_of_a_body"
            )
        ]

    class Privacy:
        compartment = Compartment.K1_CASE
        kept = Kept.CASE
        personal: dict[str, str] = {}


class Wall(models.Model):
    """Somebody may read nothing of a case, whatever else they hold."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="walls")
    user_id = models.UUIDField()
    reason = models.TextField()
    # Of a mediator: nothing leads back to a case that somebody must never mediate in.
    for_good = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user_id"], condition=Q(ended_at=None), name="walls_of_user")]

    class Privacy:
        compartment = Compartment.K9_CASEWORK
        kept = Kept.CASE
        personal = {"reason": Says.WORDS}


class WallLifting(models.Model):
    """One person asks that somebody who is shut out is let in again, and another decides it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    wall = models.ForeignKey(Wall, on_delete=models.PROTECT, related_name="liftings")
    reason = models.TextField()
    state = models.TextField(choices=LiftingState.choices, default=LiftingState.ASKED)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["wall"], condition=Q(state=LiftingState.ASKED), name="one_lifting_waits"
            ),
            models.CheckConstraint(
                condition=Q(state=LiftingState.ASKED, decided_at=None, decided_by=None)
                | (~Q(state=LiftingState.ASKED) & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="decided_lifting_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(LiftingState.LIFTED, LiftingState.REFUSED))
                | ~Q(decided_by=F("asked_by")),
                name="two_people_decide_a_lifting",
            ),
            models.CheckConstraint(
                condition=~Q(state=LiftingState.WITHDRAWN) | Q(decided_by=F("asked_by")),
                name="whoever_asked_withdraws",
            ),
        ]

    class Privacy:
        compartment = Compartment.K9_CASEWORK
        kept = Kept.CASE
        personal = {"reason": Says.WORDS}
