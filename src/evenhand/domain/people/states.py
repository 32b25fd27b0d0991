"""The life of a wish not to be contacted, as a table."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class StopState(models.TextChoices):
    """Whether we keep away. In the first two we do."""

    STANDS = "stands", "we keep to it"
    ASKED_BACK = "asked_back", "is to be taken back, and waits for a second person"
    TAKEN_BACK = "taken_back", "taken back"


KEPT = (StopState.STANDS, StopState.ASKED_BACK)

CONTACT_STOP = Lifecycle(
    thing="wish not to be contacted",
    initial=(StopState.STANDS,),
    moves=(
        Move("take_back", (StopState.STANDS,), StopState.TAKEN_BACK),
        # Where a stranger could do harm with it, somebody else looks first.
        Move("ask_back", (StopState.STANDS,), StopState.ASKED_BACK),
        Move("let_back", (StopState.ASKED_BACK,), StopState.TAKEN_BACK),
        Move("keep", (StopState.ASKED_BACK,), StopState.STANDS),
    ),
)
