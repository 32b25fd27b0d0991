"""Builders of what is agreed in a mediation, from a meeting that was held to a signed agreement."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from evenhand.core.clock import london_day
from evenhand.core.principals import Principal, person
from evenhand.core.transactions import acting_as
from evenhand.domain.agreements import queries
from evenhand.domain.agreements.actions.offer_agreement import offer_agreement
from evenhand.domain.agreements.actions.sign_agreement import sign_agreement
from evenhand.domain.agreements.actions.write_term import write_term
from evenhand.domain.agreements.models import Term, Text
from evenhand.domain.agreements.states import Side
from evenhand.domain.agreements.terms import Said
from evenhand.domain.cases.models import Case
from evenhand.domain.meetings.actions.record_outcome import record_outcome
from evenhand.domain.meetings.models import Meeting
from evenhand.domain.meetings.states import Result
from evenhand.domain.people import queries as people
from tests.build import mediation, world


@dataclass
class Room:
    """A mediation whose meeting was held, and everybody in it."""

    case: Case
    meeting: Meeting
    mediator: Principal
    family: Principal
    officer: Principal
    adviser: Principal
    body_id: object
    at: datetime

    def seat(self, side: Side):
        """Return a party by its side."""
        with acting_as(self.mediator):
            return next(seat for seat in queries.parties(self.case, self.at) if seat.side is side)

    def shown(self, by: Principal | None = None):
        """Return the agreement as somebody sees it."""
        with acting_as(by or self.mediator):
            return queries.newest(self.case, self.at)

    def actions(self, by: Principal | None = None):
        """Return what is to be done, as somebody sees it."""
        with acting_as(by or self.mediator):
            return queries.actions(self.case, self.at)

    def said(self, side: Side = Side.COUNCIL, **changes) -> Said:
        """Return a term of one side as it is written down."""
        seat = self.seat(side)
        usual = {
            "part": "decision",
            "side": seat.side,
            "seat": seat.code,
            "body_id": seat.body_id,
            "what": "Let an educational psychologist see Alex at school",
            "measure": "The report has come",
            "kind": "not_appealable" if side is Side.COUNCIL else "",
            "other_date": london_day(self.at) + timedelta(days=10) if side is Side.FAMILY else None,
        }
        return Said(**(usual | changes))

    def write(self, side: Side = Side.COUNCIL, *, by: Principal | None = None, **changes) -> Term:
        """Write one term."""
        return write_term(
            meeting_id=self.meeting.id,
            term_id=uuid4(),
            said=self.said(side, **changes),
            at=self.at,
            by=by or self.mediator,
        )

    def offer(self) -> Text:
        """Put the draft to everybody to be signed."""
        return offer_agreement(agreement_id=self.shown().id, at=self.at, by=self.mediator)

    def sign(
        self, side: Side, text: Text, by: Principal | None = None, at: datetime | None = None, **changes
    ):
        """Let one side sign a text."""
        who = {Side.FAMILY: self.family, Side.COUNCIL: self.officer}.get(side, self.officer)
        said = {"name": "Robin Reed", "job_title": "" if side is Side.FAMILY else "Head of SEND"} | changes
        return sign_agreement(
            agreement_id=text.agreement_id,
            text_id=text.id,
            seat=self.seat(side).code,
            at=at or self.at,
            by=by or who,
            **said,
        )

    def signed(self, **changes) -> Text:
        """Write one term of the council, and let everybody sign it."""
        self.write(**changes)
        text = self.offer()
        self.sign(Side.FAMILY, text)
        self.sign(Side.COUNCIL, text)
        return text


def a_room(
    service: world.Service, adviser: Principal, manager: Principal, officer: Principal, owner, **changes
) -> Room:
    """Return a mediation an hour into its meeting, with its outcome on record; the service's clock is moved there.

    It is booked at the real moment, so that many of them stand at one time.
    """
    world.move_clock(owner)
    case = mediation.a_case_that_wants_mediation(service, adviser, **changes)
    offer = mediation.offered(case, officer)
    mediator = mediation.a_mediator(service, manager)
    meeting = mediation.book(case, mediation.a_plan(mediator), adviser, offer_id=offer.id)
    own = mediation.cleared(case, mediator)
    with acting_as(adviser):
        family = person(people.one(case.holder_id).user_id)
    ahead = meeting.during.lower - world.now() + timedelta(hours=1)
    world.move_clock(owner, seconds=ahead.total_seconds())
    at = world.now()
    mediation.hold(meeting, own, at=at)
    record_outcome(meeting_id=meeting.id, part="decision", result=Result.AGREED, at=at, by=own)
    body = mediation.a_body(service)
    return Room(case, meeting, own, family, officer, adviser, body.id, at)


def another_meeting(room: Room, owner) -> Room:
    """Return the same mediation an hour into its next meeting, with its outcome on record."""
    with acting_as(room.adviser):
        mediator = room.meeting.mediator
    meeting = mediation.book(room.case, mediation.a_plan(mediator), room.adviser)
    shift = meeting.during.lower - world.now() + timedelta(hours=1)
    owner.execute("update core_clock set shift = shift + %s", [shift])
    at = world.now()
    mediation.hold(meeting, room.mediator, at=at)
    record_outcome(meeting_id=meeting.id, part="decision", result=Result.AGREED, at=at, by=room.mediator)
    return replace(room, meeting=meeting, at=at)
