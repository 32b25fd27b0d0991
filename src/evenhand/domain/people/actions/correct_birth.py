"""Correct when somebody was born."""

from datetime import date
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.people.events import BirthCorrected
from evenhand.domain.people.models import Person
from evenhand.domain.people.vouching import require_vouched


@action
def correct_birth(*, case_id: UUID, person_id: UUID, born: date, by: Principal) -> None:
    """Correct a date of birth. The case's action records old and new as a fact with its reason."""
    require_vouched(by, case_id, "correct a date of birth")
    Person.objects.filter(id=person_id, case_id=case_id).update(date_of_birth=born)
    record(BirthCorrected(case_id=case_id, person_id=person_id))
