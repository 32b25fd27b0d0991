"""Set a message going again."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.principals import Principal
from evenhand.domain.correspondence import jobs
from evenhand.domain.correspondence.events import MessageTriedAgain
from evenhand.domain.correspondence.holding import move, note
from evenhand.domain.correspondence.posting import hold_for_staff


@action
def try_again(*, message_id: UUID, at: datetime, by: Principal) -> None:
    """Set a held or undeliverable message going again, once the details are put right."""
    message = hold_for_staff(message_id, by)
    message.next_try_at = at
    move(message, "try_again", "next_try_at")
    note(message, MessageTriedAgain)
    jobs.send_message.later(message_id=message.id, case_id=message.case_id)
