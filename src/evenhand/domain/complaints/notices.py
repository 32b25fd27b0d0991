"""What whoever complained is told: that something new is on their page, and no word of what."""

from datetime import datetime

from evenhand.core.principals import Principal
from evenhand.domain.complaints.models import Complaint
from evenhand.domain.correspondence.actions.promise_message import promise_message
from evenhand.domain.correspondence.notices import facts_of_service


def tell_whoever_complained(complaint: Complaint, *, at: datetime, by: Principal) -> None:
    """Promise the message, once for each thing that is new. Staff of the case see that it went, and not why."""
    case = complaint.case
    promise_message(
        case_id=case.id,
        person_id=case.holder_id,
        purpose="new_on_page",
        facts=dict(facts_of_service(case.provider_id, case.reference)),
        at=at,
        by=by.for_case(case.id),
        once=f"{complaint.id} {complaint.state} {complaint.taken_by}",
    )
