"""Contacts, information given, tasks and notes."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.sealing import SealedText
from evenhand.core.walls import Compartment
from evenhand.domain.casework.kinds import Channel, Direction, Way
from evenhand.domain.casework.states import ChangeState, TaskKind, TaskState
from evenhand.domain.identity.states import Checked


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
        indexes = [
            models.Index(fields=["case", "due_on"], name="tasks_of_case"),
            models.Index(
                fields=["for_user_id", "due_on", "id"],
                condition=Q(state=TaskState.OPEN),
                name="open_tasks_of_somebody",
            ),
        ]
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

    @property
    def asks(self) -> str:
        """Return what is to be done: the words of whoever added it, or those of its kind and whom it is about."""
        if self.kind == TaskKind.OTHER:
            return self.words
        label = TaskKind(self.kind).label
        return f"{label}: {self.words}" if self.words else label

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


class DetailsChange(models.Model):
    """How to reach somebody from now on, as staff were asked to note it; what is empty stays as it is."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField()
    email = SealedText()
    telephone = SealedText()
    address = SealedText()
    postcode = SealedText()
    protected = models.BooleanField()
    how_checked = models.TextField(choices=Checked.choices)
    state = models.TextField(choices=ChangeState.choices, default=ChangeState.WAITING)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    # When the case was taken from whoever signed in with the old address, and given to the new: once.
    reader_changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id"], condition=Q(state=ChangeState.WAITING), name="one_change_waits"
            ),
            models.CheckConstraint(
                condition=Q(state=ChangeState.WAITING, decided_at=None, decided_by=None)
                | (~Q(state=ChangeState.WAITING) & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="decided_change_says_by_whom",
            ),
        ]

    class Privacy:
        compartment = Compartment.K7_SAFETY
        kept = Kept.CASE
        personal = {
            "email": Says.WHERE,
            "telephone": Says.WHERE,
            "address": Says.WHERE,
            "postcode": Says.WHERE,
        }


class WaysChange(models.Model):
    """How it is safe to reach somebody from a moment on: who said so, how, and who decided. Never changed after."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField()
    may_email = models.BooleanField()
    may_call = models.BooleanField()
    may_leave_voicemail = models.BooleanField()
    may_text = models.BooleanField()
    may_post = models.BooleanField()
    call_times = ArrayField(models.TextField(), default=list)
    safe_from = models.TimeField(null=True)
    safe_until = models.TimeField(null=True)
    note = SealedText()
    mailbox_is_shared = models.BooleanField()
    said_how = models.TextField()
    # Of what staff were told: how they know that it is them. Empty for what somebody says on their own page.
    how_checked = models.TextField(choices=Checked.choices, blank=True)
    # It is less careful than before, where a stranger could do harm with it: whoever asks does not decide.
    takes_two = models.BooleanField()
    state = models.TextField(choices=ChangeState.choices, default=ChangeState.WAITING)
    asked_at = models.DateTimeField()
    asked_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id"], condition=Q(state=ChangeState.WAITING), name="one_change_of_ways_waits"
            ),
            models.CheckConstraint(
                condition=Q(state=ChangeState.WAITING, decided_at=None, decided_by=None)
                | (~Q(state=ChangeState.WAITING) & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="decided_ways_say_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state=ChangeState.MADE, takes_two=True) | ~Q(decided_by=models.F("asked_by")),
                name="two_people_open_a_way",
            ),
        ]

    class Privacy:
        compartment = Compartment.K7_SAFETY
        kept = Kept.CASE
        personal = {"note": Says.WORDS, "call_times": Says.WHERE}


class NeedsChange(models.Model):
    """What somebody needs from a moment on to take part, as they said it then. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField()
    needs = ArrayField(models.TextField(), default=list)
    other = models.TextField(blank=True)
    interpreter_language = models.TextField(blank=True)
    said_how = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.UUIDField(null=True)

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.CASE
        personal = {"needs": Says.HEALTH, "other": Says.WORDS, "interpreter_language": Says.WHO}
