"""Note that a letter was printed."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.domain.correspondence.events import LetterPrinted
from evenhand.domain.correspondence.holding import move, note
from evenhand.domain.correspondence.posting import hold_for_staff, require_safe_post


@action
def mark_printed(*, message_id: UUID, at: datetime, by: Principal) -> None:
    """Note that a letter was printed. Raises PostIsNotSafe when it must not go any more."""
    message = hold_for_staff(message_id, by)
    require_safe_post(message)
    message.printed_at = at
    move(message, "print", "printed_at")
    note(message, LetterPrinted)
