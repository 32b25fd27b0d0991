"""Keep from a council or health body what it was promised and what has not gone yet."""

from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.principals import Principal
from evenhand.domain.correspondence.events import MessageSuppressed
from evenhand.domain.correspondence.holding import move, note
from evenhand.domain.correspondence.models import Message
from evenhand.domain.correspondence.states import MessageState
from evenhand.domain.people.vouching import require_vouched

# How what has not gone yet is ended; what is on its way has gone.
ENDED_BY = {
    MessageState.QUEUED: "suppress",
    MessageState.HELD: "suppress",
    MessageState.FAILED: "set_aside",
}


@action
def drop_unsent(*, case_id: UUID, body_id: UUID, by: Principal) -> None:
    """End every message about a case to a body that has not gone. Called by the action that ends its part in it."""
    require_vouched(by, case_id, "keep a message from this body")
    unsent = Message.objects.select_for_update().filter(case_id=case_id, body_id=body_id)
    found = list(unsent.filter(state__in=ENDED_BY).order_by("created_at", "id"))
    for message in found:
        move(message, ENDED_BY[MessageState(message.state)])
        note(message, MessageSuppressed)
    if not found:
        already_done()
