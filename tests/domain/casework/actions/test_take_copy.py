"""Somebody of a family gets a copy: some a day, on record, and nobody else does."""

from datetime import timedelta

import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.transactions import acting_as
from evenhand.core.walls import Compartment
from evenhand.domain.casework import copies
from evenhand.domain.casework.actions.take_copy import take_copy
from evenhand.domain.casework.events import CopyTaken
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import beside, passing, world
from tests.build.passing import THE_DAY, midnight

pytestmark = pytest.mark.django_db
ADDRESS = "sam@family.example"


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def case(service):
    return world.a_case(service, reach=Reach(email=ADDRESS))


def takes(by, case) -> None:
    take_copy(case_id=case.id, at=world.now(), by=by)


def left(by, case) -> int:
    with acting_as(by):
        return copies.left_today(case.id, by, world.today())


def test_some_a_day_for_each_and_more_tomorrow(set_clock):
    set_clock(midnight(THE_DAY) - timedelta(days=40, minutes=5))
    family = passing.a_family(set_clock)
    for taken in range(copies.MOST_OF_A_DAY):
        assert left(family.parent, family.case) == copies.MOST_OF_A_DAY - taken
        takes(family.parent, family.case)
    with pytest.raises(NotNow, match="get another tomorrow"):
        takes(family.parent, family.case)
    set_clock(world.now() + timedelta(days=1))
    assert left(family.parent, family.case) == copies.MOST_OF_A_DAY
    takes(family.parent, family.case)


def test_each_counts_for_themselves(case, adviser):
    family = world.family_of(case, ADDRESS)
    parent = beside.says_yes(case, beside.a_second_parent(case, adviser))
    takes(parent, case)
    assert left(family, case) == copies.MOST_OF_A_DAY
    assert left(parent, case) == copies.MOST_OF_A_DAY - 1


def test_staff_and_whoever_helps_get_none(case, adviser):
    family = world.family_of(case, ADDRESS)
    helps = beside.a_supporter(case, family, allowed=("papers", "request", "meeting", "speak"))
    for by in (helps, adviser):
        with pytest.raises(NotAllowed):
            takes(by, case)
    with pytest.raises(NoSuchThing):
        takes(world.family_of(case, "somebody@else.example"), case)


def test_that_somebody_took_one_is_for_no_council_mediator_or_helper():
    assert CopyTaken.compartment == Compartment.K6_OUTPUTS


def test_a_parent_takes_none_after_the_day_and_one_who_may_read_does(set_clock):
    family = passing.a_family(set_clock)
    set_clock(midnight(THE_DAY) + timedelta(hours=1))
    young = family.invited()
    with pytest.raises(NoSuchThing):
        takes(family.parent, family.case)
    takes(young, family.case)
    family.consents()
    takes(family.parent, family.case)
