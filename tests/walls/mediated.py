"""Mediations of the made-up world: held and signed, held and half signed, under way, and one that waits for a word."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from evenhand.core.principals import Principal, person
from evenhand.core.transactions import acting_as
from evenhand.domain.agreements import queries as agreements
from evenhand.domain.agreements.actions.offer_agreement import offer_agreement, take_back_agreement
from evenhand.domain.agreements.actions.sign_agreement import ask_for_change, sign_agreement
from evenhand.domain.agreements.actions.witness_signature import witness_signature
from evenhand.domain.agreements.actions.write_term import write_term
from evenhand.domain.agreements.models import Text
from evenhand.domain.agreements.states import Side, Way
from evenhand.domain.agreements.terms import Said
from evenhand.domain.documents.doubts import HELD
from evenhand.domain.meetings.actions.record_outcome import record_outcome
from evenhand.domain.meetings.actions.record_views import record_views
from evenhand.domain.meetings.actions.write_mediator_note import write_mediator_note
from evenhand.domain.meetings.models import Meeting
from evenhand.domain.meetings.states import HowAsked, Result
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.panel.actions.add_credential import add_credential, declare_independence
from evenhand.domain.panel.actions.open_mediator import open_mediator
from evenhand.domain.panel.models import Mediator
from evenhand.domain.panel.states import DECLARED, CredentialKind
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.add_paper import add_paper
from evenhand.domain.referrals.actions.name_decision_maker import name_decision_maker
from evenhand.domain.referrals.actions.notify_commissioner import notify_commissioner
from evenhand.domain.referrals.actions.offer_date import offer_date
from tests.build import mediation, world
from tests.build.files import pdf_that_says
from tests.walls.people import ASKED, COUNCIL, HEALTH, MEDIATOR

if TYPE_CHECKING:
    from tests.walls.made import MadeUp


@dataclass(frozen=True)
class Booked:
    """A meeting that is booked, and who comes."""

    key: str
    meeting: Meeting
    starts_at: datetime
    mediator: Principal
    council: Principal


def booked(
    made: "MadeUp", key: str, service: world.Service, prefix: str, council: str, who: str = "mediator"
) -> Booked:
    """Hand a family's wish over, let the council answer in full, and book an online meeting with a mediator."""
    case, adviser = made.families[key].case, made.by(f"{prefix}adviser")
    asked = handed_over(made, key, adviser, council)
    name_who_decides(made, key, asked.id, asked.parts or (mediation.WHOLE,), made.by(council))
    add_paper(
        referral_id=asked.id,
        kind="report",
        name=f"{made.markers.word('name of a paper of the council', key)}.pdf",
        content=pdf_that_says(made.markers.word("paper of the council", key)),
        # Longer ago than papers are held for whoever notices their own mistake.
        at=world.now() - 2 * HELD,
        by=made.by(council),
    )
    offer = offer_date(
        referral_id=asked.id, starts_at=mediation.at_ten(), minutes=180, at=world.now(), by=made.by(council)
    )
    mediator = a_mediator(made, service, f"{prefix}{who}", prefix, key)
    link = f"https://meet.example/{made.markers.word('link to the meeting', key)}"
    plan = mediation.a_plan(mediator, join_url=link)
    meeting = mediation.book(case, plan, adviser, offer_id=offer.id)
    own = mediation.cleared(case, mediator)
    made.people.of[f"{prefix}{who}"].becomes(MEDIATOR, key)
    return Booked(key, meeting, meeting.during.lower, own, made.by(council))


def handed_over(made: "MadeUp", key: str, adviser: Principal, council: str) -> Any:
    """Record the wish to mediate, so that the council has it, and return the referral."""
    case = made.families[key].case
    world.inform(case, adviser)
    world.tell(case, "mediation", adviser)
    for officer in (council, f"lead of the {council}"):
        made.people.of[officer].becomes(COUNCIL, key)
    with acting_as(made.by(council)):
        return referrals.of_case(case.id)[0]


def name_who_decides(
    made: "MadeUp", key: str, referral_id: Any, parts: Any, by: Principal, body: str = ""
) -> None:
    """Let the council, or the body that is named, name who decides."""
    name_decision_maker(
        referral_id=referral_id,
        name=f"Lee {made.markers.word(f'name of who decides{body}', key)}",
        job_title=f"Head of {made.markers.word(f'job of who decides{body}', key)}",
        email=made.markers.mailbox("e-mail address of who decides", key, host="council.example"),
        authority_over=tuple(parts),
        is_deputy=False,
        at=world.now(),
        by=by,
    )


def a_mediator(made: "MadeUp", service: world.Service, key: str, prefix: str, case: str = "") -> Mediator:
    """Take a mediator onto the panel, whose every proof says something of its own."""
    of, manager, today = f"{prefix}service", made.by(f"{prefix}manager"), world.today()
    address = made.markers.mailbox("e-mail address of a mediator", key, of, host="mediators.example")
    mediator = open_mediator(
        provider_id=service.provider_id,
        name=f"Ada {made.markers.word('name of a mediator', key, of, *([case] if case else []))}",
        address=address,
        since=today - timedelta(days=400),
        at=world.now(),
        by=manager,
    )
    for kind in CredentialKind:
        if kind != DECLARED:
            add_credential(
                mediator_id=mediator.id,
                kind=kind,
                valid_from=today - timedelta(days=300),
                valid_until=today + timedelta(days=300),
                evidence=made.markers.words("proof of a mediator", of),
                at=world.now(),
                by=manager,
            )
    own = person(mediator.user_id)
    declare_independence(mediator_id=mediator.id, at=world.now(), by=own)
    made.people.add(key, own)
    return mediator


def waiting(made: "MadeUp", key: str, service: world.Service) -> None:
    """Let the far council ask a health body too, and book a mediator who has not said yet that they know nobody."""
    case, adviser = made.families[key].case, made.by("adviser")
    asked = handed_over(made, key, adviser, "far council")
    health = made.people.of["health body"]
    with acting_as(made.by("far council")):
        body_id = organisations.commissioners_of(case.local_authority_id, world.today())[0].id
    notify_commissioner(referral_id=asked.id, body_id=body_id, at=world.now(), by=made.by("far council"))
    health.becomes(HEALTH, key)
    with acting_as(health.by):
        theirs = referrals.of_case(case.id)[0]
    name_who_decides(made, key, asked.id, asked.parts, made.by("far council"))
    name_who_decides(made, key, theirs.id, theirs.parts, health.by, " for the health body")
    mediator = a_mediator(made, service, "mediator asked", "", key)
    room = mediation.a_room(service, made.by("manager"))
    plan = mediation.a_plan(mediator, starts_at=mediation.at_ten(44), room_id=room.id)
    mediation.book(case, plan, adviser)
    made.people.of["mediator asked"].becomes(ASKED, key)


def under_way(made: "MadeUp", key: str, service: world.Service, owner: Any) -> None:
    """Book an online meeting that goes on while the tests run, so that its link can be had."""
    case, adviser = made.families[key].case, made.by("adviser")
    asked = handed_over(made, key, adviser, "council")
    name_who_decides(made, key, asked.id, asked.parts or (mediation.WHOLE,), made.by("council"))
    mediator = a_mediator(made, service, "mediator of now", "", key)
    link = f"https://meet.example/{made.markers.word('link to the meeting', key)}"
    (starts_at,) = owner.execute("select now() - interval '30 minutes'").fetchone()
    plan = mediation.a_plan(mediator, starts_at=starts_at, minutes=480, join_url=link)
    mediation.book(case, plan, adviser)
    mediation.cleared(case, mediator)
    made.people.of["mediator of now"].becomes(MEDIATOR, key)


def signed(made: "MadeUp", booked: Booked) -> None:
    """Hold a meeting, change what was agreed at the family's wish, and let all sign."""
    key, at, family = booked.key, world.now(), made.families[booked.key].own
    first, seats = offered(made, booked, at)
    ask_for_change(
        agreement_id=first.agreement_id,
        text_id=first.id,
        seat=seats[Side.FAMILY].code,
        words=made.markers.words("wish to change the agreement", key),
        at=at,
        by=family,
    )
    take_back_agreement(agreement_id=first.agreement_id, at=at, by=booked.mediator)
    text = offer_agreement(agreement_id=first.agreement_id, at=at, by=booked.mediator)
    for side, by in ((Side.FAMILY, family), (Side.COUNCIL, booked.council)):
        sign(made, key, text, seats[side], side, at, by)


def half_signed(made: "MadeUp", booked: Booked) -> None:
    """Hold a meeting whose family signs on paper: its mediator writes it down, and nobody has confirmed it yet."""
    at = world.now()
    text, seats = offered(made, booked, at)
    witness_signature(
        agreement_id=text.agreement_id,
        text_id=text.id,
        seat=seats[Side.FAMILY].code,
        way=Way.ON_PAPER,
        name=f"Jo {made.markers.word('name of who signed', booked.key)}",
        at=at,
        by=booked.mediator,
    )


def offered(made: "MadeUp", booked: Booked, at: datetime) -> tuple[Text, Any]:
    """Hold a meeting an hour ago, and put what was agreed to everybody; return the text, and who signs it."""
    key, own, case = booked.key, booked.mediator, made.families[booked.key].case
    write_mediator_note(case_id=case.id, words=made.markers.words("note of the mediator", key), at=at, by=own)
    parts = tuple(case.disputed) or (mediation.WHOLE,)
    council = mediation.Came(mediation.Attendee.COUNCIL, authority_over=parts)
    mediation.hold(booked.meeting, own, at=at, came=(mediation.Came(mediation.Attendee.FAMILY), council))
    record_views(case_id=case.id, how=HowAsked.WRITING, asked_on=world.today(), at=at, by=own)
    for part in parts:
        record_outcome(meeting_id=booked.meeting.id, part=part, result=Result.AGREED, at=at, by=own)
    with acting_as(own):
        seats = {seat.side: seat for seat in agreements.parties(case, at)}
    write(made, booked, seats, Side.COUNCIL, at)
    write(made, booked, seats, Side.FAMILY, at)
    with acting_as(own):
        agreement = agreements.newest(case, at)
    return offer_agreement(agreement_id=agreement.id, at=at, by=own), seats


def write(made: "MadeUp", booked: Booked, seats: Any, side: Side, at: datetime) -> None:
    """Write one term of one side."""
    seat = seats[side]
    write_term(
        meeting_id=booked.meeting.id,
        term_id=uuid4(),
        said=Said(
            part=(*made.families[booked.key].case.disputed, mediation.WHOLE)[0],
            side=seat.side,
            seat=seat.code,
            body_id=seat.body_id,
            what=made.markers.words("what was agreed", booked.key),
            measure=made.markers.words("what was agreed", booked.key),
            kind="not_appealable" if side is Side.COUNCIL else "",
            other_date=world.today() + timedelta(days=60) if side is Side.FAMILY else None,
        ),
        at=at,
        by=booked.mediator,
    )


def sign(made: "MadeUp", key: str, text: Text, seat: Any, side: Side, at: datetime, by: Principal) -> None:
    """Let one side sign, each under a name that nobody else signs with."""
    job = "" if side is Side.FAMILY else f"Head of {made.markers.word('name of who signed', key)}"
    sign_agreement(
        agreement_id=text.agreement_id,
        text_id=text.id,
        seat=seat.code,
        name=f"Jo {made.markers.word('name of who signed', key)}",
        job_title=job,
        at=at,
        by=by,
    )
