"""The lives of what a reader says and of what was changed, as tables, and the choices that their rows hold."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class CommentState(models.TextChoices):
    """How far something that a reader said has come."""

    WAITING = "waiting", "waiting to be read"
    ANSWERED = "answered", "something is changed because of it"
    SET_ASIDE = "set_aside", "set aside"


COMMENT = Lifecycle(
    thing="comment",
    initial=(CommentState.WAITING,),
    moves=(
        Move("answer", (CommentState.WAITING,), CommentState.ANSWERED),
        Move("set_aside", (CommentState.WAITING,), CommentState.SET_ASIDE),
        # What answered it was taken down.
        Move("reopen", (CommentState.ANSWERED,), CommentState.WAITING),
    ),
)


class ImprovementState(models.TextChoices):
    """Whether everybody can read what was changed."""

    DRAFT = "draft", "not published yet"
    PUBLISHED = "published", "published"
    TAKEN_DOWN = "taken_down", "taken down"


IMPROVEMENT = Lifecycle(
    thing="improvement",
    initial=(ImprovementState.DRAFT,),
    moves=(
        Move("publish", (ImprovementState.DRAFT,), ImprovementState.PUBLISHED),
        Move("take_down", (ImprovementState.DRAFT, ImprovementState.PUBLISHED), ImprovementState.TAKEN_DOWN),
    ),
)


class About(models.TextChoices):
    """What a reader wants to say."""

    HARD = "hard", "I do not understand something"
    WRONG = "wrong", "Something is wrong or out of date"
    MISSING = "missing", "I cannot find what I need"
    BROKEN = "broken", "Something does not work"
    IDEA = "idea", "I have an idea"
    HELPED = "helped", "This page helped me"


class Why(models.TextChoices):
    """Why nothing is changed because of what somebody said."""

    THANKS = "thanks", "It says thank you"
    KNOWN = "known", "Somebody else said the same, and it is being changed"
    RIGHT = "right", "The page is right and clear as it is"
    CANNOT = "cannot", "We cannot change it"
    UNCLEAR = "unclear", "We do not understand what is meant"
    NOT_OURS = "not_ours", "It is not about our pages"
    PRIVATE = "private", "It says something private: its words are destroyed at once"
    TOO_OLD = "too_old", "Nobody read it in six months, and its words are destroyed"
