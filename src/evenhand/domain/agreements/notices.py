"""What the parties are told about an agreement: that one waits for them, and nothing of what it says."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from evenhand.core.principals import Principal
from evenhand.domain.agreements.ports import SHELF
from evenhand.domain.agreements.seats import Seat
from evenhand.domain.agreements.states import Side
from evenhand.domain.correspondence.actions.promise_message import promise_message
from evenhand.domain.correspondence.attached import Attached
from evenhand.domain.correspondence.notices import facts_of_service
from evenhand.statute.words import day_in_words

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


def tell_seat(
    case: "Case",
    seat: Seat,
    purpose: str,
    *,
    once: str,
    at: datetime,
    by: Principal,
    sha256: str = "",
    due_on: date | None = None,
) -> None:
    """Promise one party a message about an agreement; a council without a post here is rung instead.

    `sha256`: the printed copy to go with it. `due_on`: the day of what it is asked about.
    """
    facts = facts_of_service(case.provider_id, case.reference)
    if due_on is not None:
        facts["due_on"] = day_in_words(due_on)
    attachment = Attached(SHELF, sha256, "mediation-agreement.pdf") if sha256 else None
    if seat.side is Side.FAMILY:
        reader = {"person_id": case.holder_id}
    elif seat.body_id is not None:
        reader = {"body_id": seat.body_id}
    else:
        return
    promise_message(
        case_id=case.id,
        purpose=purpose,
        facts=facts,
        attachment=attachment,
        once=once,
        at=at,
        by=by,
        **reader,
    )
