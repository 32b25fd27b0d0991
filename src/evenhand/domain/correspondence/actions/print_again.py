"""Put a printed letter back in the queue."""

from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.domain.correspondence.events import LetterToPrint
from evenhand.domain.correspondence.holding import move, note
from evenhand.domain.correspondence.posting import hold_for_staff


@action
def print_again(*, message_id: UUID, by: Principal) -> None:
    """Put a letter back in the print queue: the printed one was spoilt or not posted."""
    message = hold_for_staff(message_id, by)
    message.printed_at = None
    move(message, "print_again", "printed_at")
    note(message, LetterToPrint)
