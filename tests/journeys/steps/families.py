"""Families who have asked already, by the service's own actions, with an address that is theirs alone."""

from dataclasses import dataclass
from itertools import count
from typing import Any
from uuid import UUID

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import certificates, world
from tests.journeys.conftest import Colleague

_numbers = count(1)


@dataclass(frozen=True)
class Family:
    """A family with a case."""

    case_id: UUID
    reference: str
    address: str


def an_address() -> str:
    """Return an e-mail address that no other journey uses."""
    return f"family{next(_numbers)}@holloway.example"


def a_family(service: world.Service, **changes: Any) -> Family:
    """Let a parent ask about a refusal to assess of three weeks ago."""
    address = an_address()
    reach = changes.pop("reach", None) or Reach(email=address, telephone="07700 900123")
    case = world.a_case(service, reach=reach, **changes)
    return Family(case.id, case.reference, address)


def a_certified_family(service: world.Service, adviser: Colleague, **changes: Any) -> Family:
    """Let a parent ask, be informed, say no and be issued a certificate."""
    family = a_family(service, **changes)
    with acting_as(adviser.principal):
        case = access.visible_to(adviser.principal).get(id=family.case_id)
    world.inform(case, adviser.principal)
    world.tell(case, "no_mediation", adviser.principal)
    certificates.issued(world.again(case, adviser.principal), adviser.principal)
    return family
