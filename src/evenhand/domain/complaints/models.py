"""Complaints, and what came of them."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.sealing import SealedText
from evenhand.core.walls import Compartment
from evenhand.domain.complaints.states import About, ComplaintState, Finding


class Complaint(models.Model):
    """Somebody says what went wrong with us. Read by them, and by managers who never had the case."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    # Whose complaint it is, whatever address they sign in with; none where it was somebody else than whose case it is.
    person_id = models.UUIDField(null=True)
    # Who wrote down what the family told us by telephone, by post or in person.
    recorded_by = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    about = models.TextField(choices=About.choices)
    words = SealedText()
    state = models.TextField(choices=ComplaintState.choices, default=ComplaintState.MADE)
    taken_by = models.UUIDField(null=True)
    taken_at = models.DateTimeField(null=True)
    finding = models.TextField(choices=Finding.choices, blank=True)
    answer = SealedText(null=True)
    # What the service does otherwise from now on, in words that name nobody.
    learned = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    asked_again_at = models.DateTimeField(null=True)
    still_wrong = SealedText(null=True)
    second_finding = models.TextField(choices=Finding.choices, blank=True)
    second_answer = SealedText(null=True)
    looked_again_by = models.UUIDField(null=True)
    looked_again_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "made_at"], name="complaints_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(person_id__isnull=False) | Q(recorded_by__isnull=False),
                name="complaint_is_somebodys",
            ),
            models.CheckConstraint(
                condition=Q(looked_again_by=None) | ~Q(looked_again_by=F("taken_by")),
                name="second_look_is_anothers",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ComplaintState.ANSWERED, ComplaintState.ASKED_AGAIN])
                | Q(answered_at__isnull=False, answer__isnull=False) & ~Q(finding=""),
                name="answered_complaint_says_what",
            ),
            models.CheckConstraint(
                condition=~Q(state=ComplaintState.LOOKED_AT_AGAIN)
                | Q(looked_again_at__isnull=False, second_answer__isnull=False) & ~Q(second_finding=""),
                name="second_look_says_what",
            ),
        ]

    class Privacy:
        compartment = Compartment.K9_CASEWORK
        kept = Kept.CASE
        personal = {
            "words": Says.WORDS,
            "answer": Says.WORDS,
            "still_wrong": Says.WORDS,
            "second_answer": Says.WORDS,
        }
