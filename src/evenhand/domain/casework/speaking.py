"""Who may say how somebody on a case is reached: they themselves, or staff on their word."""

from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.hearing import require_heard
from evenhand.domain.cases.holding import hold
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

OWN = frozenset({Permission.SEE_OWN_CASE, Permission.SEE_BESIDE_FAMILY})
# How somebody tells staff; on their own page they say it themselves.
SAID = (Evidence.TOLD_BY_TELEPHONE, Evidence.TOLD_IN_WRITING, Evidence.TOLD_IN_PERSON)


def hold_for(case_id: UUID, person_id: UUID, by: Principal, said_how: str) -> "Case":
    """Return a held case of which somebody may say how a person is reached.

    Raises NotAllowed for whoever is neither that person nor staff who may see what is safe, and for words that are
    said to have come another way than they can have; NoSuchThing for a person who is not on the case; FamilyNotHeard.
    """
    case = hold(case_id, by)
    person = people.one(person_id)
    if person is None or person.case_id != case.id:
        raise NoSuchThing
    held = access.permissions(by, case)
    if person.user_id is not None and person.user_id == by.user_id and held & OWN:
        if said_how != Evidence.TOLD_ONLINE:
            raise NotAllowed("say this for yourself in another way than here")
        require_heard_of(case, person_id)
        return case
    if not {Permission.CORRECT_FACTS, Permission.SEE_SAFETY} <= held or said_how not in SAID:
        raise NotAllowed("say how somebody else is reached")
    require_heard_of(case, person_id)
    return case


def require_heard_of(case: "Case", person_id: UUID) -> None:
    """Raise FamilyNotHeard for the holder and for whoever asked, while somebody else has said all that is known.

    Whoever sent a request may ring too, and say how the family is to be reached.
    """
    if person_id in (case.holder_id, people.who_asked(case.id, case.child_id)):
        require_heard(case)


def hold_for_staff(case_id: UUID, by: Principal) -> "Case":
    """Return a held case for staff who decide about what waits for a second person."""
    case = hold(case_id, by)
    access.require(by, Permission.CORRECT_FACTS, case)
    access.require(by, Permission.SEE_SAFETY, case)
    return case
