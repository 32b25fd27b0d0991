"""Open somebody's protected contact details, once, for a reason that stays on record."""

from datetime import datetime
from uuid import UUID

from evenhand.core import access_log
from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework.events import REASONS, DetailsRevealed
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach


@action
def reveal_details(*, case_id: UUID, person_id: UUID, reason_code: str, at: datetime, by: Principal) -> Reach:
    """Return protected contact details to show once, and record who opened them and why (REASONS)."""
    case = hold(case_id, by)
    access.require(by, Permission.SEE_SAFETY, case)
    person = people.one(person_id)
    if person is None or person.case_id != case.id or reason_code not in REASONS:
        raise NoSuchThing
    access_log.looked(case.id, "protected contact details")
    record(DetailsRevealed(case_id=case.id, person_id=person_id, reason_code=reason_code))
    return people.reach(person_id)
