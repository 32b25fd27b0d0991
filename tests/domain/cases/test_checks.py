"""The nightly check finds what somebody changed behind the actions' back, and mends nothing."""

import psycopg
import pytest

from evenhand.core import events
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import checks, jobs
from evenhand.domain.cases.models import Case, Duty
from tests.build import world


@pytest.fixture
def case():
    return world.a_case(world.a_service())


def found(case) -> tuple[str, ...]:
    with acting_as(worker(case.id)):
        return checks.differences(Case.objects.get(id=case.id))


@pytest.mark.django_db
def test_a_case_as_its_actions_left_it_is_right(case):
    assert found(case) == ()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("table", "change", "says"),
    [
        (Duty, {"due_on": "2031-01-01"}, "is not what the facts give"),
        (Case, {"next_due_on": "2031-01-01"}, "the nearest date"),
        (Case, {"state": "certified"}, "the record says enquiry, the case says certified"),
    ],
    ids=["a duty moved", "the nearest date moved", "the state moved"],
)
def test_a_change_without_an_action_is_found(case, table, change, says):
    with acting_as(worker(case.id)):
        table.objects.update(**change)
    assert says in " ".join(found(case))


@pytest.mark.django_db
def test_what_is_found_is_told_on_the_timeline(case):
    with acting_as(worker(case.id)):
        Case.objects.update(next_due_on="2031-01-01")
    jobs.check_case.function(case_id=str(case.id))
    with acting_as(worker(case.id)):
        assert "nightly check" in events.of_case(case.id)[0].event.sentence()


def test_an_open_case_is_on_the_list_that_only_the_worker_may_ask_for(own_database):
    case = world.a_case(world.a_service())
    with psycopg.connect(own_database.worker) as connection:
        assert connection.execute("select * from evenhand_cases_to_check()").fetchall() == [(case.id,)]
    with (
        psycopg.connect(own_database.web) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("select * from evenhand_cases_to_check()")
