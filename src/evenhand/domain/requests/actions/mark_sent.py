"""Mark a draft as sent, and keep what it said with its case."""

from datetime import datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.people.vouching import require_vouched
from evenhand.domain.requests.events import RequestKept
from evenhand.domain.requests.holding import hold, move
from evenhand.domain.requests.journey import counted, once_sent, without_reach
from evenhand.domain.requests.models import SentRequest


@action
def mark_sent(
    *, draft_id: UUID, case_id: UUID, user_id: UUID | None, reference: str, at: datetime, by: Principal
) -> SentRequest:
    """Mark a draft as sent and keep the answers that counted with the case that it became.

    How to reach somebody is not among them: it is kept with the person. Called by the action that opened the case.
    Raises NotNow when the draft was sent before.
    """
    require_vouched(by, case_id, "send this request")
    draft = hold(draft_id, by)
    move(draft, "send")
    today = clock.london_day(at)
    answers = without_reach(counted(draft.answers, today))
    draft.answers = once_sent(draft.answers, today)
    draft.case_id, draft.reference, draft.sent_at, draft.changed_at = case_id, reference, at, at
    draft.save(update_fields=["state", "answers", "case_id", "reference", "sent_at", "changed_at"])
    sent = SentRequest.objects.create(
        case_id=case_id,
        user_id=user_id,
        on_behalf=draft.on_behalf,
        answers=answers,
        sent_at=at,
    )
    record(RequestKept(case_id=case_id, request_id=sent.id, on_behalf=draft.on_behalf))
    return sent
