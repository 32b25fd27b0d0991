"""Say that there is no agreement after all, and take it up again."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.agreements.events import AgreementGivenUp, TermsChanged
from evenhand.domain.agreements.holding import hold_to_write, move, require_open
from evenhand.domain.agreements.states import AgreementState, GivenUp


@action
def give_up_agreement(*, agreement_id: UUID, because: GivenUp, at: datetime, by: Principal) -> None:
    """Record that nothing is agreed in writing; no clock runs from it. Its mediator does.

    The certificate is due all the same (regulation 39(1)), and the text stays on record for those in the room.
    """
    case, agreement = hold_to_write(agreement_id, by)
    require_open(case)
    if agreement.given_up_because == because:
        already_done()
        return
    agreement.given_up_because = because
    move(agreement, "give_up", "given_up_because")
    record(AgreementGivenUp(case_id=case.id, agreement_id=agreement.id, because=because))


@action
def take_up_again(*, agreement_id: UUID, at: datetime, by: Principal) -> None:
    """Go on with a draft that was given up. Its mediator does."""
    case, agreement = hold_to_write(agreement_id, by)
    require_open(case)
    if agreement.state == AgreementState.DRAFT:
        already_done()
        return
    agreement.given_up_because = ""
    move(agreement, "take_up_again", "given_up_because")
    record(TermsChanged(case_id=case.id, agreement_id=agreement.id))
