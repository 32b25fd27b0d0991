"""Contacts, information given, tasks and notes."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.walls import Compartment
from evenhand.domain.casework.kinds import Channel, Direction, Way
from evenhand.domain.casework.states import TaskKind, TaskState


class Contact(models.Model):
    """One try to reach, by the family or by us, whether or not it got through. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="contacts")
    direction = models.TextField(choices=Direction.choices)
    channel = models.TextField(choices=Channel.choices)
    reached = models.BooleanField()
    happened_at = models.DateTimeField()
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)
    # The fact that it became, when it is the family's earliest.
    fact_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-happened_at"], name="contacts_of_case")]

    class Privacy:
        compartment = Compartment.K9_CASEWORK
        kept = Kept.CASE
        personal = {"note": Says.WORDS}


class Information(models.Model):
    """Information and advice that was given: in which way, by which wording, and every point of it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="information")
    way = models.TextField(choices=Way.choices)
    channel = models.TextField(choices=Channel.choices)
    given_on = models.DateField()
    script_version = models.TextField()
    ticked = ArrayField(models.TextField())
    recorded_at = models.DateTimeField()
    recorded_by = models.UUIDField(null=True)
    fact_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["case", "-recorded_at"], name="information_of_case")]

    class Privacy:
        compartment = Compartment.K1_CASE
        kept = Kept.CASE
        personal: dict[str, str] = {}


class Task(models.Model):
    """Something to do on a case by a day, for one person or for whoever has the case."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="tasks")
    kind = models.TextField(choices=TaskKind.choices)
    words = models.TextField(blank=True)
    due_on = models.DateField()
    # Empty: the case's caseworker, or its team while it has none.
    for_user_id = models.UUIDField(null=True)
    state = models.TextField(choices=TaskState.choices, default=TaskState.OPEN)
    by_rule = models.BooleanField()
    # The event that made a rule raise it: the same event never raises it twice.
    event_id = models.BigIntegerField(null=True)
    added_at = models.DateTimeField()
    added_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "due_on"], name="tasks_of_case")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(by_rule=True, state=TaskState.OPEN),
                name="one_open_task_of_a_rule",
            ),
            models.UniqueConstraint(fields=["case", "kind", "event_id"], name="one_task_of_an_event"),
            models.CheckConstraint(
                condition=Q(state=TaskState.OPEN, ended_at=None)
                | (~Q(state=TaskState.OPEN) & Q(ended_at__isnull=False)),
                name="ended_task_has_its_moment",
            ),
        ]

    class Privacy:
        compartment = Compartment.K9_CASEWORK
        kept = Kept.CASE
        personal = {"words": Says.WORDS}


class Note(models.Model):
    """Something that staff want to remember about a case. Never changed, and the family's lens does not show it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="notes")
    words = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-written_at"], name="notes_of_case")]

    class Privacy:
        compartment = Compartment.K9_CASEWORK
        kept = Kept.CASE
        personal = {"words": Says.WORDS}
