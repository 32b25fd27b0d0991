"""Say what somebody is on a case, after that changed."""

from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.people.events import RoleChanged
from evenhand.domain.people.models import Person
from evenhand.domain.people.vouching import require_vouched


@action
def set_role(*, case_id: UUID, person_id: UUID, role: str, by: Principal) -> None:
    """Say what somebody is on a case from now on: a child becomes a young person, a parent the one who acts."""
    require_vouched(by, case_id, "change what somebody is on this case")
    if not Person.objects.filter(id=person_id, case_id=case_id).exclude(role=role).update(role=role):
        already_done()
        return
    record(RoleChanged(case_id=case_id, person_id=person_id, role=role))
