"""How long families lately waited: counted by the worker, once a week, and told of ten families or more only."""

from datetime import date, timedelta

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.core.errors import NotAllowed
from evenhand.domain.figures import jobs, queries, waiting
from evenhand.domain.figures.actions.count_waiting import count_waiting
from evenhand.domain.figures.models import WaitingTime
from tests.build import databases, world

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 1, 1))


@given(DAYS)
def test_the_weeks_before_a_day_are_whole_and_all_over(today):
    weeks = waiting.weeks_before(today)
    assert (weeks.starts_on.weekday(), weeks.ends_on.weekday()) == (0, 6)
    assert weeks.ends_on < today <= weeks.ends_on + timedelta(days=7)
    assert (weeks.ends_on - weeks.starts_on).days + 1 == 7 * waiting.WEEKS


@pytest.fixture
def owner(own_database):
    """Give a connection as the owner of the test's own database."""
    with databases.as_owner(own_database) as connection:
        yield connection


@pytest.fixture
def families(owner, service):
    """Let families ask a fortnight ago and be told so many days later; the clock is right again at the end."""
    world.move_clock(owner, days=-15)
    adviser = world.a_colleague(service)

    def waited(*days: int, of: world.Service = service):
        world.move_clock(owner, days=-14)
        cases = [world.a_case(of) for _ in days]
        for case, number in zip(cases, days, strict=True):
            world.move_clock(owner, days=number - 14)
            world.inform(case, adviser)
        world.move_clock(owner)

    return waited


def count(database):
    with databases.django_at(database.worker):
        jobs.count_waiting_times.function()


def told(service, today=None):
    return queries.waiting_days(service.provider_id, today or world.today())


def test_half_of_the_families_waited_so_long_or_less(own_database, service, families):
    families(0, 0, 1, 1, 2, 3, 3, 3, 4, 4)
    count(own_database)
    assert told(service) == 2
    assert told(world.a_service()) is None


def test_of_nine_families_nothing_is_told(own_database, service, families):
    families(*[2] * 9)
    count(own_database)
    assert told(service) is None
    assert WaitingTime.objects.filter(provider_id=service.provider_id).exists(), (
        "it was counted, and says nothing"
    )


def test_a_week_is_counted_once_and_the_next_one_anew(own_database, owner, service, families):
    families(*[2] * 10)
    count(own_database)
    families(*[5] * 20)
    count(own_database)
    assert told(service) == 2, "what is told in a week stays until the next"
    world.move_clock(owner, days=7)
    count(own_database)
    assert told(service) == 5


def test_what_nobody_has_counted_again_for_weeks_is_told_no_longer(own_database, service, families):
    families(*[2] * 10)
    count(own_database)
    (until,) = WaitingTime.objects.filter(provider_id=service.provider_id).values_list("until_on", flat=True)
    assert told(service, until + timedelta(days=21)) == 2
    assert told(service, until + timedelta(days=22)) is None


def test_only_the_worker_counts(own_database, service):
    manager = world.a_colleague(service, "manager", name="Max Lead")
    with pytest.raises(NotAllowed):
        count_waiting(provider_id=service.provider_id, at=world.now(), by=manager)
    for statement in (
        "select * from evenhand_waited(gen_random_uuid(), now()::date, now()::date)",
        "update figures_waitingtime set days = 0",
        "delete from figures_waitingtime",
    ):
        with psycopg.connect(own_database.web) as web, pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute(statement)


def test_the_event_says_how_long_and_names_nobody(own_database, owner, service, families):
    families(*[3] * 10)
    count(own_database)
    rows = owner.execute(
        "select facts, case_id from core_event where kind = 'figures.WaitingCounted'"
        " and facts->>'provider_id' = %s",
        [str(service.provider_id)],
    ).fetchall()
    ((facts, case_id),) = rows
    assert case_id is None and facts["days"] == 3 and set(facts) == {"provider_id", "until_on", "days"}


def test_a_page_that_was_kept_says_the_new_time_at_once(own_database, owner, service, families, client):
    sentence = "half of all families waited 3 days or less"
    with databases.django_at(own_database.web):
        assert sentence not in client.get("/").content.decode()
        families(*[3] * 10)
    count(own_database)
    with databases.django_at(own_database.web):
        for address in ("/", "/ask", "/guide/about-mediation/what-to-expect"):
            assert sentence in client.get(address).content.decode(), address
    owner.execute("update figures_waitingtime set days = 0")
    with databases.django_at(own_database.web):
        assert "had this on the day they asked" in client.get("/").content.decode()
