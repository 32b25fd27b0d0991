"""Notices about very many cases, and the checks of the record."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept
from evenhand.core.walls import Compartment
from evenhand.domain.oversight.states import Finding


class BrowsingNotice(models.Model):
    """Somebody opened more cases within an hour than work usually needs. It blocks nobody; somebody looks at it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    provider = models.ForeignKey("organisations.Provider", on_delete=models.PROTECT, related_name="+")
    user_id = models.UUIDField()
    cases = models.PositiveIntegerField()
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    noticed_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.UUIDField(null=True)
    finding = models.TextField(choices=Finding.choices, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user_id", "-noticed_at"], name="notices_about_somebody")]
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None, finding="")
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False) & ~Q(finding=""),
                name="reviewed_notice_says_what_came_of_it",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=models.F("user_id")),
                name="nobody_reviews_themselves",
            ),
        ]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.RECORD
        personal: dict[str, str] = {}


class RecordCheck(models.Model):
    """The record of events as it was checked: how many there were, and the hash of the last."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    events = models.BigIntegerField()
    head = models.TextField()
    broken_at = models.BigIntegerField(null=True)

    class Privacy:
        compartment = Compartment.MACHINE
        kept = Kept.RECORD
        personal: dict[str, str] = {}
