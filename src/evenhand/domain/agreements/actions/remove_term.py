"""Take a term out of a draft."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.agreements.events import TermsChanged
from evenhand.domain.agreements.holding import hold_to_write, move, require_open
from evenhand.domain.agreements.models import Term


@action
def remove_term(*, agreement_id: UUID, term_id: UUID, at: datetime, by: Principal) -> None:
    """Take a term out of the draft; the others keep their order. Its mediator does."""
    case, agreement = hold_to_write(agreement_id, by)
    require_open(case)
    move(agreement, "change_terms")
    gone, _ = Term.objects.filter(id=term_id, agreement=agreement).delete()
    if not gone:
        already_done()
        return
    record(TermsChanged(case_id=case.id, agreement_id=agreement.id))
