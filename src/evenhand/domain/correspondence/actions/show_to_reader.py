"""Show somebody the messages that were written to them before anybody knew who signs in as them."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.principals import Principal
from evenhand.domain.correspondence import jobs
from evenhand.domain.correspondence.events import MessageReleased
from evenhand.domain.correspondence.holding import note
from evenhand.domain.correspondence.models import Message
from evenhand.domain.correspondence.states import HeldBecause, MessageState
from evenhand.domain.people.vouching import require_vouched

RELEASED = (HeldBecause.NOT_PROVED, HeldBecause.NOT_HEARD)


@action
def show_to_reader(
    *, case_id: UUID, person_id: UUID, user_id: UUID | None, at: datetime, by: Principal
) -> None:
    """Give a person's messages to their user, if they have one, and send those that waited for them to be known."""
    require_vouched(by, case_id, "show these messages")
    theirs = Message.objects.filter(case_id=case_id, person_id=person_id)
    if user_id is not None:
        theirs.filter(user_id=None).update(user_id=user_id)
    waiting = theirs.filter(state=MessageState.HELD, held_because__in=RELEASED).select_for_update()
    for message in waiting:
        message.next_try_at = at
        message.save(update_fields=["next_try_at"])
        note(message, MessageReleased)
        jobs.send_message.later(message_id=message.id, case_id=case_id)
    if not waiting:
        already_done()
