"""What whoever complained is told: that something new is on their page, and no word of what."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from evenhand.core.principals import Principal
from evenhand.domain.complaints.holding import is_written_to
from evenhand.domain.complaints.models import Complaint
from evenhand.domain.correspondence.actions.promise_message import promise_message
from evenhand.domain.correspondence.notices import facts_of_service


def tell_whoever_complained(complaint: Complaint, *, at: datetime, by: Principal) -> None:
    """Promise the message, once for each thing that is new, to whoever has a page on which it stands.

    Staff of the case see that it went and who let it go, and may guess why.
    """
    case = complaint.case
    if not is_written_to(complaint):
        return
    promise_message(
        case_id=case.id,
        person_id=case.holder_id,
        purpose="new_on_page",
        facts=dict(facts_of_service(case.provider_id, case.reference)),
        at=at,
        by=by,
        once=str(uuid5(NAMESPACE_URL, f"{complaint.id} {complaint.state} {complaint.taken_by}")),
    )
