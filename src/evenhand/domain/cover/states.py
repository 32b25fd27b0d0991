"""The life of one case in a cover, as a table, and why one cannot be handed over."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class CoverState(models.TextChoices):
    """How far one case of a cover has come. Nothing has moved while it is planned."""

    PLANNED = "planned", "to be handed over"
    HANDED_OVER = "handed_over", "handed over"
    REFUSED = "refused", "not handed over"
    GIVEN_BACK = "given_back", "given back"


S = CoverState
COVER = Lifecycle(
    thing="case of a cover",
    initial=(S.PLANNED, S.REFUSED),
    moves=(
        Move("hand_over", (S.PLANNED,), S.HANDED_OVER),
        Move("refuse", (S.PLANNED,), S.REFUSED),
        Move("give_back", (S.HANDED_OVER,), S.GIVEN_BACK),
    ),
)


class Why(models.TextChoices):
    """Why a case is not handed over."""

    NOBODY = "nobody", "None of those who were chosen may see this case"
    MOVED = "moved", "Somebody else has it by now, or it is closed"
