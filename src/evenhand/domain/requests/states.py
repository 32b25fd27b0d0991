"""The life of a draft, as a table."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class DraftState(models.TextChoices):
    """Whether a draft can still be written in."""

    OPEN = "open", "not sent yet"
    SENT = "sent", "sent"
    DISCARDED = "discarded", "discarded"
    EXPIRED = "expired", "expired"


S = DraftState
DRAFT = Lifecycle(
    thing="request",
    initial=(S.OPEN,),
    moves=(
        Move("answer", (S.OPEN,), S.OPEN),
        Move("send", (S.OPEN,), S.SENT),
        Move("discard", (S.OPEN,), S.DISCARDED),
        Move("expire", (S.OPEN,), S.EXPIRED),
    ),
)
