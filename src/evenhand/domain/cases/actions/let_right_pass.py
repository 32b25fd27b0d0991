"""Let the right of a case pass to the young person."""

from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import WORKER, Principal, worker
from evenhand.domain.cases import right
from evenhand.domain.cases.events import RightPassed
from evenhand.domain.cases.models import Case
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_role import set_role
from evenhand.domain.people.person_roles import PersonRole


@action
def let_right_pass(*, case_id: UUID, by: Principal) -> UUID:
    """Write to the young person from now on, or to whoever acts for them, and return who that is.

    The day and the records say so. What anybody may see or do does not wait for this: that follows from the day alone
    (see right.py). Only the service itself calls this.
    """
    if by.name != WORKER:
        raise NotAllowed("let the right pass")
    case = Case.objects.select_for_update().get(id=case_id)
    if not right.settle(case) or case.right_passes_on is None:
        already_done()
        return case.holder_id
    is_own = case.holder_id == case.child_id
    set_role(case_id=case.id, person_id=case.child_id, role=PersonRole.YOUNG_PERSON, by=by)
    asked = people.who_asked(case.id, case.child_id)
    if asked is not None:
        role = PersonRole.PARENT if is_own else PersonRole.ALTERNATIVE_PERSON
        set_role(case_id=case.id, person_id=asked, role=role, by=by)
    record(
        RightPassed(case_id=case.id, from_day=case.right_passes_on, holder_id=case.holder_id, is_own=is_own)
    )
    return case.holder_id


def write_to_holder(case: Case) -> None:
    """Let the right of a held case pass if it has, whoever touches the case: nobody else is written to from now on."""
    if case.right_passes_on is not None:
        case.holder_id = let_right_pass(case_id=case.id, by=worker(case.id))
