"""A closed case is taken up again where it was closed, and its clocks run as they would have run."""

import pytest

from evenhand.core import events
from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.cases.actions.reopen_case import reopen_case
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.models import Case, Duty
from evenhand.domain.cases.states import DutyState, WhyReopened
from evenhand.domain.identity.actions.end_membership import end_membership
from evenhand.statute.working_days import ENGLAND
from tests.build import law, world
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


def test_a_date_that_is_nearer_by_the_law_of_today_is_put_right_aloud(service, adviser):
    manager = world.a_colleague(service, "manager", name="Max Lead")
    case = in_state("certified", service, adviser)
    rule, (_, _, safe) = next(
        (rule, dates) for rule, dates in standing(case, adviser).items() if dates[0] == DutyState.OPEN
    )
    close(case, adviser)
    law.confirmed(law.gov_uk(extra={safe: "Bank holiday for a jubilee"}), manager)
    reopen(case, adviser)
    assert standing(case, adviser)[rule][2] == ENGLAND.before(safe, 1)
    with acting_as(adviser):
        (said,) = [
            one.event
            for one in events.of_case(case.id)
            if one.event.kind() == "cases.DatesMoved" and one.event.shorter
        ]
    assert rule in said.shorter and said.because == "the case was taken up again"


def test_where_nothing_moved_nothing_is_said_to_have_moved(service, adviser):
    case = in_state("certified", service, adviser)
    close(case, adviser)
    reopen(case, adviser)
    with acting_as(adviser):
        assert not [
            one for one in events.of_case(case.id) if "taken up again" in getattr(one.event, "because", "")
        ]


def test_whoever_had_the_case_and_works_here_no_longer_has_it_no_longer(service, adviser):
    manager = world.a_colleague(service, "manager", name="Max Lead")
    gone = world.a_colleague(service, "caseworker", name="Ada Gone")
    case = in_state("withdrawn", service, adviser)
    for who in (gone, adviser):
        take_case(case_id=case.id, caseworker_id=who.user_id, by=adviser)
        close(case, adviser)
        if who is gone:
            end_membership(
                user_id=gone.user_id,
                provider_id=service.provider_id,
                role="caseworker",
                at=world.now(),
                by=manager,
            )
        reopen(case, adviser)
        expected = None if who is gone else adviser.user_id
        assert world.again(case, adviser).caseworker_id == expected
    with acting_as(adviser):
        said = [
            one.event.sentence()
            for one in events.of_case(case.id)
            if one.event.kind() == "cases.CaseReopened"
        ]
    assert [sentence.endswith("It waits for a caseworker.") for sentence in sorted(said, key=len)] == [
        False,
        True,
    ]
