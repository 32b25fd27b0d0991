"""Builders of people beside a family: asked by it, or added by staff, and with them once they said yes."""

from datetime import timedelta
from itertools import count

from evenhand.core.principals import Principal, operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.accept_support import accept_support
from evenhand.domain.cases.actions.add_parent import add_parent
from evenhand.domain.cases.actions.invite_supporter import invite_supporter
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.models import Case, Companion
from evenhand.domain.cases.states import CompanionKind
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import world

_numbers = count(1)


def whoever_reads(address: str) -> Principal:
    """Return whoever signs in with an address."""
    with acting_as(operator()):
        return person(user_for_address(address))


def asked(case: Case, family: Principal, **changes) -> Companion:
    """Let a family ask somebody for help."""
    usual = {
        "name": "Kim Cole",
        "email": f"helper{next(_numbers)}@friends.example",
        "kind": CompanionKind.FRIEND,
        "allowed": (),
        "until": world.today() + timedelta(days=30),
    }
    return invite_supporter(case_id=case.id, at=world.now(), by=family, **(usual | changes))


def says_yes(case: Case, companion: Companion) -> Principal:
    """Let whoever was asked say yes, and return them."""
    own = person(companion.user_id)
    accept_support(companion_id=companion.id, reference=case.reference, at=world.now(), by=own)
    return own


def a_supporter(case: Case, family: Principal, **changes) -> Principal:
    """Return somebody who helps a family."""
    return says_yes(case, asked(case, family, **changes))


def a_second_parent(case: Case, staff: Principal, **changes) -> Companion:
    """Add the other parent, who has not said yes yet."""
    usual = {
        "name": "Jo Holloway",
        "reach": Reach(email=f"other{next(_numbers)}@family.example", telephone="07700 900777"),
        "protected": False,
        "agreed_how": Evidence.TOLD_BY_TELEPHONE,
    }
    return add_parent(case_id=case.id, at=world.now(), by=staff, **(usual | changes))
