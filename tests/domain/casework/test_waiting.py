"""What waits for one across cases: soonest first, own and the team's, and what only a second person decides."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenhand.core import events
from evenhand.core.principals import anonymous, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.ask_to_lift import ask_to_lift
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.cases.facts import Evidence, FactKind, standing
from evenhand.domain.casework import jobs, queries, waiting
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.actions.change_details import change_details
from evenhand.domain.casework.actions.change_ways import confirm_ways
from evenhand.domain.casework.actions.help_sign_in import ask_for_family_reset
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.casework.waiting import Second
from evenhand.domain.identity.actions.ask_for_reset import ask_for_reset
from evenhand.domain.identity.resets import Way
from evenhand.domain.identity.states import Checked
from evenhand.domain.people.actions.set_contact_details import Reach, Safety, set_contact_details
from tests.build import beside, passing, reaching, world
from tests.build.authenticators import added
from tests.build.codes import given

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager")


def a_task(case, by, days=0, for_whom=None, **changes):
    shared = {"kind": TaskKind.OTHER, "words": "Ring.", "due_on": world.today() + timedelta(days=days)}
    whose = for_whom.user_id if for_whom else None
    return add_task(case_id=case.id, for_user_id=whose, at=world.now(), by=by, **shared | changes)


def listed(by, scope="mine", **page):
    with acting_as(by):
        return waiting.tasks(by, scope, **page)


def ids(found):
    return [one.id for one in found.lines]


def second(by, **page):
    with acting_as(by):
        return waiting.for_second(by, **page)


def a_change(case, by):
    change_details(
        case_id=case.id, reach=Reach(email=f"{case.id.hex}@elsewhere.example"), protected=True,
        how_checked="seen", at=world.now(), by=by,
    )  # fmt: skip


def a_lifting(case, who, by):
    wall = build_wall(case_id=case.id, user_id=who.user_id, reason="x", at=world.now(), by=by)
    return ask_to_lift(case_id=case.id, wall_id=wall.id, reason="x", at=world.now(), by=by)


def test_ones_own_tasks_and_those_of_ones_cases_stand_soonest_first(service, adviser, manager):
    mine, other = world.a_case(service), world.a_case(service)
    take_case(case_id=mine.id, caseworker_id=adviser.user_id, by=adviser)
    late = a_task(mine, manager, days=9)
    soon = a_task(other, manager, days=2, for_whom=adviser)
    a_task(mine, manager, days=1, for_whom=manager)
    a_task(other, manager, days=1)
    found = listed(adviser)
    assert ids(found) == [soon.id, late.id]
    assert (found.lines[1].reference, found.lines[1].law_on) == (
        mine.reference,
        world.again(mine, adviser).next_due_on,
    )


def test_the_teams_are_those_of_cases_that_nobody_has(service, adviser, manager):
    taken, free = world.a_case(service), world.a_case(service)
    take_case(case_id=taken.id, caseworker_id=manager.user_id, by=manager)
    a_task(taken, manager)
    waits = a_task(free, manager)
    a_task(free, manager, for_whom=manager)
    assert ids(listed(adviser, "team")) == [waits.id]


def test_pages_follow_one_another_and_a_cursor_of_nobody_is_refused(service, adviser, manager):
    case = world.a_case(service)
    tasks = [a_task(case, manager, days=days) for days in (3, 1, 2, 1, 5)]
    expected = [one.id for one in sorted(tasks, key=lambda one: (one.due_on, one.id))]
    seen, after = [], ""
    while True:
        page = listed(adviser, "team", after=after, size=2)
        seen += ids(page)
        if not (after := page.after):
            break
    assert seen == expected
    for asked in (listed, second):
        with pytest.raises(ValueError):
            asked(adviser, after="tomorrow")


def test_a_case_behind_a_wall_and_another_providers_are_on_no_list(service, adviser, manager):
    case = world.a_case(service, protected=True)
    a_task(case, manager)
    a_task(case, manager, for_whom=adviser)
    a_change(case, manager)
    assert ids(listed(adviser)) and ids(listed(adviser, "team")) and ids(second(adviser))
    build_wall(case_id=case.id, user_id=adviser.user_id, reason="x", at=world.now(), by=manager)
    stranger = world.a_colleague(world.a_service(), "manager")
    for by in (adviser, stranger, anonymous(), worker()):
        for scope in ("mine", "team"):
            assert ids(listed(by, scope)) == []
        assert ids(second(by)) == []
        with acting_as(by):
            assert waiting.counts(by) == waiting.Counts(0, 0, 0)


def test_what_somebody_asked_waits_for_everybody_else_who_may_decide_it(service, adviser, manager):
    case, other = world.a_case(service, protected=True), world.a_case(service)
    a_change(case, adviser)
    lifting = a_lifting(other, world.a_colleague(service), manager)
    another = world.a_colleague(service, "manager")
    assert [one.kind for one in second(adviser).lines] == [], "one's own, and what a manager decides"
    assert [one.kind for one in second(manager).lines] == [Second.DETAILS]
    shown = second(another).lines
    assert [(one.kind, one.reference) for one in shown] == [
        (Second.DETAILS, case.reference),
        (Second.WALL, other.reference),
    ]
    assert (shown[1].id, shown[1].asked_by) == (lifting.id, manager.user_id)


def test_what_waits_for_a_second_person_is_paged_across_its_kinds(service, adviser, manager):
    another, cases = world.a_colleague(service, "manager"), []
    for number in range(4):
        case = world.a_case(service, protected=True)
        cases.append(case.id)
        a_lifting(case, adviser, manager) if number % 2 else a_change(case, manager)
    seen, after = [], ""
    while True:
        page = second(another, after=after, size=3)
        seen += [one.case_id for one in page.lines]
        if not (after := page.after):
            break
    assert sorted(seen) == sorted(cases)
    with acting_as(another):
        assert waiting.counts(another).second == 4


def test_a_corrected_birth_waits_for_whoever_did_not_correct_it(set_clock):
    family = passing.a_family(set_clock)
    with acting_as(family.adviser):
        fact = next(one for one in standing(family.case.id) if one.kind == FactKind.DATE_OF_BIRTH)
    correct_fact(
        case_id=family.case.id,
        kind=FactKind.DATE_OF_BIRTH,
        fact_id=fact.id,
        happened_on=date(2009, 3, 9),
        reason="The letter has another year",
        evidence=Evidence.LETTER,
        at=world.now(),
        by=family.adviser,
    )
    with acting_as(family.adviser):
        event = next(
            one for one in events.of_case(family.case.id) if one.event.kind() == "cases.BirthToConfirm"
        )
    jobs.ask_to_confirm.function(event_id=str(event.id), case_id=str(family.case.id))
    assert [one.kind for one in second(family.colleague).lines] == [Second.BIRTH]
    assert second(family.adviser).lines == ()


def raised(case, by, kind, job):
    with acting_as(by):
        event = next(one for one in events.of_case(case.id) if one.event.kind() == kind)
    job.function(event_id=str(event.id), case_id=str(case.id))


def a_protected_case(service):
    reach, safety = Reach(email="sam@holloway.example", telephone="07700 900001"), Safety(may_call=False)
    return world.a_case(service, protected=True, reach=reach, safety=safety)


def test_less_careful_ways_wait_for_whoever_did_not_note_them(service, adviser, manager):
    case = a_protected_case(service)
    reaching.changes(case, adviser, said_how=reaching.BY_TELEPHONE, may_call=True)
    (line,) = second(manager).lines
    waits = reaching.waiting(case, manager)
    assert (line.kind, line.id, line.person_id) == (Second.WAYS, waits.id, case.holder_id)
    assert (line.reference, line.asked_by) == (case.reference, adviser.user_id)
    assert second(adviser).lines == ()


def test_contact_again_waits_for_whoever_did_not_note_that_it_is_wanted(service, adviser, manager):
    case = a_protected_case(service)
    reaching.stops(case, adviser, "email", said_how=reaching.BY_TELEPHONE)
    assert not reaching.takes_back(case, adviser, said_how=reaching.BY_TELEPHONE)
    (line,) = second(manager).lines
    (stop,) = reaching.standing(case, manager).standing
    assert (line.kind, line.id, line.person_id) == (Second.AGAIN, stop.id, case.holder_id)
    assert (line.reference, line.asked_by) == (case.reference, adviser.user_id)
    assert second(adviser).lines == ()


def open_kinds(case, by):
    with acting_as(by):
        return [task.kind for task in queries.open_tasks(case.id)]


def test_what_a_family_asked_waits_on_while_somebody_elses_change_is_made(service, adviser, manager):
    reach = Reach(email="sam@holloway.example")
    case = world.a_case(service, reach=reach)
    family = world.family_of(case, reach.email)
    other = beside.a_second_parent(case, adviser)
    own = beside.says_yes(case, other)
    set_contact_details(
        case_id=case.id, person_id=case.holder_id, reach=reach, safety=Safety(), protected=True,
        by=adviser.for_case(case.id),
    )  # fmt: skip
    assert not reaching.changes(case, family, may_text=True)
    raised(case, adviser, "casework.WaysChangeAsked", jobs.ask_to_confirm_ways)
    assert reaching.changes(case, own, person_id=other.person_id, may_post=False)
    raised(case, adviser, "casework.WaysChangeMade", jobs.end_tasks)
    (line,) = second(manager).lines
    assert (line.kind, line.person_id, line.asked_by) == (Second.WAYS, case.holder_id, family.user_id)
    assert open_kinds(case, manager) == ["ways_to_confirm"], "something still waits on the case"
    confirm_ways(case_id=case.id, change_id=line.id, at=world.now(), by=manager)
    raised(case, adviser, "casework.WaysChangeMade", jobs.end_tasks)
    assert second(manager).lines == ()
    assert open_kinds(case, manager) == []


def test_what_somebody_lost_waits_for_whoever_did_not_ask_and_is_not_they(
    service, manager, settings, tmp_path
):
    settings.DATA_DIR = tmp_path
    other, lost = world.a_colleague(service, "manager"), world.a_colleague(service, "manager")
    added(lost)
    ask_for_reset(
        user_id=lost.user_id, way=Way(service.provider_id), checked=Checked.SEEN, at=world.now(), by=manager
    )
    assert [(one.kind, one.case_id) for one in second(other).lines] == [(Second.RESET, None)]
    for by in (manager, lost, world.a_colleague(service)):
        assert second(by).lines == ()


def test_what_a_family_lost_is_named_by_the_reference_of_its_case(service, adviser, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    address = "kit@family.example"
    case = world.a_case(service, reach=Reach(address, "07700 900123", "1 Mill Lane", "WM1 1AA"))
    own = world.family_of(case, address)
    added(own, has=given(case, adviser))
    ask_for_family_reset(case_id=case.id, checked=Checked.CALLED_BACK, at=world.now(), by=adviser)
    (line,) = second(world.a_colleague(service)).lines
    assert (line.kind, line.reference) == (Second.RESET, case.reference)
    assert second(adviser).lines == ()


def test_a_list_takes_as_many_statements_however_long_it_is(service, manager):
    another = world.a_colleague(service, "manager")

    def asked():
        with acting_as(another), CaptureQueriesContext(connection) as caught:
            waiting.tasks(another, "team")
            waiting.tasks(another, "mine")
            waiting.for_second(another)
            waiting.counts(another)
        return len(caught)

    def more():
        case = world.a_case(service, protected=True)
        a_task(case, manager)
        a_task(case, manager, for_whom=another)
        a_change(case, manager)
        a_lifting(case, world.a_colleague(service), manager)

    more()
    few = asked()
    for _ in range(4):
        more()
    assert asked() == few
