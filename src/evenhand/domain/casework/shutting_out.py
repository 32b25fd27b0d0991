"""Who could see a case through their work, and so could be shut out of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.domain.cases import access, walls
from evenhand.domain.identity import queries as identity
from evenhand.domain.identity.roles import COMMISSIONER, STAFF_ROLES
from evenhand.domain.panel import queries as panel

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


@dataclass(frozen=True)
class Able:
    """Somebody who could see a case, and as what."""

    user_id: UUID
    name: str
    role: str


def who_could_see(case: "Case", by: Principal) -> list[Able]:
    """Return colleagues, leads, mediators and officers who could see a case through their work, but for oneself."""
    found = [*_colleagues(case), *_mediators(case), *_officers(case)]
    kept_from = walls.shut_out(case) | {by.user_id}
    own = access.kept_from([case.id], [each.user_id for each in found])
    once = {each.user_id: each for each in reversed(found) if (case.id, each.user_id) not in own}
    return sorted(
        (each for each in once.values() if each.user_id not in kept_from),
        key=lambda each: (each.name, str(each.user_id)),
    )


def names(user_ids: set[UUID]) -> dict[UUID, str]:
    """Return what people are called who work here, answer for a body, or mediate."""
    staff = identity.staff_names(user_ids)
    return {each: staff.get(each) or panel.name_of_user(each) or "Somebody" for each in user_ids}


def _colleagues(case: "Case") -> list[Able]:
    return [
        Able(one.user_id, one.name, one.role_title)
        for one in identity.colleagues(case.provider_id)
        if Compartment.K1_CASE in STAFF_ROLES[one.role].compartments
    ]


def _mediators(case: "Case") -> list[Able]:
    return [Able(one.user_id, one.name, "Mediator") for one in panel.assigned(case.id)]


def _officers(case: "Case") -> list[Able]:
    return [
        Able(one.user_id, one.name, f"{one.role_title}, {party.body.short_name}")
        for party in access.open_parties().filter(case=case).select_related("body")
        for one in identity.officers_of(party.body_id)
        if one.role != COMMISSIONER.code
    ]
