"""Set how it is safe to reach somebody, and nothing else about them."""

from dataclasses import asdict
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.people.actions.set_contact_details import Safety
from evenhand.domain.people.events import SafeWaysChanged
from evenhand.domain.people.models import Person, SafeContact
from evenhand.domain.people.vouching import require_vouched


@action
def set_safety(*, case_id: UUID, person_id: UUID, safety: Safety, by: Principal) -> None:
    """Set by which ways and when it is safe to reach somebody from now on; where they are reached stays as it is."""
    require_vouched(by, case_id, "change how somebody is reached")
    person = Person.objects.get(id=person_id, case_id=case_id)
    safe = asdict(safety) | {"call_times": list(safety.call_times)}
    SafeContact.objects.update_or_create(
        person=person, defaults={"case_id": case_id, "user_id": person.user_id} | safe
    )
    record(SafeWaysChanged(case_id=case_id, person_id=person_id))
