"""The kernel's own tables: the record of events, who looked, the clock, who asks how often.

Written by the database itself.
"""

from django.db import models

from evenhand.core.privacy import Kept
from evenhand.core.walls import Compartment


class Event(models.Model):
    """One row of the record; see events.py. Only the database function that keeps the chain inserts here."""

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    kind = models.TextField()
    case_id = models.UUIDField(null=True)
    actor = models.TextField()
    actor_user_id = models.UUIDField(null=True)
    compartment = models.TextField()
    facts = models.JSONField()
    hash = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["case_id", "-id"], name="event_of_case")]

    class Privacy:
        compartment = Compartment.K11_AUDIT
        kept = Kept.RECORD
        personal: dict[str, str] = {}


class EventHead(models.Model):
    """The last event's number and hash: the one row that writers take turns to hold."""

    single = models.BooleanField(primary_key=True, default=True)
    last_id = models.BigIntegerField()
    hash = models.BinaryField()

    class Privacy:
        compartment = Compartment.MACHINE
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Look(models.Model):
    """Somebody looked at something. For investigation; no screen of the service depends on it."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    user_id = models.UUIDField()
    case_id = models.UUIDField()
    what = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["case_id", "at"], name="look_at_case"),
            models.Index(fields=["at"], name="look_at_moment"),
        ]

    class Privacy:
        compartment = Compartment.K11_AUDIT
        kept = Kept.RECORD
        personal: dict[str, str] = {}


class Clock(models.Model):
    """How far the service's clock stands from the real one; zero in production. Only the owner moves it."""

    single = models.BooleanField(primary_key=True, default=True)
    shift = models.DurationField()

    class Privacy:
        compartment = Compartment.MACHINE
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class AskedCount(models.Model):
    """How often one client asked for one thing in an hour; the client is a keyed hash that lasts a day (limits.py)."""

    id = models.BigAutoField(primary_key=True)
    client = models.TextField()
    hour_at = models.DateTimeField()
    asked = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["client", "hour_at"], name="one_count_of_asking_an_hour")
        ]

    class Privacy:
        compartment = Compartment.MACHINE
        kept = Kept.CODE
        personal: dict[str, str] = {}
