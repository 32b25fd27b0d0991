"""Destroy the words of a reader after half a year."""

from datetime import date, datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import WORKER, Principal
from evenhand.domain.feedback.events import SayingSetAside, WordsDestroyed
from evenhand.domain.feedback.models import Saying
from evenhand.domain.feedback.queries import WORDS_KEPT
from evenhand.domain.feedback.states import SAYING, SayingState, Why


@action
def destroy_words(*, saying_id: UUID, on: date, at: datetime, by: Principal) -> None:
    """Empty it; where nobody has read it in all that time, that is put on record too. Only the worker does it."""
    if by.name != WORKER:
        raise NotAllowed("destroy what readers wrote")
    saying = Saying.objects.select_for_update().get(id=saying_id)
    if saying.said_on > on - WORDS_KEPT or (not saying.words and saying.state != SayingState.WAITING):
        already_done()
        return
    if saying.state == SayingState.WAITING:
        saying.state, saying.why = SAYING.after("set_aside", saying.state), Why.TOO_OLD
        saying.read_at = at
        record(SayingSetAside(saying_id=saying.id, why=saying.why))
    saying.words = ""
    saying.save(update_fields=["state", "why", "words", "read_at"])
    record(WordsDestroyed(saying_id=saying.id))
