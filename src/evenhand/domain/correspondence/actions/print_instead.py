"""Send by post what cannot go by e-mail."""

from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.domain.correspondence.events import LetterToPrint
from evenhand.domain.correspondence.holding import move, note
from evenhand.domain.correspondence.posting import hold_for_staff, require_safe_post


@action
def print_instead(*, message_id: UUID, by: Principal) -> None:
    """Send a held or undeliverable message by post. Raises PostIsNotSafe where it may not."""
    message = hold_for_staff(message_id, by)
    require_safe_post(message)
    move(message, "print_instead")
    note(message, LetterToPrint)
