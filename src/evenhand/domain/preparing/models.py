"""Notes that somebody keeps for themselves, and to whom each was shown."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.sealing import SealedText
from evenhand.core.walls import Compartment
from evenhand.domain.preparing.states import Topic


class Note(models.Model):
    """Words that are for their own side alone, until it shows them to the mediator whom it names."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+", db_index=False)
    # Who wrote it.
    user_id = models.UUIDField()
    topic = models.TextField(choices=Topic.choices)
    words = SealedText()
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    # The mediator who may read it, and no other who follows; from when; and since when it was read.
    shared_with = models.UUIDField(null=True)
    shared_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True


def _constraints(name: str) -> list[models.BaseConstraint]:
    return [
        models.CheckConstraint(
            condition=Q(shared_with=None, shared_at=None, opened_at=None)
            | Q(shared_with__isnull=False, shared_at__isnull=False),
            name=f"{name}_is_shared_with_somebody",
        )
    ]


class OwnNote(Note):
    """What a parent, a young person or another parent wrote down for themselves: each apart, within one family too."""

    class Meta:
        indexes = [models.Index(fields=["case", "user_id", "written_at"], name="own_notes_of_case")]
        constraints = _constraints("own_note")

    class Privacy:
        compartment = Compartment.K2_FAMILY_PRIVATE
        kept = Kept.CASE
        personal = {"words": Says.WORDS}


class BodyNote(Note):
    """What a council or a health body wrote down for its own officers on the case."""

    body_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["case", "body_id", "written_at"], name="body_notes_of_case")]
        constraints = _constraints("body_note")

    class Privacy:
        compartment = Compartment.K3_COUNCIL_PRIVATE
        kept = Kept.CASE
        personal = {"words": Says.WORDS}
