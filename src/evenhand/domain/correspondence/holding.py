"""Holding a message: the row lock under which its state changes."""

from typing import Any
from uuid import UUID

from django.db import connection

from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.domain.correspondence.events import MessageEvent
from evenhand.domain.correspondence.models import Message
from evenhand.domain.correspondence.states import MESSAGE


def hold(message_id: UUID) -> Message:
    """Return a message with its row locked until the transaction ends. Raises NoSuchThing."""
    message = Message.objects.select_for_update().filter(id=message_id).first()
    if message is None:
        raise NoSuchThing
    return message


def move(message: Message, name: str, *also: str) -> None:
    """Move a held message as its lifecycle allows; `also` names columns that change with the state.

    Raises NotNow when the move cannot follow the state that the message is in.
    """
    message.state = MESSAGE.after(name, message.state)
    if name != "hold":
        message.held_because = ""
    message.save(update_fields=["state", "held_because", *also])


def note(message: Message, event: type[MessageEvent], **more: Any) -> None:
    """Record that something happened to a message."""
    record(event(case_id=message.case_id, message_id=message.id, purpose=message.purpose, **more))


def waits_for_family(case_id: UUID) -> bool:
    """Tell whether somebody else asked for the family of a case, and nobody has spoken with it yet."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_waits_for_family(%s)", [case_id])
        return bool(cursor.fetchone()[0])
