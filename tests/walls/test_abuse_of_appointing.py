"""Abuse of appointing: one manager who is two people, by a second mailbox of their own (threat model, B4)."""

import ast
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

import evenhand.domain
from evenhand.core.clock import london_day
from evenhand.core.principals import Principal, person, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.agreements.actions.witness_signature import confirm_signature, witness_signature
from evenhand.domain.agreements.states import Way
from evenhand.domain.cases.actions.ask_to_lift import ask_to_lift
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.confirm_birth import confirm_birth
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.actions.decide_lifting import lift_wall, refuse_lifting
from evenhand.domain.cases.actions.record_capacity import end_capacity
from evenhand.domain.cases.facts import Evidence, FactKind, standing
from evenhand.domain.cases.holding import hold, note_fact, work_out_dates
from evenhand.domain.casework import details
from evenhand.domain.casework.actions import help_sign_in
from evenhand.domain.casework.actions.change_details import change_details, confirm_details
from evenhand.domain.casework.actions.change_ways import confirm_ways
from evenhand.domain.casework.actions.stop_contact import decide_contact
from evenhand.domain.certificates.actions.ask_about_late import ask_about_late
from evenhand.domain.certificates.actions.ask_for_deemed import ask_for_deemed
from evenhand.domain.certificates.actions.issue_certificate import issue_certificate
from evenhand.domain.certificates.deeming import WARNING_VERSION
from evenhand.domain.certificates.refusals import CannotIssue
from evenhand.domain.identity.actions.appoint import appoint
from evenhand.domain.identity.resets import COOLING
from evenhand.domain.identity.states import Checked
from evenhand.domain.identity.two_people import NotAnother
from evenhand.domain.oversight import queries as oversight
from evenhand.domain.oversight.actions.notice_browsing import notice_browsing
from evenhand.domain.oversight.actions.review_browsing import review_browsing
from evenhand.domain.oversight.states import Finding
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.safeguarding.actions.review_break_glass import review_break_glass
from tests.build import agreements, databases, passing, reaching, safety, world
from tests.build.authenticators import added

ADDRESS = "sam@holloway.example"
SAID = {"said_how": reaching.BY_TELEPHONE}
Decide = Callable[[Principal], Any]
# A manager begins the day after; and a month after that the two are two.
LATELY, LONG_AGO = 2, 32


class Stage:
    """A service, a manager, and whom they appointed so many days ago."""

    def __init__(self, request: pytest.FixtureRequest, pair: str, days: int) -> None:
        self.request, self.pair, self.days = request, pair, days

    def opens(self) -> None:
        """Make the service and its people, at the moment to which the clock was moved."""
        self.service = world.a_service()
        self.adviser = world.a_colleague(self.service)
        self.appoints()

    def appoints(self) -> None:
        """Let a manager appoint another, or two others."""
        manager = world.a_colleague(self.service, "manager")
        one, other = self.appointed(manager), self.appointed(manager)
        self.first, self.second = {
            "the appointed confirms": (manager, one),
            "the appointer confirms": (one, manager),
            "one manager appointed both": (one, other),
        }[self.pair]

    def appointed(self, by: Principal) -> Principal:
        """Return somebody whom a manager appointed as another."""
        user = appoint(
            name="Max Lead",
            address=f"second{next(world._numbers)}@provider.example",
            role="manager",
            provider_id=self.service.provider_id,
            team_id=self.service.team_id,
            at=world.now() - timedelta(days=self.days),
            by=by,
        )
        return person(user.id)

    def a_case(self, **changes: Any) -> Any:
        """Open a case of a family that is protected."""
        usual = {"reach": Reach(email=ADDRESS, telephone="07700 900001"), "protected": True}
        return world.a_case(self.service, **(usual | changes))


def a_detail(stage: Stage) -> Decide:
    stage.opens()
    case = stage.a_case()
    change_details(
        case_id=case.id,
        reach=Reach(telephone="07700 900002"),
        protected=True,
        how_checked="called_back",
        at=world.now(),
        by=stage.first,
    )
    with acting_as(stage.first):
        change = details.waiting(case.id)
    return lambda by: confirm_details(case_id=case.id, change_id=change.id, at=world.now(), by=by)


def a_less_careful_way(stage: Stage) -> Decide:
    stage.opens()
    case = stage.a_case()
    assert not reaching.changes(case, stage.first, may_text=True, **SAID)
    waits = reaching.waiting(case, stage.first)
    return lambda by: confirm_ways(case_id=case.id, change_id=waits.id, at=world.now(), by=by)


def contact_again(stage: Stage) -> Decide:
    stage.opens()
    case = stage.a_case()
    reaching.stops(case, stage.first, "email", **SAID)
    assert not reaching.takes_back(case, stage.first, **SAID)
    (stop,) = reaching.standing(case, stage.first).standing
    return lambda by: decide_contact(case_id=case.id, stop_id=stop.id, let_back=True, at=world.now(), by=by)


def a_lifting(stage: Stage, decide: Any = lift_wall) -> Decide:
    stage.opens()
    case = stage.a_case()
    about = {"case_id": case.id, "reason": "x", "at": world.now(), "by": stage.first}
    wall = build_wall(user_id=stage.adviser.user_id, **about)
    lifting = ask_to_lift(wall_id=wall.id, **about)
    return lambda by: decide(case_id=case.id, lifting_id=lifting.id, at=world.now(), by=by)


def a_wall_that_stays(stage: Stage) -> Decide:
    return a_lifting(stage, refuse_lifting)


def a_reset(stage: Stage) -> Decide:
    stage.opens()
    case = stage.a_case()
    added(world.family_of(case, ADDRESS))
    at = world.now()
    about = {"case_id": case.id, "by": stage.first, "at": at}
    reset_id = help_sign_in.ask_for_family_reset(checked=Checked.CALLED_BACK, **about)
    return lambda by: help_sign_in.confirm_family_reset(
        case_id=case.id, reset_id=reset_id, at=at + COOLING, by=by
    )


def a_birth(stage: Stage) -> Decide:
    stage.opens()
    case = stage.a_case()
    with acting_as(stage.first):
        fact = next(fact for fact in standing(case.id) if fact.kind == FactKind.DATE_OF_BIRTH)
    correct_fact(
        case_id=case.id,
        kind=FactKind.DATE_OF_BIRTH,
        fact_id=fact.id,
        happened_on=date(2009, 3, 9),
        reason="The letter has another year",
        evidence=Evidence.LETTER,
        at=world.now(),
        by=stage.first,
    )
    return lambda by: confirm_birth(case_id=case.id, at=world.now(), by=by)


def who_acts(stage: Stage) -> Decide:
    set_clock = stage.request.getfixturevalue("set_clock")
    family = passing.a_family(set_clock)
    set_clock(passing.midnight(passing.THE_DAY) + timedelta(hours=12))
    with acting_as(family.adviser):
        case = family.fresh()
    stage.service = world.Service(case.provider_id, case.team_id, case.local_authority_id)
    stage.appoints()
    family.adviser = stage.first
    record = family.capacity()
    return lambda by: end_capacity(
        case_id=case.id, record_id=record.id, evidence=Evidence.TOLD_IN_WRITING, at=world.now(), by=by
    )


def after_late_contact(stage: Stage) -> Decide:
    stage.opens()
    dated = world.today() - timedelta(days=95)
    case = world.a_case_that_wants_mediation(stage.service, stage.adviser, notice_dated=dated)
    writer = stage.adviser.for_case(case.id)
    with acting_as(writer):
        held, at = hold(case.id, writer), world.now()
        for kind in (FactKind.FIRST_SESSION, FactKind.CONCLUDED):
            note_fact(held, kind, happened_on=london_day(at), at=at, by=writer, evidence=Evidence.OWN_RECORD)
        work_out_dates(held, because="the mediation ended", at=at)
    ask_about_late(case_id=case.id, at=world.now(), by=stage.first)
    return lambda by: issue_certificate(case_id=case.id, at=world.now(), by=by)


def while_the_council_is_silent(stage: Stage) -> Decide:
    stage.service = world.a_service()
    stage.adviser = world.a_colleague(stage.service)
    world.a_health_body(stage.service)
    case = world.a_case_that_wants_mediation(stage.service, stage.adviser)
    world.move_clock(stage.request.getfixturevalue("owner"), days=31)
    stage.appoints()
    ask_for_deemed(
        case_id=case.id,
        understood=WARNING_VERSION,
        evidence="told_by_telephone",
        at=world.now(),
        by=stage.first,
    )
    return lambda by: issue_certificate(case_id=case.id, at=world.now(), by=by)


def a_signature(stage: Stage) -> Decide:
    """Whoever wrote it down is a mediator: a manager took them onto the panel, whatever else was appointed."""
    stage.opens()
    owner = stage.request.getfixturevalue("owner")
    officer = world.an_officer(world.council_of(stage.service))
    room = agreements.a_room(stage.service, stage.adviser, stage.first, officer, owner)
    room.write()
    text = room.offer()
    paper = witness_signature(
        agreement_id=text.agreement_id,
        text_id=text.id,
        seat="family",
        name="Sam Holloway",
        way=Way.ON_PAPER,
        at=room.at,
        by=room.mediator,
    )
    stage.second = stage.first
    if stage.days == LONG_AGO:
        world.move_clock(owner, days=LONG_AGO)
    return lambda by: confirm_signature(signature_id=paper.id, at=world.now(), by=by)


def an_opened_case(stage: Stage) -> Decide:
    stage.opens()
    opening = safety.an_hour(stage.a_case(), stage.first)
    said = {"opening_id": opening.id, "was_right": True, "words": "She was found."}
    return lambda by: review_break_glass(at=world.now(), by=by, **said)


def many_cases_opened(stage: Stage) -> Decide:
    found = stage.request.getfixturevalue("own_database")
    stage.opens()
    at = world.now()
    seen = {"cases": 400, "first_at": at, "last_at": at, "at": at, "by": worker()}
    with databases.django_at(found.worker):
        notice_browsing(provider_id=stage.service.provider_id, user_id=stage.first.user_id, **seen)
    with acting_as(stage.second):
        (notice,) = oversight.notices(stage.second)
    return lambda by: review_browsing(notice_id=notice.id, finding=Finding.NEEDED, at=world.now(), by=by)


# Everything that two people decide, and which function asks for the second of them.
DECISIONS: dict[Callable[[Stage], Decide], str] = {
    a_detail: "casework/actions/change_details.py confirm_details",
    a_less_careful_way: "casework/actions/change_ways.py confirm_ways",
    contact_again: "casework/actions/stop_contact.py decide_contact",
    a_lifting: "cases/actions/decide_lifting.py lift_wall",
    a_wall_that_stays: "cases/actions/decide_lifting.py refuse_lifting",
    a_birth: "cases/actions/confirm_birth.py confirm_birth",
    who_acts: "cases/actions/record_capacity.py _require_another",
    a_reset: "identity/actions/ask_for_reset.py confirm_reset",
    after_late_contact: "certificates/deeming.py _not_another",
    while_the_council_is_silent: "certificates/deeming.py _not_another",
    a_signature: "agreements/actions/witness_signature.py confirm_signature",
    an_opened_case: "safeguarding/actions/review_break_glass.py review_break_glass",
    many_cases_opened: "oversight/actions/review_browsing.py review_browsing",
}
every_decision = pytest.mark.parametrize("decision", DECISIONS, ids=lambda one: one.__name__)
PAIRS = ("the appointed confirms", "the appointer confirms", "one manager appointed both")


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture(autouse=True)
def clock_is_put_back(owner):
    yield
    world.move_clock(owner)


def staged(request, decision, pair, days):
    if decision is not many_cases_opened:
        request.getfixturevalue("db")
    stage = Stage(request, pair, days)
    return stage, decision(stage)


@every_decision
@pytest.mark.parametrize("pair", PAIRS)
def test_whoever_appointed_and_whoever_was_appointed_are_one_person_for_a_month(decision, pair, request):
    stage, decide = staged(request, decision, pair, LATELY)
    with pytest.raises((NotAnother, CannotIssue), match="count as one until"):
        decide(stage.second)


@every_decision
@pytest.mark.parametrize("pair", PAIRS)
def test_after_a_month_they_are_two(decision, pair, request):
    stage, decide = staged(request, decision, pair, LONG_AGO)
    decide(stage.second)


@pytest.mark.parametrize("decision", [a_detail, a_lifting, while_the_council_is_silent, an_opened_case])
def test_another_manager_decides_meanwhile(decision, request):
    stage, decide = staged(request, decision, PAIRS[0], LATELY)
    decide(world.a_colleague(stage.service, "manager"))


def test_every_action_that_two_people_decide_is_tried_here():
    domain = Path(evenhand.domain.__file__ or "").parent
    found = {
        f"{path.relative_to(domain)} {function.name}"
        for path in domain.rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef)
        and any(asks_for_another(node) for node in ast.walk(function))
    }
    assert found - SHOWN == set(DECISIONS.values())


# A list tells whoever reads it why they do not decide; the action asks again.
SHOWN = {"oversight/queries.py _notice"}


def asks_for_another(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("require_another", "why_not")
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "two_people"
    )


BY_HAND = {
    a_detail: "update casework_detailschange set state = 'made', decided_at = evenhand_now(), decided_by = %s",
    a_less_careful_way: "update casework_wayschange set state = 'made', decided_at = evenhand_now(), decided_by = %s",
    contact_again: "update people_contactstop set state = 'taken_back', taken_back_at = evenhand_now(),"
    " taken_back_by = %s",
    a_lifting: "update cases_walllifting set state = 'lifted', decided_at = evenhand_now(), decided_by = %s",
    a_reset: "update identity_factorreset set state = 'done', ended_at = asked_at + interval '1 day', ended_by = %s",
    a_signature: "update agreements_signature set confirmed_at = evenhand_now(), confirmed_by = %s",
    an_opened_case: "update safeguarding_opening set reviewed_at = evenhand_now(), reviewed_by = %s",
}


@pytest.mark.parametrize("decision", BY_HAND, ids=lambda one: one.__name__)
def test_the_database_counts_them_as_one_too(decision, request):
    stage, _ = staged(request, decision, PAIRS[0], LATELY)
    with (
        acting_as(stage.second),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="these count as one"),
        transaction.atomic(),
    ):
        cursor.execute(BY_HAND[decision], [stage.second.user_id])
