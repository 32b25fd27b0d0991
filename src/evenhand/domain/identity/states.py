"""The life of a reset, as a table: what may follow once somebody has lost their app and their spare codes."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class ResetState(models.TextChoices):
    """How far it has come."""

    ASKED = "asked", "waiting for a second person"
    DONE = "done", "done"
    CALLED_OFF = "called_off", "called off"


class Checked(models.TextChoices):
    """How it was checked who asks. What somebody knows is no check: others in a family know it too."""

    CALLED_BACK = "called_back", "I called back on the number that we had before"
    SEEN = "seen", "I saw them in person"
    VIDEO = "video", "I saw them on a video call that we set up"
    LETTER = "letter", "They answered a letter to the address that we had before"

    @property
    def happened(self) -> str:
        """Say it as the record does."""
        return {
            Checked.CALLED_BACK: "They were called back.",
            Checked.SEEN: "They were seen in person.",
            Checked.VIDEO: "They were seen on a video call.",
            Checked.LETTER: "They answered a letter.",
        }[self]


R = ResetState

RESET = Lifecycle(
    thing="reset",
    initial=(R.ASKED,),
    moves=(
        Move("confirm", (R.ASKED,), R.DONE),
        Move("call_off", (R.ASKED,), R.CALLED_OFF),
    ),
)
