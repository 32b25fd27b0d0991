"""When somebody must be told that a message has not gone."""

from datetime import datetime, timedelta

from evenhand.domain.correspondence.events import MessageOverdue
from evenhand.domain.correspondence.holding import note
from evenhand.domain.correspondence.models import Message
from evenhand.domain.correspondence.wording import purpose


def note_if_overdue(message: Message, at: datetime) -> None:
    """Record, once, that a held message has waited longer than its purpose allows."""
    allowed = timedelta(minutes=purpose(message.purpose).alarm_after_minutes)
    if message.overdue_at is None and at - message.created_at >= allowed:
        message.overdue_at = at
        message.save(update_fields=["overdue_at"])
        note(message, MessageOverdue)
