"""Somebody who opens very many cases is noticed and not stopped; usual work is not noticed."""

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest

from evenhand.core import access_log
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.oversight import jobs, queries
from evenhand.domain.oversight.actions.notice_browsing import notice_browsing
from evenhand.domain.oversight.actions.review_browsing import review_browsing
from evenhand.domain.oversight.states import Finding
from tests.build import databases, world


@pytest.fixture
def service(own_database, settings):
    settings.CASES_AN_HOUR = 3
    return world.a_service()


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager", name="Max Lead")


@pytest.fixture
def auditor(service):
    return world.a_colleague(service, "auditor", name="Ada Watch")


def opened(by, cases: int) -> None:
    """Note that somebody looked at so many cases; that they exist does not matter to the alarm."""
    with acting_as(by):
        for _ in range(cases):
            access_log.looked(uuid4(), "case page")


def scan(database) -> None:
    with databases.django_at(database.worker):
        jobs.notice_browsers.function()


def noticed(by) -> list[queries.Notice]:
    with acting_as(by):
        return queries.notices(by)


def test_more_cases_than_the_setting_says_are_noticed_once_an_hour(own_database, service, manager, auditor):
    adviser = world.a_colleague(service, name="Ben Busy")
    opened(adviser, 3)
    scan(own_database)
    assert noticed(manager) == []
    opened(adviser, 1)
    scan(own_database)
    scan(own_database)
    (one,) = noticed(manager)
    assert (one.name, one.cases, one.reviewed_at) == ("Ben Busy", 4, None)
    assert noticed(auditor)[0].id == one.id
    assert noticed(adviser) == []


def test_the_same_case_opened_often_is_one_case(own_database, service, manager):
    adviser, case_id = world.a_colleague(service), uuid4()
    with acting_as(adviser):
        for _ in range(50):
            access_log.looked(case_id, "case page")
    scan(own_database)
    assert noticed(manager) == []


def test_what_was_opened_long_ago_does_not_count(own_database, owner, service, manager):
    adviser = world.a_colleague(service)
    opened(adviser, 4)
    with databases.as_owner(own_database) as its_owner:
        world.move_clock(its_owner, hours=2)
    scan(own_database)
    assert noticed(manager) == []


def test_somebody_else_looks_into_it_and_once(own_database, service, manager, auditor):
    opened(manager, 9)
    scan(own_database)
    (one,) = noticed(auditor)
    review = {"notice_id": one.id, "finding": Finding.NEEDED, "at": world.now()}
    with pytest.raises(NotNow, match="about you"):
        review_browsing(**review, by=manager)
    with pytest.raises(NotAllowed):
        review_browsing(**review, by=world.a_colleague(service))
    stranger = world.a_colleague(world.a_service(), "manager")
    with pytest.raises(NoSuchThing):
        review_browsing(**review, by=stranger)
    review_browsing(**review, by=auditor)
    (one,) = noticed(manager)
    assert (one.finding, one.reviewed_by) == (Finding.NEEDED.label, "Ada Watch")
    with pytest.raises(NotNow, match="already"):
        review_browsing(**review, by=auditor)
    assert noticed(stranger) == []


def test_only_the_worker_notices_and_nobody_at_work_can_ask_who_is_busy(own_database, service, manager):
    with pytest.raises(NotAllowed):
        notice_browsing(
            provider_id=service.provider_id,
            user_id=manager.user_id,
            cases=99,
            first_at=world.now(),
            last_at=world.now(),
            at=world.now(),
            by=manager,
        )
    with psycopg.connect(own_database.web) as web, pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute("select * from evenhand_busy_lookers(now() - interval '1 hour', 1)")
    assert timedelta(hours=1) < jobs.WITHIN
    assert not worker().user_id
