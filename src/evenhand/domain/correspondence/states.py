"""The life of a message, as a table."""

from django.db import models

from evenhand.core.states import Lifecycle, Move


class MessageState(models.TextChoices):
    """How far a message has come. Only the first three are the service's own to do something about."""

    QUEUED = "queued", "waiting to be sent"
    SENDING = "sending", "being sent"
    HELD = "held", "held back"
    SENT = "sent", "sent by e-mail"
    SUPPRESSED = "suppressed", "not sent"
    FAILED = "failed", "could not be delivered"
    TO_PRINT = "to_print", "waiting to be printed"
    PRINTED = "printed", "printed, not yet posted"
    POSTED = "posted", "posted"


S = MessageState
WAITING = (S.QUEUED, S.SENDING, S.HELD)
UNSENT = (S.HELD, S.FAILED)

MESSAGE = Lifecycle(
    thing="message",
    initial=(S.QUEUED,),
    moves=(
        Move("begin_sending", WAITING, S.SENDING),
        Move("accept", (S.SENDING,), S.SENT),
        Move("delay", (S.SENDING,), S.QUEUED),
        Move("refuse", (S.SENDING,), S.FAILED),
        # What the look-up at each sending may decide instead.
        Move("hold", WAITING, S.HELD),
        Move("suppress", WAITING, S.SUPPRESSED),
        Move("send_to_print", WAITING, S.TO_PRINT),
        # What staff decide.
        Move("print_instead", UNSENT, S.TO_PRINT),
        Move("try_again", UNSENT, S.QUEUED),
        # What is decided anew when its reader changes how they are reached.
        Move("look_again", (S.HELD, S.TO_PRINT), S.QUEUED),
        Move("set_aside", (*UNSENT, S.TO_PRINT), S.SUPPRESSED),
        Move("print", (S.TO_PRINT,), S.PRINTED),
        Move("print_again", (S.PRINTED,), S.TO_PRINT),
        Move("post", (S.PRINTED,), S.POSTED),
    ),
)


class HeldBecause(models.TextChoices):
    """Why a message waits."""

    HOURS = "hours", "It waits until the hours in which this person can safely be written to."
    NO_SAFE_WAY = (
        "no_safe_way",
        "No way of writing to this person is known to be safe. Call them, if calling is.",
    )
    NOT_PROVED = (
        "not_proved",
        "Nobody has shown that the e-mail address is the family’s. Read it back to them on the telephone.",
    )
    NOT_HEARD = "not_heard", "Somebody else sent the request. Speak with the family first."
    STOPPED = (
        "stopped",
        "The law requires it, and its reader asked us to stop and left no way open. It stands on their own page.",
    )
    NOBODY_ASKED = "nobody_asked", "Nobody has recorded how it is safe to reach this person."


class Outcome(models.TextChoices):
    """How one sending ended."""

    TAKEN = "taken", "taken by the mail server"
    DELAYED = "delayed", "not taken now"
    REFUSED = "refused", "refused for good"
