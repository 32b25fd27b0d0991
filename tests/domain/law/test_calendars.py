"""A new list of bank holidays waits for a person: nothing is counted by it before, and everything after."""

import logging
from datetime import date, timedelta

import pytest

from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import anonymous, operator
from evenhand.core.transactions import acting_as
from evenhand.domain.law import jobs, queries
from evenhand.domain.law.actions.confirm_calendar import confirm_calendar
from evenhand.domain.law.actions.propose_calendar import propose_calendar
from evenhand.domain.law.actions.reject_calendar import reject_calendar
from evenhand.domain.law.holding import NoReason
from evenhand.domain.law.holiday_lists import NothingNew, NotWhole, read
from evenhand.domain.law.in_use import calendar_in_use, calendars_in_use
from evenhand.domain.law.states import CalendarState
from evenhand.statute.working_days import CALENDARS, ENGLAND
from tests.build import databases, law, world
from tests.build.law import gov_uk

JUBILEE = date(2027, 6, 4)
WITH_JUBILEE = gov_uk(extra={JUBILEE: "Bank holiday for the jubilee"})


@pytest.fixture
def manager():
    return world.a_colleague(world.a_service(), "manager", name="Max Lead")


def in_use():
    with acting_as(operator()):
        return calendars_in_use()


def states():
    with acting_as(operator()):
        return [one.state for one in queries.lists()]


@pytest.mark.django_db
def test_a_proposed_list_is_not_counted_by(manager):
    waits = law.proposed(WITH_JUBILEE)
    assert waits.version.startswith(f"england-{world.today()}-")
    assert in_use() is CALENDARS and JUBILEE in in_use().regulations
    with acting_as(manager):
        assert queries.changes_of(waits.version).new == ((JUBILEE, "Bank holiday for the jubilee"),)


@pytest.mark.django_db
def test_a_confirmed_list_is_counted_by_at_once_and_keeps_every_other_year(manager):
    row = law.confirmed(WITH_JUBILEE, manager)
    assert in_use().version == row.version and JUBILEE not in in_use().regulations
    assert in_use().regulations.holidays.keys() - ENGLAND.holidays.keys() == {JUBILEE}
    assert in_use().regulations.after(date(2027, 6, 3), 1) == date(2027, 6, 7)
    assert states() == [CalendarState.CONFIRMED]


@pytest.mark.django_db
def test_a_rejected_list_leaves_everything_as_it_is_and_says_why(manager):
    waits = law.proposed(WITH_JUBILEE)
    reject_calendar(version=waits.version, reason="It was a newspaper's.", at=world.now(), by=manager)
    with acting_as(manager):
        (rejected,) = queries.lists()
    assert (rejected.state, rejected.reason, rejected.decided_by) == (
        CalendarState.REJECTED,
        "It was a newspaper's.",
        manager.user_id,
    )
    assert in_use() is CALENDARS
    again = law.proposed(WITH_JUBILEE)
    assert again.version != waits.version


@pytest.mark.django_db
def test_another_list_takes_the_place_of_the_one_that_waits_and_of_the_one_in_use(manager):
    first = law.proposed(WITH_JUBILEE)
    second = law.confirmed(gov_uk(years=range(2019, 2029)), manager)
    third = law.confirmed(gov_uk(years=range(2019, 2029), extra={JUBILEE: "Jubilee"}), manager)
    assert states() == [CalendarState.CONFIRMED, CalendarState.REPLACED, CalendarState.REPLACED]
    with acting_as(operator()):
        assert {one.version for one in queries.lists()} == {first.version, second.version, third.version}
        assert calendar_in_use().announced_until == date(2028, 12, 31)
    with pytest.raises(NotNow):
        confirm_calendar(version=first.version, reason="Late.", at=world.now(), by=manager)


@pytest.mark.django_db
def test_a_list_that_says_nothing_new_or_is_cut_off_is_not_stored(manager):
    with pytest.raises(NothingNew):
        law.proposed(gov_uk())
    with pytest.raises(NotWhole):
        law.proposed(gov_uk(without=[date(2022, 9, 19)]))
    assert states() == []


@pytest.mark.django_db
def test_only_the_operator_proposes_and_only_a_manager_decides_with_a_reason(manager):
    with pytest.raises(NotAllowed):
        propose_calendar(given=read(WITH_JUBILEE), source="me", at=world.now(), by=manager)
    waits = law.proposed(WITH_JUBILEE)
    for by in (anonymous(), operator(), world.a_colleague(world.a_service())):
        with pytest.raises(NotAllowed):
            confirm_calendar(version=waits.version, reason="I say so.", at=world.now(), by=by)
    with pytest.raises(NoReason):
        confirm_calendar(version=waits.version, reason=" ", at=world.now(), by=manager)
    with pytest.raises(NoSuchThing):
        reject_calendar(version="england-2000", reason="Why not.", at=world.now(), by=manager)


@pytest.mark.django_db
def test_twelve_months_ahead_must_be_announced(manager):
    with acting_as(operator()):
        assert queries.gap(date(2026, 12, 31)) is None
        assert queries.gap(date(2027, 1, 1)) == date(2027, 12, 31)
    law.confirmed(gov_uk(years=range(2019, 2029)), manager)
    with acting_as(operator()):
        assert queries.gap(date(2027, 1, 1)) is None


def test_the_alarm_is_raised_every_morning_once_the_clock_says_so(own_database, caplog):
    caplog.set_level(logging.CRITICAL, logger="evenhand.checks")
    with databases.as_owner(own_database) as owner, databases.django_at(own_database.worker):
        owner.execute("update core_clock set shift = %s - evenhand_now() + shift", [date(2026, 12, 31)])
        jobs.see_how_far_holidays_reach.function()
        assert caplog.messages == []
        owner.execute("update core_clock set shift = shift + %s", [timedelta(days=1)])
        jobs.see_how_far_holidays_reach.function()
    assert caplog.messages == ["bank holidays are announced only until 2027-12-31"]


def test_every_process_sees_a_confirmation_with_its_next_statement(own_database):
    manager = world.a_colleague(world.a_service(), "manager")
    row = law.confirmed(WITH_JUBILEE, manager)
    with databases.django_at(own_database.worker):
        assert in_use().version == row.version
    with databases.as_owner(own_database) as owner:
        # As if another process had confirmed another one meanwhile.
        owner.execute("update law_calendar set state = 'replaced'")
    assert in_use() is CALENDARS


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["holidays = '{}'", "horizon = '2030-01-01'", "source = 'me'"])
def test_no_role_at_work_can_change_the_days_of_a_list(manager, change):
    law.proposed(WITH_JUBILEE)
    from django.db import ProgrammingError, connection, transaction

    with (
        pytest.raises(ProgrammingError),
        acting_as(manager),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"update law_calendar set {change}")
