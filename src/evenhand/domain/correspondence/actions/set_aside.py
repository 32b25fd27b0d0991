"""End a message whose reader was told in another way."""

from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.domain.correspondence.events import MessageSuppressed
from evenhand.domain.correspondence.holding import move, note
from evenhand.domain.correspondence.posting import hold_for_staff


@action
def set_aside(*, message_id: UUID, by: Principal) -> None:
    """End a message that waits for somebody: the person was told in another way."""
    message = hold_for_staff(message_id, by)
    move(message, "set_aside")
    note(message, MessageSuppressed)
