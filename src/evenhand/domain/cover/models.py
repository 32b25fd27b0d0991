"""Covers, and the cases in them."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept
from evenhand.core.walls import Compartment
from evenhand.domain.cover.states import CoverState, Why


class Cover(models.Model):
    """The cases of one colleague were shared out among others."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    provider = models.ForeignKey("organisations.Provider", on_delete=models.PROTECT, related_name="+")
    from_user_id = models.UUIDField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    # When the last case was handed over: the hour in which it can be undone begins then.
    last_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.RECORD
        personal: dict[str, str] = {}


class CoveredCase(models.Model):
    """One case of a cover: to whom it goes, and whether it went."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    cover = models.ForeignKey(Cover, on_delete=models.PROTECT, related_name="cases")
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    to_user_id = models.UUIDField(null=True)
    state = models.TextField(choices=CoverState.choices, default=CoverState.PLANNED)
    why = models.TextField(choices=Why.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cover", "case"], name="case_once_in_a_cover"),
            models.CheckConstraint(
                condition=Q(state=CoverState.REFUSED) & ~Q(why="")
                | ~Q(state=CoverState.REFUSED) & Q(why="", to_user_id__isnull=False),
                name="refused_case_says_why",
            ),
        ]

    class Privacy:
        compartment = Compartment.K9_CASEWORK
        kept = Kept.CASE
        personal: dict[str, str] = {}
