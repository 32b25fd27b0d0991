"""A family's unfinished answers, and its request as it was sent."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.sealing import SealedAnswers
from evenhand.core.walls import Compartment
from evenhand.domain.requests.states import DraftState


class Draft(models.Model):
    """Answers that have not been sent yet, for the browser that wrote them or the person who signed in with it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    # Whoever wrote it: a browser until somebody signs in there, then that person alone.
    browser_key = models.TextField(blank=True)
    user_id = models.UUIDField(null=True)
    # Typed in by staff for a family on the telephone.
    on_behalf = models.BooleanField(default=False)
    state = models.TextField(choices=DraftState.choices, default=DraftState.OPEN)
    # Question to its answers, field name to value, sealed; emptied when the draft is discarded or expires.
    answers = SealedAnswers(default=dict, null=True)
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    case_id = models.UUIDField(null=True)
    # What the sender is shown to quote; a copy, because a browser that is not signed in sees no case.
    reference = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["user_id", "-changed_at"], name="drafts_of_user"),
            models.Index(fields=["changed_at"], name="drafts_by_age"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(browser_key="") | Q(user_id__isnull=False), name="draft_belongs_to_somebody"
            ),
            models.CheckConstraint(
                condition=(
                    Q(state=DraftState.SENT, sent_at__isnull=False, case_id__isnull=False) & ~Q(reference="")
                )
                | (~Q(state=DraftState.SENT) & Q(sent_at=None, case_id=None, reference="")),
                name="sent_draft_has_its_case",
            ),
            models.UniqueConstraint(fields=["case_id"], name="one_draft_of_a_case"),
        ]

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.DRAFT
        personal = {"answers": Says.WORDS, "browser_key": Says.SECRET}


class SentRequest(models.Model):
    """A request as it was sent, in the words of whoever asked and without how to reach them. Never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case_id = models.UUIDField(unique=True)
    user_id = models.UUIDField(null=True)
    on_behalf = models.BooleanField()
    answers = SealedAnswers()
    sent_at = models.DateTimeField()

    class Privacy:
        compartment = Compartment.K12_REQUEST
        kept = Kept.CASE
        personal = {"answers": Says.WORDS}
