"""The life of a list of bank holidays, as a table."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class CalendarState(models.TextChoices):
    """Whether dates are counted by a list. One is in use at a time, and one at most waits for a person."""

    PROPOSED = "proposed", "proposed"
    CONFIRMED = "confirmed", "in use"
    REJECTED = "rejected", "rejected"
    REPLACED = "replaced", "replaced"


S = CalendarState
CALENDAR = Lifecycle(
    thing="list of bank holidays",
    initial=(S.PROPOSED,),
    moves=(
        Move("confirm", (S.PROPOSED,), S.CONFIRMED),
        Move("reject", (S.PROPOSED,), S.REJECTED),
        Move("replace", (S.PROPOSED, S.CONFIRMED), S.REPLACED),
    ),
)
