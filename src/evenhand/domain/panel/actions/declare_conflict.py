"""Say, before seeing any name, whether something stands in the way."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.crashpoints import crashpoint
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.grant_access import grant_access
from evenhand.domain.cases.holding import hold
from evenhand.domain.identity.roles import MEDIATOR
from evenhand.domain.panel.events import MediatorCleared
from evenhand.domain.panel.holding import own_assignment, shut_out
from evenhand.domain.panel.models import MediatorCase
from evenhand.domain.panel.states import Conflict, Standing


@action
def declare_conflict(*, case_id: UUID, because: Conflict, at: datetime, by: Principal) -> None:
    """Declare a conflict with a case one is assigned to: from the next statement on nothing of it is seen.

    It is possible at any time, also after names were seen. Said twice, it is done once.
    """
    own = own_assignment(case_id, by)
    writer = by.for_case(case_id)
    with acting_as(writer):
        case = hold(case_id, writer)
        # careful: it may have been said, or a wall built, while this waited for the case
        stands = MediatorCase.objects.filter(id=own.id, state=Standing.ASSIGNED).exists()
        if stands:
            shut_out(case, own.mediator, because, declared=True, at=at, by=writer)
    if not stands:
        already_done()


@action
def declare_no_conflict(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Declare that one knows nobody on the case and has no other link to it: the case opens to its mediator.

    Said twice, it is open once.
    """
    own = own_assignment(case_id, by)
    writer = by.for_case(case_id)
    with acting_as(writer):
        hold(case_id, writer)
        # careful: a wall may have been built, or the same been said, while this waited for the case
        held = MediatorCase.objects.select_for_update().get(id=own.id)
        own_assignment(case_id, by)
        is_new = held.cleared_at is None
        if is_new:
            _open(held, at, writer)
    if not is_new:
        already_done()


def _open(held: MediatorCase, at: datetime, by: Principal) -> None:
    held.cleared_at = at
    held.save(update_fields=["cleared_at"])
    crashpoint("clear.before-grant")
    grant_access(
        case_id=held.case_id,
        user_id=held.user_id,
        person_id=None,
        role=MEDIATOR.code,
        evidence="assigned, and declared that there is no conflict",
        at=at,
        by=by,
    )
    record(MediatorCleared(case_id=held.case_id, mediator_id=held.mediator_id))
