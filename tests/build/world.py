"""Builders: they reach a state by the service's own actions, so that no test stands on an impossible one."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from uuid import UUID

from evenhand.core import clock
from evenhand.core.principals import Principal, anonymous, operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.actions.open_case import Asked, open_case
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.models import Case
from evenhand.domain.casework.actions.claim_case import claim_case
from evenhand.domain.casework.actions.give_information import give_information
from evenhand.domain.casework.actions.record_choice import record_choice
from evenhand.domain.casework.choice import Choice
from evenhand.domain.casework.script import script_on
from evenhand.domain.identity.actions.appoint import appoint
from evenhand.domain.identity.actions.appoint_officer import appoint_officer
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.organisations.actions.add_local_authority import add_local_authority
from evenhand.domain.organisations.actions.add_team import add_team
from evenhand.domain.organisations.actions.agree_contract import agree_contract
from evenhand.domain.organisations.actions.open_body import commission_area, open_body
from evenhand.domain.organisations.actions.open_provider import open_provider
from evenhand.domain.organisations.queries import body, body_of
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.people.person_roles import PersonRole
from evenhand.statute.routes import Decision

_numbers = count(1)
_ticks = count(1)


@dataclass(frozen=True)
class Service:
    """A provider that serves one council, with its first team."""

    provider_id: UUID
    team_id: UUID
    local_authority: str


def now():
    """Return a moment just past, a little later each time: a test in one transaction would have only one."""
    with acting_as(operator()):
        return clock.now() - timedelta(seconds=1) + timedelta(microseconds=next(_ticks))


def today() -> date:
    """Return the service's own day."""
    return clock.london_day(now())


def a_service(*, acts_for_authority: bool = True) -> Service:
    """Open a provider and put it under contract with a council of its own."""
    code, number = a_council()
    provider = open_provider(
        name=f"Provider {number}",
        telephone="01632 960123",
        email=f"hello@provider{number}.example",
        address="1 Mill Lane",
        opening_hours="Monday to Friday, 9am to 6pm",
        team="First team",
        by=operator(),
    )
    with acting_as(operator()):
        team_id = provider.teams.get().id
    _agree(provider.id, team_id, code, acts_for_authority=acts_for_authority)
    return Service(provider.id, team_id, code)


def a_council() -> tuple[str, int]:
    """Open a council that nobody serves yet, and return its code and number."""
    number = next(_numbers)
    code = f"Z{chr(65 + number // 26 % 26)}{chr(65 + number % 26)}"
    add_local_authority(code=code, name=f"Council {number}", short_name=f"Council {number}", by=operator())
    open_body(
        name=f"Council {number}",
        short_name=f"Council {number}",
        email=f"send{number}@council.example",
        local_authority=code,
        by=operator(),
    )
    return code, number


def _agree(provider_id: UUID, team_id: UUID, code: str, *, acts_for_authority: bool = True) -> None:
    agree_contract(
        provider_id=provider_id,
        team_id=team_id,
        local_authority=code,
        starts_on=date(2020, 1, 1),
        provider_acts_for_authority=acts_for_authority,
        by=operator(),
    )


def another_council(of: Service) -> Service:
    """Put a provider under contract with a second council, served by a second team, and return that service."""
    code, number = a_council()
    team_id = add_team(provider_id=of.provider_id, name=f"Team {number}", by=operator()).id
    _agree(of.provider_id, team_id, code)
    return Service(of.provider_id, team_id, code)


def a_colleague(
    service: Service, role: str = "adviser", name: str = "Robin Marsh", address: str = ""
) -> Principal:
    """Appoint somebody at a provider and return them as a principal."""
    user = appoint(
        name=name,
        address=address or f"colleague{next(_numbers)}@provider.example",
        role=role,
        provider_id=service.provider_id,
        team_id=service.team_id,
        at=now(),
        by=operator(),
    )
    return person(user.id)


def an_officer(
    body_id: UUID, *, role: str = "officer", name: str = "Alun Brecon", address: str = ""
) -> Principal:
    """Let somebody answer for a council or a health body and return them as a principal."""
    user = appoint_officer(
        name=name,
        address=address or f"officer{next(_numbers)}@council.example",
        role=role,
        body_id=body_id,
        at=now(),
        by=operator(),
    )
    return person(user.id)


def council_of(service: Service) -> UUID:
    """Return the council of a service as a party to mediations."""
    with acting_as(operator()):
        found = body_of(service.local_authority)
    assert found
    return found.id


def mailbox_of(body_id: UUID) -> str:
    """Return the shared mailbox of a council or a health body."""
    with acting_as(operator()):
        return body(body_id).email


def a_health_body(service: Service, name: str = "") -> UUID:
    """Open a health body that commissions for the service's council."""
    number = next(_numbers)
    opened = open_body(
        name=name or f"Integrated Care Board {number}",
        short_name=name or f"ICB {number}",
        email=f"send{number}@icb.example",
        by=operator(),
    )
    commission_area(
        body_id=opened.id,
        local_authority=service.local_authority,
        starts_on=date(2020, 1, 1),
        by=operator(),
    )
    return opened.id


def a_case_that_wants_mediation(service: Service, adviser: Principal, **changes) -> Case:
    """Open a case, inform the family, and record that it wants mediation: the council has it the same minute."""
    case = a_case(service, **changes)
    inform(case, adviser)
    tell(case, "mediation", adviser)
    return again(case, adviser)


def what_a_family_asks(service: Service, **changes) -> Asked:
    """Return a usual request: a parent, a refusal to assess, a letter of three weeks ago."""
    asked = Asked(
        local_authority=service.local_authority,
        decision=Decision.REFUSAL_TO_ASSESS,
        holder_role=PersonRole.PARENT,
        holder_name="Sam Holloway",
        child_name="Alex Holloway",
        date_of_birth=date(2016, 3, 9),
        reach=Reach(email=f"family{next(_numbers)}@family.example", telephone="07700 900123"),
        notice_dated=today() - timedelta(days=21),
    )
    return replace(asked, **changes)


def a_case(service: Service, *, by: Principal | None = None, proved: bool = True, **changes) -> Case:
    """Open a case as a family does, from a browser that is not signed in; then it types the code that came."""
    asked = what_a_family_asks(service, **changes)
    case = open_case(asked=asked, at=now(), by=by or anonymous("b" * 64))
    if proved and by is None and asked.reach.email and not asked.safety.mailbox_is_shared:
        claim_case(reference=case.reference, at=now(), by=family_of(case, asked.reach.email))
    return case


def family_of(case: Case, address: str) -> Principal:
    """Return the family of a case as somebody who signed in with its address."""
    with acting_as(operator()):
        return person(user_for_address(address))


def move_clock(owner, **shift: float) -> None:
    """Move the service's clock to so much from the real one, as only the owner of the database may."""
    owner.execute("update core_clock set shift = %s", [timedelta(**shift)])


def tell(case: Case, choice: str, by: Principal, *, days_ago: int = 0) -> str:
    """Record what the family chose, and return the move that followed."""
    return record_choice(
        case_id=case.id,
        choice=Choice(choice),
        told_on=today() - timedelta(days=days_ago),
        evidence=Evidence.TOLD_BY_TELEPHONE,
        at=now(),
        by=by,
    )


def inform(case: Case, by: Principal, *, days_ago: int = 0, **changes):
    """Give information and advice, every point of it."""
    script = script_on(today())
    given = {
        "case_id": case.id,
        "channel": "telephone",
        "given_on": today() - timedelta(days=days_ago),
        "ticked": script.codes,
        "script_version": script.version,
        "at": now(),
        "by": by,
    }
    return give_information(**(given | changes))


def again(case: Case, by: Principal) -> Case:
    """Return a case as it is now."""
    with acting_as(by):
        return access.visible_to(by).get(id=case.id)
