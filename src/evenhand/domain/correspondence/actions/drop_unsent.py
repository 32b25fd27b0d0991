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
# Without it a body keeps a meeting in its calendar that does not take place.
GOES_ALL_THE_SAME = ("meeting_cancelled",)


@action
def drop_unsent(*, case_id: UUID, body_id: UUID, by: Principal) -> None:
    """End every message about a case to a body that has not gone, but not that a meeting is cancelled.

    Called by the action that ends its part in the case.
    """
    require_vouched(by, case_id, "keep a message from this body")
    unsent = Message.objects.select_for_update().filter(case_id=case_id, body_id=body_id)
    unsent = unsent.filter(state__in=ENDED_BY).exclude(purpose__in=GOES_ALL_THE_SAME)
    found = list(unsent.order_by("created_at", "id"))
    for message in found:
        move(message, ENDED_BY[MessageState(message.state)])
        note(message, MessageSuppressed)
    if not found:
        already_done()
