"""Whoever works in the made-up world: colleagues of both providers, and officers of councils and a health body."""

from datetime import date
from typing import TYPE_CHECKING, Any

from evenhand.core.principals import Principal, operator
from evenhand.domain.organisations.actions.add_local_authority import add_local_authority
from evenhand.domain.organisations.actions.agree_contract import agree_contract
from evenhand.domain.organisations.actions.open_body import open_body
from tests.build import world
from tests.walls.cast import CASES_OF, COUNCILS_OF
from tests.walls.people import COUNCIL, EDITOR, HEALTH, MANAGER, STAFF, Somebody

if TYPE_CHECKING:
    from tests.walls.made import MadeUp


def another_council(ours: world.Service) -> world.Service:
    """Let a provider serve a second council, and return that service."""
    code = "ZZZ"
    add_local_authority(code=code, name="Far Council", short_name="Far Council", by=operator())
    open_body(
        name="Far Council",
        short_name="Far Council",
        email="send@far.example",
        local_authority=code,
        by=operator(),
    )
    agree_contract(
        provider_id=ours.provider_id,
        team_id=ours.team_id,
        local_authority=code,
        starts_on=date(2020, 1, 1),
        provider_acts_for_authority=True,
        by=operator(),
    )
    return world.Service(ours.provider_id, ours.team_id, code)


def colleague(
    made: "MadeUp", key: str, service: world.Service, prefix: str, role: str, address: str = ""
) -> Principal:
    """Appoint somebody at a provider."""
    of = f"{prefix}service"
    address = address or made.markers.mailbox(
        "e-mail address of a colleague", key, of, host="provider.example"
    )
    name = f"Ash {made.markers.word('name of a colleague', key, of)}"
    by = world.a_colleague(service, role, name, address)
    made.people.add(key, by)
    return by


def staff(made: "MadeUp", service: world.Service, prefix: str) -> None:
    """Appoint an adviser, a caseworker and a manager."""
    for role in ("adviser", "caseworker", "manager"):
        key = f"{prefix}{role}"
        colleague(made, key, service, prefix, role)
        everything = (f"{prefix}service", *CASES_OF[prefix], *COUNCILS_OF[prefix])
        made.people.of[key].becomes(STAFF, *everything)
        if role == "manager":
            made.people.of[key].becomes(MANAGER, *everything)
            made.people.of[key].becomes(EDITOR, "the website")


def officers(made: "MadeUp", ours: world.Service, far: world.Service, theirs: world.Service) -> None:
    """Let officers answer for the councils and a health body. What each is to a case comes with the case."""
    for key, service in (("council", ours), ("far council", far), ("other council", theirs)):
        made.mailboxes[world.mailbox_of(world.council_of(service))] = key
        for role, who in (("officer", key), ("lead_officer", f"lead of the {key}")):
            officer(made, who, world.council_of(service), role, key).becomes(COUNCIL, key)
    health = world.a_health_body(far, "Health body")
    made.mailboxes[world.mailbox_of(health)] = "health body"
    officer(made, "health body", health, "health_officer", "far council").becomes(HEALTH, "health body")


def officer(made: "MadeUp", key: str, body_id: Any, role: str, of: str) -> Somebody:
    """Let somebody answer for a council or a health body."""
    name = f"Alun {made.markers.word('name of an officer', key, of)}"
    address = made.markers.mailbox("e-mail address of an officer", key, of, host="council.example")
    return made.people.add(key, world.an_officer(body_id, role=role, name=name, address=address))
