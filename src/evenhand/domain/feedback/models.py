"""What readers said, and what was changed because of it."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from evenhand.core.privacy import Kept, Says
from evenhand.core.walls import Compartment
from evenhand.domain.feedback.states import About, CommentState, ImprovementState, Why


class Improvement(models.Model):
    """You said, we did: both in an editor's words, for everybody to read once a manager published it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    # The address of a page of ours; empty for the website as a whole.
    page = models.TextField(blank=True)
    said = models.TextField()
    did = models.TextField()
    state = models.TextField(choices=ImprovementState.choices, default=ImprovementState.DRAFT)
    drafted_by = models.UUIDField()
    drafted_at = models.DateTimeField()
    published_by = models.UUIDField(null=True)
    published_at = models.DateTimeField(null=True)
    taken_down_by = models.UUIDField(null=True)
    taken_down_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=ImprovementState.PUBLISHED)
                | Q(published_by__isnull=False, published_at__isnull=False),
                name="published_improvement_says_by_whom",
            ),
        ]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.SERVICE
        personal: dict[str, str] = {}


class Comment(models.Model):
    """What somebody said about a page. Who they are is in no column, and the hour neither."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    page = models.TextField(blank=True)
    about = models.TextField(choices=About.choices)
    words = models.TextField(blank=True)
    said_on = models.DateField()
    state = models.TextField(choices=CommentState.choices, default=CommentState.WAITING)
    why = models.TextField(choices=Why.choices, blank=True)
    improvement = models.ForeignKey(Improvement, null=True, on_delete=models.PROTECT, related_name="comments")
    read_by = models.UUIDField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "said_on"], name="comments_that_wait")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=CommentState.WAITING, why="", improvement=None)
                | Q(state=CommentState.SET_ASIDE, improvement=None) & ~Q(why="")
                | Q(state=CommentState.ANSWERED, why="", improvement__isnull=False),
                name="comment_says_what_came_of_it",
            ),
        ]

    class Privacy:
        compartment = Compartment.STAFF
        kept = Kept.FEEDBACK
        personal = {"words": Says.WORDS}
