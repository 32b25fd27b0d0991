"""Add the other parent to a case that they bring together."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, beside
from evenhand.domain.cases.actions.invite_supporter import already_beside, note_asked, require_open
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.hearing import require_heard
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.models import Companion
from evenhand.domain.cases.notices import ask_for_help
from evenhand.domain.cases.states import CompanionKind
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.add_person import add_person
from evenhand.domain.people.actions.set_contact_details import Reach, Safety, set_contact_details
from evenhand.domain.people.person_roles import PersonRole

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

# How whoever's right it is told us that it wants this: never inferred, never online in another's name.
AGREED = (Evidence.TOLD_BY_TELEPHONE, Evidence.TOLD_IN_WRITING, Evidence.TOLD_IN_PERSON)


class ApartByDefault(NotNow):
    """Two parents are kept apart: nothing joins them on one case."""

    code = "apart-by-default"


@action
def add_parent(
    *,
    case_id: UUID,
    name: str,
    reach: Reach,
    protected: bool,
    agreed_how: Evidence,
    at: datetime,
    by: Principal,
) -> Companion:
    """Add the other parent, because whoever's right it is told staff that it wants them on its case.

    They are a person of their own with contact details of their own: neither sees the other's. Nothing opens before
    they have proved the address and said yes. Raises ApartByDefault where the family's details are protected or the
    right is a young person's, CannotStandBeside, NotPlain, FamilyNotHeard, and NotNow on a case that is closed.
    """
    case = hold(case_id, by)
    access.require(by, Permission.ADD_PARENT, case)
    require_open(case)
    require_heard(case)
    if agreed_how not in AGREED:
        raise NoSuchThing
    _require_together(case.holder_id)
    adding = by.for_case(case.id)
    with acting_as(adding):
        user_id = user_for_address(reach.email)
        companion = already_beside(case, user_id)
        is_new = companion is None
        if companion is None:
            companion = _add(case, user_id, name, reach, protected, agreed_how, at, adding)
    if not is_new:
        already_done()
    return companion


def _add(
    case: "Case",
    user_id: UUID,
    name: str,
    reach: Reach,
    protected: bool,
    agreed_how: Evidence,
    at: datetime,
    by: Principal,
) -> Companion:
    beside.require_may_be_asked(case, user_id, reach.email)
    person = add_person(case_id=case.id, role=PersonRole.PARENT, name=name, by=by)
    set_contact_details(
        case_id=case.id, person_id=person.id, reach=reach, safety=Safety(), protected=protected, by=by
    )
    companion = Companion.objects.create(
        case=case,
        person_id=person.id,
        user_id=user_id,
        kind=CompanionKind.PARENT,
        agreed_how=agreed_how,
        asked_at=at,
        asked_by=by.user_id,
    )
    note_asked(companion)
    ask_for_help(case, companion, at=at, by=by)
    return companion


def _require_together(holder_id: UUID) -> None:
    holder = people.one(holder_id)
    if holder is None or holder.role != PersonRole.PARENT:
        raise ApartByDefault(
            "The other parent was not added.",
            "The right is a young person’s, or of somebody who stands in for the parents.",
            "They can ask a parent to help them, on their own page.",
        )
    if people.is_protected(holder_id):
        raise ApartByDefault(
            "The other parent was not added.",
            "The contact details of this family are protected.",
            "The other parent can ask in a case of their own. Nothing leads from one to the other.",
        )
