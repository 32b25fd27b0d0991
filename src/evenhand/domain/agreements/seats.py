"""Who takes part in an agreement: the family, and each council or health body that does."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.principals import Principal
from evenhand.domain.agreements.states import Side
from evenhand.domain.cases import access
from evenhand.domain.cases import queries as cases
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.people import queries as people

if TYPE_CHECKING:
    from datetime import date

    from evenhand.domain.cases.models import Case

FAMILY, COUNCIL = "family", "council"


@dataclass(frozen=True)
class Seat:
    """One party: who signs for it, and by what name the text knows it."""

    code: str
    side: Side
    name: str
    body_id: UUID | None = None


def seats_of(case: "Case", today: "date") -> tuple[Seat, ...]:
    """Return the parties, the family first.

    In a case about health alone the council takes no part (section 53). A council that has no post here signs on
    paper or by telephone.
    """
    holder = people.one(case.holder_id)
    seats = [Seat(FAMILY, Side.FAMILY, holder.name if holder else "")]
    facts = cases.law_facts(case, today)
    bodies = organisations.bodies(access.open_parties().filter(case=case).values_list("body_id", flat=True))
    health = [one for one in bodies.values() if one.local_authority_id is None]
    alone = facts.health_only and bool(health)
    for body in sorted(bodies.values(), key=lambda each: (each in health, each.name)):
        if body in health or not alone:
            side = Side.HEALTH_BODY if body in health else Side.COUNCIL
            seats.append(Seat(str(body.id), side, body.name, body.id))
    if not alone and not any(seat.side is Side.COUNCIL for seat in seats):
        name = organisations.local_authority_name(case.local_authority_id)
        seats.insert(1, Seat(COUNCIL, Side.COUNCIL, name))
    return tuple(seats)


def council_was_party(seats: tuple[Seat, ...]) -> bool:
    """Tell whether the council takes part."""
    return any(seat.side is Side.COUNCIL for seat in seats)


def faces(seat: Seat, side: str) -> bool:
    """Tell whether a party is the other side of whoever does something: the family of a body, a body of the family."""
    return (seat.side is Side.FAMILY) is not (side == Side.FAMILY)


def may_sign(case: "Case", seat: Seat, by: Principal) -> bool:
    """Tell whether somebody may sign for a party: never its mediator, never staff, never the other side."""
    if seat.side is Side.FAMILY:
        return access.may(by, Permission.SIGN_FOR_FAMILY, case)
    return seat.body_id is not None and identity.may_for_body(by, Permission.SIGN_FOR_BODY, seat.body_id)
