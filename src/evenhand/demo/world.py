"""The fictional county of Westmarch: councils, providers, contracts and the people who work there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.resources import files
from uuid import UUID

from evenhand.core.clock import london_day
from evenhand.core.principals import Principal, operator, person
from evenhand.core.transactions import acting_as
from evenhand.demo.people import COMMISSIONERS, MEDIATORS, OFFICERS, STAFF
from evenhand.domain.identity.actions.appoint import appoint
from evenhand.domain.identity.actions.appoint_officer import appoint_officer
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.meetings.actions.open_venue import open_venue
from evenhand.domain.meetings.states import Access, Premises
from evenhand.domain.organisations.actions.add_local_authority import add_local_authority
from evenhand.domain.organisations.actions.add_team import add_team
from evenhand.domain.organisations.actions.agree_contract import agree_contract
from evenhand.domain.organisations.actions.load_places import load_places
from evenhand.domain.organisations.actions.open_body import commission_area, open_body
from evenhand.domain.organisations.actions.open_provider import open_provider
from evenhand.domain.organisations.counting_places import counted
from evenhand.domain.organisations.queries import teams
from evenhand.domain.panel.actions.add_credential import add_credential
from evenhand.domain.panel.actions.open_mediator import open_mediator
from evenhand.domain.panel.states import DECLARED, CredentialKind

WESTMARCH, BRACKENFORD, HARROWMERE = "QWM", "QBF", "QHM"
COUNCILS = (
    (WESTMARCH, "Westmarch County Council", "Westmarch"),
    (BRACKENFORD, "Brackenford Borough Council", "Brackenford"),
    (HARROWMERE, "Harrowmere City Council", "Harrowmere"),
)
HEALTH = "Westmarch Integrated Care Board"
# Who answers for which council or health body, and as what.
OFFICES = {
    "alun": ("Westmarch", "officer"),
    "bethan": ("Brackenford", "lead_officer"),
    "carys": ("Westmarch ICB", "health_officer"),
    "dorothea": ("Westmarch", "commissioner"),
}
OFFICER_OF = {WESTMARCH: "alun", BRACKENFORD: "bethan"}
CONTRACTS_FROM = date(2024, 9, 1)
# Days after the county was built: about seven weeks from the day on which it is looked at.
RUNS_OUT = {CredentialKind.CHECK: 175}
ROLE_AND_TEAM = {
    "priya": ("adviser", "North team"),
    "daniel": ("adviser", "South team"),
    "megan": ("caseworker", "North team"),
    "tomasz": ("caseworker", "South team"),
    "ruth": ("manager", "North team"),
    "ama": ("manager", "South team"),
    "sunniva": ("auditor", "North team"),
    "nell": ("safeguarding_lead", "North team"),
    "owen": ("adviser", "Mediation team"),
}


@dataclass(frozen=True)
class County:
    """The people at work in the county, by the short names that stories use."""

    staff: Mapping[str, Principal]


def build(at: datetime) -> None:
    """Open the providers, put them under contract and appoint everybody who works there."""
    by = operator()
    for code, name, short_name in COUNCILS:
        add_local_authority(code=code, name=name, short_name=short_name, by=by)
    westmarch = open_provider(
        name="Evenhand Mediation Westmarch",
        telephone="01632 960140",
        email="hello@evenhand-westmarch.example",
        address="The Old Corn Exchange, 4 Market Place, Westmarch WM1 1AA",
        opening_hours="Monday to Friday, 9am to 6pm",
        team="North team",
        by=by,
    )
    add_team(provider_id=westmarch.id, name="South team", by=by)
    fellside = open_provider(
        name="Fellside Mediation",
        telephone="01632 960580",
        email="hello@fellside-mediation.example",
        address="2 Weir Street, Harrowmere HM2 3BB",
        opening_hours="Monday to Friday, 8.30am to 5pm",
        team="Mediation team",
        by=by,
    )
    with acting_as(by):
        found = {
            name: (provider, id) for provider in (westmarch.id, fellside.id) for id, name in teams(provider)
        }
    _contract(found["North team"], WESTMARCH, acts=True)
    _contract(found["South team"], BRACKENFORD, acts=False)
    _contract(found["Mediation team"], HARROWMERE, acts=True)
    _bodies(at)
    _places(at)
    for one in STAFF:
        role, team = ROLE_AND_TEAM[one.slug]
        provider_id, team_id = found[team]
        appoint(
            name=one.name,
            address=one.email,
            role=role,
            provider_id=provider_id,
            team_id=team_id,
            at=at,
            by=by,
        )

    _panel(westmarch.id, at)


def county() -> County:
    """Return the county as it was built."""
    with acting_as(operator()):
        people = (*STAFF, *OFFICERS, *COMMISSIONERS, *MEDIATORS)
        return County({one.slug: person(user_for_address(one.email)) for one in people})


def _bodies(at: datetime) -> None:
    """Open the councils and the health body as parties to mediations, and appoint who answers for them."""
    by = operator()
    opened = {}
    for code, name, short_name in COUNCILS:
        mailbox = f"send@{short_name.lower()}-council.example"
        body = open_body(name=name, short_name=short_name, email=mailbox, local_authority=code, by=by)
        opened[short_name] = body.id
    board = open_body(name=HEALTH, short_name="Westmarch ICB", email="send@westmarch-icb.example", by=by)
    opened["Westmarch ICB"] = board.id
    for code in (WESTMARCH, BRACKENFORD):
        commission_area(body_id=board.id, local_authority=code, starts_on=CONTRACTS_FROM, by=by)
    for one in (*OFFICERS, *COMMISSIONERS):
        body_name, role = OFFICES[one.slug]
        appoint_officer(name=one.name, address=one.email, role=role, body_id=opened[body_name], at=at, by=by)


def _places(at: datetime) -> None:
    """Say in which council the county's postcodes are. Its positions lie in the North Sea, where nobody lives."""
    text = files("evenhand.demo").joinpath("data/places.csv").read_text("utf-8")
    found = counted(text.splitlines(), {code: code for code, _, _ in COUNCILS})
    load_places(source="the demonstration’s sample", credit="", counted=found, at=at, by=operator())


def _panel(provider_id: UUID, at: datetime) -> None:
    """Open the panel of mediators, each with what they must hold, and a neutral place to meet."""
    by, today = operator(), london_day(at)
    for one in MEDIATORS:
        mediator = open_mediator(
            provider_id=provider_id, name=one.name, address=one.email, since=today, at=at, by=by
        )
        for kind in CredentialKind:
            if kind != DECLARED:
                add_credential(
                    mediator_id=mediator.id,
                    kind=kind,
                    valid_from=today - timedelta(days=200),
                    valid_until=today + timedelta(days=RUNS_OUT.get(kind, 800)),
                    evidence="seen by the manager",
                    at=at,
                    by=by,
                )
    open_venue(
        provider_id=provider_id,
        name="Millbrook Hall",
        address="7 Millbrook Lane\nWestmarch WM1 2CD",
        premises=Premises.COMMUNITY,
        access=(Access.STEP_FREE, Access.TOILET, Access.PARKING),
        rooms=("Garden room", "Long room"),
        at=at,
        by=by,
    )


def _contract(found: tuple[UUID, UUID], council: str, *, acts: bool) -> None:
    provider_id, team_id = found
    agree_contract(
        provider_id=provider_id,
        team_id=team_id,
        local_authority=council,
        starts_on=CONTRACTS_FROM,
        provider_acts_for_authority=acts,
        by=operator(),
    )
