"""Decide anew which way somebody's messages go, once they are reached in another way."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from evenhand.core.actions import action, already_done
from evenhand.core.principals import Principal
from evenhand.domain.correspondence import jobs
from evenhand.domain.correspondence.events import MessageDecidedAnew
from evenhand.domain.correspondence.holding import move, note
from evenhand.domain.correspondence.models import Message
from evenhand.domain.correspondence.posting import may_go
from evenhand.domain.correspondence.states import HeldBecause, MessageState
from evenhand.domain.people.vouching import require_vouched

# What another way can help, or safe hours that are others now.
HELPED = (HeldBecause.NO_SAFE_WAY, HeldBecause.STOPPED, HeldBecause.HOURS)


@action
def decide_anew(*, case_id: UUID, person_id: UUID, at: datetime, by: Principal) -> None:
    """Look again at what waits for somebody: what was held back, and letters that must not go by post any more.

    What is in the queue needs nothing: its way is decided when it goes.
    """
    require_vouched(by, case_id, "look at these messages again")
    waiting = Q(state=MessageState.HELD, held_because__in=HELPED) | Q(state=MessageState.TO_PRINT)
    found = Message.objects.filter(waiting, case_id=case_id, person_id=person_id).select_for_update()
    again = [each for each in found if each.state == MessageState.HELD or not may_go(each.purpose, person_id)]
    for message in again:
        message.next_try_at = at
        move(message, "look_again", "next_try_at")
        note(message, MessageDecidedAnew)
        jobs.send_message.later(message_id=message.id, case_id=case_id)
    if not again:
        already_done()
