"""Remind whoever has not signed, and ask both sides whether something agreed is done."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import london_day
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.agreements.events import ActionDue, SignaturesMissing, SignersReminded
from evenhand.domain.agreements.holding import hold_action, hold_agreement, text_to_sign
from evenhand.domain.agreements.models import Signature
from evenhand.domain.agreements.notices import tell_seat
from evenhand.domain.agreements.seats import FAMILY, seats_of
from evenhand.domain.agreements.states import ActionState, AgreementState, Side
from evenhand.domain.people.vouching import require_vouched

# An agreement is usually signed in the room. After two working days whoever has not is reminded, after five we ring.
REMINDERS = (2, 5)


@action
def remind_signers(*, agreement_id: UUID, number: int, at: datetime, by: Principal) -> None:
    """Remind every party that has not signed, the first time; note the second time that somebody is to be rung."""
    case, agreement = hold_agreement(agreement_id, by)
    require_vouched(by, case.id, "remind these parties")
    text = text_to_sign(agreement)
    waits = agreement.state == AgreementState.OFFERED and case.closed_at is None
    if text is None or not waits or agreement.reminders >= number:
        already_done()
        return
    agreement.reminders = number
    agreement.save(update_fields=["reminders"])
    if number == len(REMINDERS):
        record(SignaturesMissing(case_id=case.id, agreement_id=agreement.id))
        return
    signed = set(Signature.objects.filter(text=text).values_list("seat", flat=True))
    for seat in seats_of(case, london_day(at)):
        if seat.code in text.seats and seat.code not in signed:
            tell_seat(case, seat, "agreement_waits", once=f"waits {text.id}", at=at, by=by)
    record(SignersReminded(case_id=case.id, agreement_id=agreement.id))


# Both sides are asked on the day after something was to be done, and once more when it is two weeks late.
ASKED_AFTER = (1, 14)


@action
def ask_whether_done(*, action_id: UUID, days: int, at: datetime, by: Principal) -> None:
    """Ask whoever was to do something, and the family, whether it is done; once for each of ASKED_AFTER."""
    case, agreed = hold_action(action_id, by)
    require_vouched(by, case.id, "ask these parties")
    over = agreed.state in (ActionState.DONE, ActionState.NOT_NEEDED) or case.closed_at is not None
    if over or agreed.due_on is None or agreed.asked_after >= days:
        already_done()
        return
    agreed.asked_after = days
    agreed.save(update_fields=["asked_after"])
    owner = FAMILY if agreed.side == Side.FAMILY else str(agreed.body_id)
    for seat in seats_of(case, london_day(at)):
        if seat.code in (FAMILY, owner):
            once = f"after {days} {agreed.id}"
            tell_seat(case, seat, "agreed_action_due", once=once, at=at, by=by, due_on=agreed.due_on)
    record(
        ActionDue(
            case_id=case.id,
            agreement_id=agreed.agreement_id,
            action_id=agreed.id,
            side=agreed.side,
            on=agreed.due_on,
        )
    )
