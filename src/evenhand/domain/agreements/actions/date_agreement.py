"""Say on which day the parties agreed."""

from datetime import date, datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import london_day
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.agreements.events import TermsChanged
from evenhand.domain.agreements.holding import hold_to_write, move, require_open
from evenhand.domain.agreements.models import Term
from evenhand.domain.agreements.refusals import NotThatTerm


@action
def date_agreement(*, agreement_id: UUID, agreed_on: date, at: datetime, by: Principal) -> None:
    """Set the day of the agreement, from which every clock of it runs (regulations 42 and 44).

    It is the day of the meeting unless its mediator says another, up to today. Raises NotThatTerm.
    """
    case, agreement = hold_to_write(agreement_id, by)
    require_open(case)
    move(agreement, "change_terms")
    if agreement.agreed_on == agreed_on:
        already_done()
        return
    if not london_day(agreement.meeting.during.lower) <= agreed_on <= london_day(at):
        raise NotThatTerm(
            "They cannot have agreed before the meeting, or on a day that lies ahead.", "Check the day."
        )
    if Term.objects.filter(agreement=agreement, other_date__lt=agreed_on).exists():
        raise NotThatTerm("A day in one of the terms lies before it.", "Change that term first.")
    agreement.agreed_on = agreed_on
    agreement.save(update_fields=["agreed_on"])
    record(TermsChanged(case_id=case.id, agreement_id=agreement.id))
