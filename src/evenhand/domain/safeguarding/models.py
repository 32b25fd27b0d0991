"""Concerns, what was noted about them, cases that were opened for an hour, and who was told that something waits."""

from datetime import timedelta
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.sealing import SealedText
from evenhand.core.walls import Compartment
from evenhand.domain.safeguarding.states import (
    AtRisk,
    ConcernState,
    NoteKind,
    NoticeKind,
    OpenedBecause,
    PassedTo,
    Worry,
)

AN_HOUR = timedelta(hours=1)


class Concern(models.Model):
    """Somebody at work on a case is worried about somebody's safety, and said so. They never read it again."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    # No foreign keys: to say this waits for no lock on a case, and leaves no trace there.
    case_id = models.UUIDField()
    provider_id = models.UUIDField()
    raised_by = models.UUIDField()
    raised_at = models.DateTimeField()
    worry = models.TextField(choices=Worry.choices)
    at_risk = models.TextField(choices=AtRisk.choices)
    in_danger = models.BooleanField()
    seen = SealedText()
    done = SealedText()
    # A lead whom it is about: to them there is no such concern.
    about_user_id = models.UUIDField(null=True)
    state = models.TextField(choices=ConcernState.choices, default=ConcernState.RAISED)
    taken_by = models.UUIDField(null=True)
    taken_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["provider_id", "state", "raised_at"], name="concerns_of_provider")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ConcernState.RAISED, taken_by=None, taken_at=None)
                | ~Q(state=ConcernState.RAISED) & Q(taken_by__isnull=False, taken_at__isnull=False),
                name="taken_concern_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(state=ConcernState.CLOSED, closed_at__isnull=False)
                | ~Q(state=ConcernState.CLOSED) & Q(closed_at=None),
                name="closed_concern_has_its_moment",
            ),
        ]

    class Privacy:
        compartment = Compartment.K8_SAFEGUARDING
        kept = Kept.CASE
        personal = {"seen": Says.WORDS, "done": Says.WORDS}


class ConcernNote(models.Model):
    """What a lead did about a concern, or decided. Written once, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="notes")
    case_id = models.UUIDField()
    kind = models.TextField(choices=NoteKind.choices)
    passed_to = models.TextField(choices=PassedTo.choices, blank=True)
    written_by = models.UUIDField()
    written_at = models.DateTimeField()
    words = SealedText()

    class Meta:
        indexes = [models.Index(fields=["concern", "written_at"], name="notes_of_concern")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=NoteKind.PASSED_ON) & ~Q(passed_to="")
                | ~Q(kind=NoteKind.PASSED_ON) & Q(passed_to=""),
                name="passed_on_says_to_whom",
            )
        ]

    class Privacy:
        compartment = Compartment.K8_SAFEGUARDING
        kept = Kept.CASE
        personal = {"words": Says.WORDS}


class Opening(models.Model):
    """A case was opened to somebody for an hour, because of something. Somebody else says whether that was right."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_id = models.UUIDField()
    provider_id = models.UUIDField()
    grant_id = models.UUIDField(unique=True)
    opened_by = models.UUIDField()
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    because = models.TextField(choices=OpenedBecause.choices)
    words = SealedText()
    reviewed_by = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    was_right = models.BooleanField(null=True)
    review = SealedText(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["provider_id", "opened_at"], condition=Q(reviewed_at=None), name="openings_to_review"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("opened_at"), ends_at__lte=F("opened_at") + AN_HOUR),
                name="opened_for_an_hour_at_most",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None, reviewed_at=None, was_right=None, review=None)
                | Q(
                    reviewed_by__isnull=False,
                    reviewed_at__isnull=False,
                    was_right__isnull=False,
                    review__isnull=False,
                ),
                name="review_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("opened_by")), name="reviewed_by_another"
            ),
        ]

    class Privacy:
        compartment = Compartment.K8_SAFEGUARDING
        kept = Kept.CASE
        personal = {"words": Says.WORDS, "review": Says.WORDS}


class Notice(models.Model):
    """Somebody is told that something waits for them, and not what. The database writes it; the worker sends it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_id = models.UUIDField()
    user_id = models.UUIDField()
    kind = models.TextField(choices=NoticeKind.choices)
    # The concern, or what was opened.
    about_id = models.UUIDField()
    # How often before: the same person is reminded of the same thing.
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    # The mail server will never take it.
    refused_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["made_at"], condition=Q(sent_at=None, refused_at=None), name="notices_to_send"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["about_id", "user_id", "kind", "number"], name="told_once")
        ]

    class Privacy:
        compartment = Compartment.K8_SAFEGUARDING
        kept = Kept.CASE
        personal: dict[str, str] = {}
