"""The worklist: nearest date first, a fixed number of statements, an index at every size, own provider only."""

from datetime import timedelta

import pytest

from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.casework.worklist import Wanted, find, worklist
from tests.build import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


def shown(by, scope="team", *, after="", before="", size=25, **wanted):
    with acting_as(by):
        return worklist(by, Wanted(scope, **wanted), world.today(), after=after, before=before, size=size)


def aged(service, days, **changes):
    return world.a_case(service, notice_dated=world.today() - timedelta(days=days), **changes)


def test_the_nearest_date_comes_first_and_pages_follow_one_another(service, adviser):
    cases = [aged(service, days) for days in (10, 50, 30, 40, 20, 30)]
    expected = sorted(cases, key=lambda case: (case.next_due_on, case.id))
    seen, after = [], ""
    while True:
        page = shown(adviser, after=after, size=2)
        seen += [line.case_id for line in page.lines]
        if not page.after:
            break
        after = page.after
    assert seen == [case.id for case in expected]
    back = shown(adviser, before=page.before, size=2)
    assert [line.case_id for line in back.lines] == seen[2:4]
    first = shown(adviser, before=back.before, size=2)
    assert ([line.case_id for line in first.lines], first.before) == (seen[:2], "")


def test_a_line_says_what_to_know_before_ringing(service, adviser):
    world.a_case(service, interpreter_language="Polish", protected=True)
    (line,) = shown(adviser).lines
    assert (line.holder_name, line.child_initials) == ("Sam Holloway", "AH")
    assert (line.interpreter_language, line.is_protected) == ("Polish", True)
    assert line.working_days_left > 0


def test_mine_are_those_i_have_taken(service, adviser):
    mine, _ = aged(service, 20), aged(service, 20)
    take_case(case_id=mine.id, caseworker_id=adviser.user_id, by=adviser)
    (line,) = shown(adviser, "mine").lines
    assert (line.case_id, line.caseworker) == (mine.id, "Robin Marsh")


def test_a_case_without_any_date_is_on_a_list_of_its_own(service, adviser):
    undated = world.a_case(service, notice_dated=None)
    aged(service, 20)
    (line,) = shown(adviser, "undated").lines
    assert (line.case_id, line.working_days_left) == (undated.id, None)


def test_undated_cases_page_by_when_they_came(service, adviser):
    cases = [world.a_case(service, notice_dated=None) for _ in range(3)]
    first = shown(adviser, "undated", size=2)
    second = shown(adviser, "undated", after=first.after, size=2)
    assert [line.case_id for line in (*first.lines, *second.lines)] == [case.id for case in cases]


def test_filters_narrow_the_list(service, adviser):
    late, due = aged(service, 100), aged(service, 20)
    world.tell(due, "no_mediation", adviser)
    assert [line.case_id for line in shown(adviser, is_overdue=True).lines] == [late.id]
    assert [line.case_id for line in shown(adviser, owner="adviser").lines] == [due.id]
    assert [line.case_id for line in shown(adviser, state="no_mediation").lines] == [due.id]
    assert len(shown(adviser, local_authority=service.local_authority).lines) == 2
    assert shown(adviser, local_authority="ZZZ").lines == ()


def test_other_providers_families_and_nobody_get_an_empty_list(service):
    case = aged(service, 20)
    stranger = world.a_colleague(world.a_service())
    for by in (stranger, world.family_of(case, "x@family.example"), anonymous("b" * 64)):
        for scope in ("mine", "team", "undated"):
            assert shown(by, scope).lines == ()
        with acting_as(by):
            assert find(by, "Holloway", world.today()) == ()
            assert find(by, case.reference, world.today()) == ()


def test_a_walled_case_is_on_no_list(service, adviser):
    case = aged(service, 20)
    manager = world.a_colleague(service, "manager")
    build_wall(case_id=case.id, user_id=adviser.user_id, reason="is related", at=world.now(), by=manager)
    assert shown(adviser).lines == ()
    with acting_as(adviser):
        assert find(adviser, "Holloway", world.today()) == ()


def test_a_case_is_found_by_reference_and_by_whole_words_of_a_name(service, adviser):
    case = aged(service, 20, child_name="Wren Ashdown")
    aged(service, 20)
    with acting_as(adviser):
        for words in (case.reference, case.reference.lower().replace("-", " "), "ashdown", "Wren Ashdown"):
            assert [line.case_id for line in find(adviser, words, world.today())] == [case.id], words
        assert find(adviser, "Ash", world.today()) == ()
