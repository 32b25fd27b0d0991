"""Builders of cases on their way to a mediation: bodies, their officers, mediators, dates that are offered."""

from datetime import datetime, time, timedelta

from evenhand.core import clock
from evenhand.core.principals import Principal, operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.models import Case
from evenhand.domain.meetings.actions.book_meeting import book_meeting
from evenhand.domain.meetings.actions.open_venue import open_venue
from evenhand.domain.meetings.actions.record_attendance import Came, record_attendance
from evenhand.domain.meetings.attending import Attendee
from evenhand.domain.meetings.models import Meeting
from evenhand.domain.meetings.planning import USUAL, Plan
from evenhand.domain.meetings.states import Premises
from evenhand.domain.organisations.models import Body
from evenhand.domain.organisations.queries import body
from evenhand.domain.panel.actions.add_credential import add_credential, declare_independence
from evenhand.domain.panel.actions.declare_conflict import declare_no_conflict
from evenhand.domain.panel.actions.open_mediator import open_mediator
from evenhand.domain.panel.models import Mediator
from evenhand.domain.panel.states import DECLARED, CredentialKind
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.name_decision_maker import WHOLE, name_decision_maker
from evenhand.domain.referrals.actions.offer_date import offer_date
from tests.build import world


def a_body(service: world.Service) -> Body:
    """Return the council of a service as a party to mediations."""
    with acting_as(operator()):
        return body(world.council_of(service))


def an_officer(of: Body, role: str = "officer") -> Principal:
    """Appoint somebody who answers for a body."""
    return world.an_officer(of.id, role=role)


def a_mediator(
    service: world.Service,
    manager: Principal,
    *,
    lacks: tuple[str, ...] = (),
    name: str = "Ada Quill",
    address: str = "",
) -> Mediator:
    """Take somebody onto the panel who holds all that they must, but for what they lack."""
    number, today = next(world._numbers), world.today()
    mediator = open_mediator(
        provider_id=service.provider_id,
        name=name,
        address=address or f"mediator{number}@mediators.example",
        since=today - timedelta(days=400),
        at=world.now(),
        by=manager,
    )
    for kind in CredentialKind:
        if kind in lacks or kind == DECLARED:
            continue
        add_credential(
            mediator_id=mediator.id,
            kind=kind,
            valid_from=today - timedelta(days=300),
            valid_until=today + timedelta(days=300),
            evidence="seen",
            at=world.now(),
            by=manager,
        )
    if DECLARED not in lacks:
        declare_independence(mediator_id=mediator.id, at=world.now(), by=person(mediator.user_id))
    return mediator


def a_case_that_wants_mediation(service: world.Service, by: Principal, **changes) -> Case:
    """Return a case whose wish to mediate was handed over to the council; the service needs its body first."""
    case = world.a_case(service, **changes)
    world.tell(case, "mediation", by)
    return case


def at_ten(days_ahead: int = 14) -> datetime:
    """Return ten in the morning in London on a working day so far ahead, or the next one."""
    day = world.today() + timedelta(days=days_ahead)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return datetime.combine(day, time(10), clock.LONDON)


def offered(case: Case, by: Principal, *, days_ahead: int = 14, decided: bool = True):
    """Let the council offer a date, and name who can decide about everything."""
    with acting_as(by):
        asked = referrals.of_case(case.id)[0]
    if decided:
        name_decision_maker(
            referral_id=asked.id,
            name="Lee Stone",
            job_title="Head of SEND",
            email="lee@council.example",
            authority_over=asked.parts or (WHOLE,),
            is_deputy=False,
            at=world.now(),
            by=by,
        )
    return offer_date(referral_id=asked.id, starts_at=at_ten(days_ahead), minutes=180, at=world.now(), by=by)


def a_room(service: world.Service, by: Principal):
    """Open a neutral venue with two rooms, and return the first."""
    venue = open_venue(
        provider_id=service.provider_id,
        name="Mill Hall",
        address="1 Mill Lane\nWestmarch\nWM1 1AA",
        premises=Premises.COMMUNITY,
        access=("step_free", "toilet"),
        rooms=("Blue room", "Green room"),
        at=world.now(),
        by=by,
    )
    with acting_as(by):
        return venue.rooms.order_by("name").first()


def a_link() -> str:
    """Return a link that no other meeting has."""
    return f"https://meet.example/{next(world._numbers)}"


def a_plan(mediator: Mediator, **changes) -> Plan:
    """Return a usual meeting: online, in a fortnight, two and a half hours."""
    usual = {"starts_at": at_ten(), "minutes": USUAL, "mediator_id": mediator.id}
    where = {} if changes.get("room_id") else {"join_url": a_link()}
    return Plan(**(usual | where | changes))


def book(case: Case, plan: Plan, by: Principal, **more) -> Meeting:
    """Book a meeting."""
    return book_meeting(case_id=case.id, plan=plan, at=world.now(), by=by, **more)


def cleared(case: Case, mediator: Mediator) -> Principal:
    """Let the mediator declare that nothing stands in the way, and return them."""
    own = person(mediator.user_id)
    declare_no_conflict(case_id=case.id, at=world.now(), by=own)
    return own


FAMILY_AND_COUNCIL = (Came(Attendee.FAMILY), Came(Attendee.COUNCIL, authority_over=(WHOLE,)))


def hold(meeting: Meeting, by: Principal, *, at: datetime, came=FAMILY_AND_COUNCIL, held: bool = True):
    """Record who came, at a moment when the meeting has begun."""
    return record_attendance(meeting_id=meeting.id, came=came, held=held, at=at, by=by)
