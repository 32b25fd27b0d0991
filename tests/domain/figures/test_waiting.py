"""How long families lately waited: counted by the worker, once a week, and told of ten families or more only."""

from datetime import date, timedelta

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.core.errors import NotAllowed
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.casework.actions.give_information import confirm_information_read
from evenhand.domain.casework.script import script_on
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
    """Let families ask a fortnight ago and be talked with so many days later, or not yet."""
    world.move_clock(owner, days=-15)
    adviser = world.a_colleague(service)

    def waited(*days: int | None, **changes):
        world.move_clock(owner, days=-14)
        cases = [world.a_case(service, **changes) for _ in days]
        for case, number in zip(cases, days, strict=True):
            if number is not None:
                world.move_clock(owner, days=number - 14)
                world.inform(case, adviser)
        world.move_clock(owner)
        return cases

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


@given(st.integers(min_value=0, max_value=80))
def test_a_step_is_never_too_short_and_the_next_one_would_be_too_long(days):
    step = waiting.told(days)
    if step is None:
        assert days > waiting.STEPS[-1]
    else:
        assert step >= days and not [each for each in waiting.STEPS if days <= each < step]


def test_what_is_told_is_rounded_up_to_a_step(own_database, service, families):
    families(*[4] * 10)
    count(own_database)
    assert told(service) == 5


def test_whoever_waits_still_counts_as_longer_than_anybody(own_database, owner, service, families):
    families(*[1] * 12, *[None] * 10)
    count(own_database)
    assert told(service) == 1
    families(*[None] * 4)
    world.move_clock(owner, days=7)
    count(own_database)
    assert told(service) is None, "half of them wait, and nobody knows how long"


def test_whoever_gave_up_waits_for_nobody(own_database, service, families):
    families(*[2] * 10)
    adviser = world.a_colleague(service)
    for case in families(*[None] * 12):
        withdraw_request(case_id=case.id, evidence="told_by_telephone", at=world.now(), by=adviser)
    count(own_database)
    assert told(service) == 2


def test_whoever_read_the_information_online_neither_waits_nor_was_talked_with(
    own_database, owner, service, families
):
    families(*[2] * 10)
    world.move_clock(owner, days=-14)
    for _ in range(12):
        asked = world.what_a_family_asks(service)
        case = world.a_case(service, reach=asked.reach)
        confirm_information_read(
            case_id=case.id,
            script_version=script_on(world.today()).version,
            at=world.now(),
            by=world.family_of(case, asked.reach.email),
        )
    world.move_clock(owner)
    count(own_database)
    assert told(service) == 2


def test_it_runs_from_the_first_contact_a_voicemail_too(own_database, service, families):
    # The clock stands a day before they ask.
    families(*[0] * 10, earlier_attempt_on=world.today() - timedelta(days=2))
    count(own_database)
    assert told(service) == 3


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
    sentence = "half of all families waited 3 days or less until we talked with them"
    with databases.django_at(own_database.web):
        assert sentence not in client.get("/").content.decode()
        families(*[3] * 10)
    count(own_database)
    with databases.django_at(own_database.web):
        for address in ("/", "/ask", "/guide/about-mediation/what-to-expect"):
            assert sentence in client.get(address).content.decode(), address
    owner.execute("update figures_waitingtime set days = 0")
    with databases.django_at(own_database.web):
        assert "we talked with half of all families on the day they asked" in client.get("/").content.decode()
