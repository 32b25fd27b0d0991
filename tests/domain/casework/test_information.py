"""Information and advice: all of it, by somebody who may, in a way that stays on record."""

from datetime import timedelta

import pytest

from evenhand.core.errors import NotAllowed, NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.casework import queries
from evenhand.domain.casework.actions.give_information import NotComplete, confirm_information_read
from evenhand.domain.casework.script import script_on, scripts
from tests.build import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


def test_an_adviser_goes_through_every_point_and_the_case_is_informed(service, adviser):
    case = world.a_case(service)
    given = world.inform(case, adviser)
    assert world.again(case, adviser).state == "informed"
    assert (given.way, given.script_version) == ("spoken", script_on(world.today()).version)


def test_a_point_left_out_is_named_and_nothing_is_recorded(service, adviser):
    case = world.a_case(service)
    script = script_on(world.today())
    with pytest.raises(NotComplete, match=script.points[3].tick):
        world.inform(case, adviser, ticked=script.codes[:3] + script.codes[4:])
    assert world.again(case, adviser).state == "enquiry"


def test_a_caseworker_gives_no_advice(service):
    case = world.a_case(service)
    with pytest.raises(NotAllowed):
        world.inform(case, world.a_colleague(service, "caseworker"))


def test_information_after_the_first_no_leaves_the_case_where_it_is(service, adviser):
    case = world.a_case(service)
    world.tell(case, "no_mediation", adviser, days_ago=1)
    world.inform(case, adviser)
    assert world.again(case, adviser).state == "no_mediation"


def test_reading_online_is_recorded_as_such_with_the_text_that_was_read(service, adviser):
    asked = world.what_a_family_asks(service)
    case = world.a_case(service, reach=asked.reach)
    family = world.family_of(case, asked.reach.email)
    version = script_on(world.today()).version
    confirm_information_read(case_id=case.id, script_version=version, at=world.now(), by=family)
    assert world.again(case, adviser).state == "informed"
    with acting_as(adviser):
        (given,) = queries.information(case.id)
        assert (given.way, given.recorded_by) == ("read_online", family.user_id)
        assert cases.law_facts(case, world.today()).information_given == world.today()


def test_nobody_confirms_reading_for_the_family(service, adviser):
    case = world.a_case(service)
    version = script_on(world.today()).version
    with pytest.raises(NotAllowed):
        confirm_information_read(case_id=case.id, script_version=version, at=world.now(), by=adviser)


def test_an_unknown_text_a_day_ahead_and_a_withdrawn_case_are_refused(service, adviser):
    case = world.a_case(service)
    with pytest.raises(NotComplete, match="text has changed"):
        world.inform(case, adviser, script_version="1999-01")
    with pytest.raises(NotComplete, match="lies ahead"):
        world.inform(case, adviser, days_ago=-1)
    withdraw_request(case_id=case.id, evidence="told_by_telephone", at=world.now(), by=adviser)
    with pytest.raises(NotNow, match="withdrawn"):
        world.inform(case, adviser)


def test_a_form_sent_twice_is_recorded_once(service, adviser):
    case = world.a_case(service)
    given = world.inform(case, adviser)
    assert world.inform(case, adviser, information_id=given.id) == given
    with acting_as(adviser):
        assert len(queries.information(case.id)) == 1


def test_the_text_of_a_day_is_the_newest_that_had_begun():
    first = next(iter(scripts().values()))
    assert script_on(first.starts_on - timedelta(days=400)) == first
    assert script_on(first.starts_on) == first
