"""What was chosen of the law, and every list of bank holidays that somebody proposed."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.walls import Compartment
from evenhand.domain.law.states import CalendarState


class ChosenReading(models.Model):
    """A provider reads one switch in one way from a moment on. Never changed: the newest of a switch counts."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    provider = models.ForeignKey("organisations.Provider", on_delete=models.PROTECT, related_name="+")
    # The order of a provider's choices, for two can have one moment.
    number = models.PositiveIntegerField()
    switch = models.TextField()
    reading = models.TextField()
    why = models.TextField()
    chosen_at = models.DateTimeField()
    chosen_by = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "number"], name="choices_of_a_provider_in_order"),
            models.CheckConstraint(condition=~Q(why=""), name="choice_says_why"),
        ]

    class Privacy:
        # How a service reads the law is no secret: its dates say it. Pages show who and why to managers only.
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal = {"why": Says.WORDS}


class Calendar(models.Model):
    """A list of bank holidays in England, as somebody proposed it: its days never change under its version."""

    version = models.TextField(primary_key=True)
    state = models.TextField(choices=CalendarState.choices, default=CalendarState.PROPOSED)
    # Day to name, of every year from `from_on` to `horizon`.
    holidays = models.JSONField()
    from_on = models.DateField()
    # After this day the holidays follow the standing rules, and a proclamation may add or move one.
    announced_until = models.DateField()
    horizon = models.DateField()
    source = models.TextField()
    proposed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=Q(state=CalendarState.CONFIRMED), name="one_calendar_in_use"
            ),
            models.UniqueConstraint(
                fields=["state"], condition=Q(state=CalendarState.PROPOSED), name="one_calendar_proposed"
            ),
            models.CheckConstraint(
                condition=Q(state__in=(CalendarState.PROPOSED, CalendarState.REPLACED))
                | (Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(reason="")),
                name="decided_calendar_says_by_whom_and_why",
            ),
        ]

    class Privacy:
        compartment = Compartment.OPEN
        kept = Kept.SERVICE
        personal = {"reason": Says.WORDS}
