"""Note what the mail server said about one attempt."""

from datetime import datetime, timedelta
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.crashpoints import crashpoint
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.principals import Principal
from evenhand.domain.correspondence.events import MessageFailed, MessageSent, SendingDelayed
from evenhand.domain.correspondence.holding import hold, move, note
from evenhand.domain.correspondence.models import Attempt, Message
from evenhand.domain.correspondence.overdue import note_if_overdue
from evenhand.domain.correspondence.states import MessageState, Outcome

LONGEST_PAUSE = timedelta(hours=1)
GIVE_UP_AFTER = timedelta(hours=48)
LONGEST_ANSWER = 300  # characters


class Overtaken(NotNow):
    """Another attempt began since: what this one learned counts no longer."""


@action
def note_answer(
    *, message_id: UUID, attempt: int, outcome: Outcome, answer: str, at: datetime, by: Principal
) -> None:
    """Note how an attempt ended: taken, put off with a growing pause, or refused for good.

    After 48 hours a message that is still put off counts as refused. Raises Overtaken when a later attempt began.
    """
    if not by.is_service:
        raise NotAllowed("send messages")
    message = hold(message_id)
    if message.attempts != attempt or message.state != MessageState.SENDING:
        raise Overtaken("This attempt was overtaken.", "A later one has begun, or the message is settled.")
    said = answer[:LONGEST_ANSWER]
    Attempt.objects.filter(message=message, number=attempt).update(ended_at=at, outcome=outcome, answer=said)
    message.server_answer, message.sending_at, message.swept_at = said, None, None
    _settle(message, outcome, at)
    crashpoint("message.before-noted")


def _settle(message: Message, outcome: Outcome, at: datetime) -> None:
    changed = ("server_answer", "sending_at", "swept_at", "next_try_at")
    gives_up = outcome == Outcome.DELAYED and at - message.created_at >= GIVE_UP_AFTER
    if outcome == Outcome.TAKEN:
        message.sent_at, message.next_try_at = at, None
        move(message, "accept", "sent_at", *changed)
        note(message, MessageSent)
    elif outcome == Outcome.REFUSED or gives_up:
        message.next_try_at = None
        move(message, "refuse", *changed)
        note(message, MessageFailed)
    else:
        message.next_try_at = at + pause_after(message.attempts)
        move(message, "delay", *changed)
        note(message, SendingDelayed, attempt=message.attempts)
        note_if_overdue(message, at)


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: 1, 2, 4 … minutes, at most an hour."""
    return min(timedelta(minutes=2 ** min(attempts - 1, 10)), LONGEST_PAUSE)
