"""The life of a complaint, as a table, and the choices that its rows hold, in plain words."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class ComplaintState(models.TextChoices):
    """How far a complaint has come."""

    MADE = "made", "nobody looks into it yet"
    TAKEN = "taken", "being looked into"
    ANSWERED = "answered", "answered"
    ASKED_AGAIN = "asked_again", "a second look is asked for"
    LOOKED_AT_AGAIN = "looked_at_again", "answered after a second look"
    TAKEN_BACK = "taken_back", "taken back"


S = ComplaintState
COMPLAINT = Lifecycle(
    thing="complaint",
    initial=(S.MADE,),
    moves=(
        # Another may take it over, when the first is ill or away.
        Move("take", (S.MADE, S.TAKEN), S.TAKEN),
        Move("answer", (S.TAKEN,), S.ANSWERED),
        Move("ask_again", (S.ANSWERED,), S.ASKED_AGAIN),
        Move("look_again", (S.ASKED_AGAIN,), S.LOOKED_AT_AGAIN),
        Move("take_back", (S.MADE, S.TAKEN, S.ASKED_AGAIN), S.TAKEN_BACK),
    ),
)


class About(models.TextChoices):
    """What a complaint is about."""

    TREATED = "treated", "How I was treated"
    LATE = "late", "Something was late, or was not done"
    DATES = "dates", "My dates, or my certificate"
    MEETING = "meeting", "The meeting, or the mediator"
    NEEDS = "needs", "What I need was not there"
    PRIVATE = "private", "Something private was told, or seen by the wrong person"
    OTHER = "other", "Something else"


class Finding(models.TextChoices):
    """What was found."""

    RIGHT = "right", "We were wrong, and say sorry"
    PARTLY = "partly", "We were wrong in part, and say sorry for that"
    NOT = "not", "We found that we did as we should"
