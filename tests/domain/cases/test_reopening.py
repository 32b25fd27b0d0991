"""A closed case is taken up again where it was closed, and its clocks run as they would have run."""

import pytest

from evenhand.core import events
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.cases.actions.reopen_case import reopen_case
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.models import Case, Duty
from evenhand.domain.cases.states import DutyState, WhyReopened
from tests.build import world
from tests.build.case_states import in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


def reopen(case, by, why=WhyReopened.FAMILY_CAME_BACK):
    reopen_case(case_id=case.id, why=why, at=world.now(), by=by)


def close(case, by):
    close_case(case_id=case.id, at=world.now(), by=by)


def standing(case, by):
    with acting_as(by):
        rows = Duty.objects.filter(case=case).exclude(state=DutyState.SUPERSEDED)
        return {row.rule: (row.state, row.due_on, row.safe_on) for row in rows}


@pytest.mark.parametrize("state", ["certified", "not_needed", "leave_signposted", "withdrawn"])
def test_it_comes_back_to_the_state_and_to_the_dates_that_it_had(state, service, adviser):
    case = in_state(state, service, adviser)
    before = standing(case, adviser)
    close(case, adviser)
    assert not {each for each, *_ in standing(case, adviser).values()} & {DutyState.OPEN}
    reopen(case, adviser)
    with acting_as(adviser):
        again = Case.objects.get(id=case.id)
    assert (again.state, again.closed_at, again.closed_from) == (state, None, "")
    assert standing(case, adviser) == before


def test_a_family_that_comes_back_may_choose_mediation_after_its_certificate(service, adviser):
    case = in_state("certified", service, adviser)
    close(case, adviser)
    with pytest.raises(NotNow):
        world.tell(case, "mediation", adviser)
    reopen(case, adviser)
    world.tell(case, "mediation", adviser)
    assert world.again(case, adviser).state == "wants_mediation"


def test_it_is_closed_and_taken_up_again_as_often_as_it_must(service, adviser):
    case = in_state("withdrawn", service, adviser)
    for _ in range(2):
        close(case, adviser)
        reopen(case, adviser)
    assert world.again(case, adviser).state == "withdrawn"


def test_an_open_case_is_not_taken_up_again(service, adviser):
    case = in_state("informed", service, adviser)
    with pytest.raises(NotNow):
        reopen(case, adviser)
    assert world.again(case, adviser).state == "informed"


def test_the_record_says_why(service, adviser):
    case = in_state("closed", service, adviser)
    reopen(case, adviser, WhyReopened.NOT_KEPT)
    with acting_as(adviser):
        said = [one.event.sentence() for one in events.of_case(case.id)]
    assert "The case was taken up again: what was agreed is not being kept." in said


def test_a_family_does_not_take_a_closed_case_up_by_itself(service, adviser):
    asked = world.what_a_family_asks(service)
    case = world.a_case(service, reach=asked.reach)
    world.tell(case, "no_mediation", adviser)
    withdraw_request(case_id=case.id, evidence="told_by_telephone", at=world.now(), by=adviser)
    close(case, adviser)
    with pytest.raises(NotAllowed):
        reopen(case, world.family_of(case, asked.reach.email))
