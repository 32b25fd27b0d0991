"""Whoever asked and was then shut out of the case is not one of the two whom a decision takes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from django.db import DatabaseError, connection, transaction

from evenhand.core.clock import london_day
from evenhand.core.errors import NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import walls
from evenhand.domain.cases.actions.ask_to_lift import ask_to_lift
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.decide_lifting import lift_wall
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import hold, note_fact, work_out_dates
from evenhand.domain.casework import details
from evenhand.domain.casework.actions.change_details import change_details, confirm_details
from evenhand.domain.casework.actions.change_ways import confirm_ways
from evenhand.domain.casework.actions.stop_contact import decide_contact
from evenhand.domain.certificates import queries as certificates
from evenhand.domain.certificates.actions.ask_about_late import ask_about_late
from evenhand.domain.certificates.actions.issue_certificate import issue_certificate
from evenhand.domain.certificates.actions.withdraw_certificate import withdraw_certificate
from evenhand.domain.certificates.refusals import CannotIssue
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import reaching, world

OLD, NEW = "07700 900001", "07700 900002"


class Desk:
    """A protected family, and managers: who asks, who confirms, and who shuts out."""

    def __init__(self) -> None:
        self.service = world.a_service()
        self.adviser = world.a_colleague(self.service)
        self.first, self.second, self.third = (world.a_colleague(self.service, "manager") for _ in range(3))
        reach = Reach(email="sam@holloway.example", telephone=OLD)
        self.case = world.a_case(self.service, reach=reach, protected=True)

    def asks(self, what: str) -> None:
        """Let the first person ask for something."""
        said = {"said_how": reaching.BY_TELEPHONE}
        if what == "ways":
            assert not reaching.changes(self.case, self.first, may_text=True, **said)
        elif what == "details":
            assert not change_details(
                case_id=self.case.id,
                reach=Reach(telephone=NEW),
                protected=True,
                how_checked="called_back",
                at=world.now(),
                by=self.first,
            )
        elif what == "contact again":
            reaching.stops(self.case, self.first, "email", **said)
            assert not reaching.takes_back(self.case, self.first, **said)
        else:
            about = {"case_id": self.case.id, "reason": "x", "at": world.now(), "by": self.first}
            self.wall = build_wall(user_id=self.adviser.user_id, **about)
            self.lifting = ask_to_lift(wall_id=self.wall.id, **about)

    def confirms(self, what: str) -> None:
        """Let the second person confirm it."""
        shared: dict[str, Any] = {"case_id": self.case.id, "at": world.now(), "by": self.second}
        if what == "ways":
            confirm_ways(change_id=reaching.waiting(self.case, self.second).id, **shared)
        elif what == "details":
            with acting_as(self.second):
                change = details.waiting(self.case.id)
            confirm_details(change_id=change.id, **shared)
        elif what == "contact again":
            (stop,) = reaching.standing(self.case, self.second).standing
            decide_contact(stop_id=stop.id, let_back=True, **shared)
        else:
            lift_wall(lifting_id=self.lifting.id, **shared)

    def stands(self, what: str) -> object:
        """Return what a confirmation would change."""
        with acting_as(self.second):
            if what == "ways":
                return reaching.safety(self.case, self.second)
            if what == "details":
                return people.reach(self.case.holder_id)
            if what == "contact again":
                return [(each.what, each.state) for each in people.stops(self.case.holder_id).standing]
            return self.adviser.user_id in walls.shut_out(self.case)

    def shuts_out_who_asked(self) -> None:
        """Shut the first person out."""
        about = {"case_id": self.case.id, "reason": "x", "at": world.now(), "by": self.third}
        build_wall(user_id=self.first.user_id, **about)


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["ways", "details", "contact again", "lifting"])
def test_what_somebody_asked_is_not_confirmed_once_they_are_shut_out(what):
    desk = Desk()
    desk.asks(what)
    before = desk.stands(what)
    desk.shuts_out_who_asked()
    with pytest.raises(NotNow, match="shut out of this case since"):
        desk.confirms(what)
    assert desk.stands(what) == before


@pytest.mark.django_db
def test_the_database_lifts_no_wall_on_the_word_of_somebody_who_is_shut_out_since():
    desk = Desk()
    desk.asks("lifting")
    desk.shuts_out_who_asked()
    with acting_as(desk.second), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "update cases_walllifting set state = 'lifted', decided_at = evenhand_now(),"
            " decided_by = evenhand_user() where id = %s",
            [desk.lifting.id],
        )
        with pytest.raises(DatabaseError, match="two people lift a wall"), transaction.atomic():
            cursor.execute("update cases_wall set ended_at = evenhand_now() where id = %s", [desk.wall.id])
    assert desk.stands("lifting")


class Late(NamedTuple):
    """A case that mediated after late contact."""

    case: Any
    ask: Callable[..., None]
    issue: Callable[..., Any]


def a_late_case(desk: Desk) -> Late:
    dated = world.today() - timedelta(days=95)
    case = world.a_case_that_wants_mediation(desk.service, desk.adviser, notice_dated=dated)
    writer = desk.adviser.for_case(case.id)
    with acting_as(writer):
        held, at = hold(case.id, writer), world.now()
        for kind in (FactKind.FIRST_SESSION, FactKind.CONCLUDED):
            note_fact(held, kind, happened_on=london_day(at), at=at, by=writer, evidence=Evidence.OWN_RECORD)
        work_out_dates(held, because="the mediation ended", at=at)
    desk.case = case
    return Late(
        case,
        lambda by: ask_about_late(case_id=case.id, at=world.now(), by=by),
        lambda by: issue_certificate(case_id=case.id, at=world.now(), by=by),
    )


@pytest.mark.django_db
def test_about_late_contact_somebody_else_asks_anew_for_whoever_is_shut_out_since():
    desk = Desk()
    late = a_late_case(desk)
    late.ask(desk.first)
    desk.shuts_out_who_asked()
    with pytest.raises(CannotIssue, match="A manager decides"):
        late.issue(desk.second)
    with acting_as(desk.second):
        assert not certificates.draft_for(late.case, at=world.now(), by=desk.second).late_is_asked
    late.ask(desk.third)
    with pytest.raises(CannotIssue, match="A manager decides"):
        late.issue(desk.third)
    assert late.issue(desk.second).basis == "reg39_1"


@pytest.mark.django_db
def test_after_a_certificate_was_withdrawn_late_contact_is_asked_about_anew():
    desk = Desk()
    late = a_late_case(desk)
    late.ask(desk.adviser)
    first = late.issue(desk.second)
    withdraw_certificate(
        case_id=late.case.id,
        certificate_id=first.id,
        reason_code="no_participation",
        at=world.now(),
        by=desk.second,
    )
    with pytest.raises(CannotIssue, match="A manager decides"):
        late.issue(desk.second)
    late.ask(desk.adviser)
    assert late.issue(desk.second).id != first.id
