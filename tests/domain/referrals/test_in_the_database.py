"""What holds in the database itself: another body's rows are not there, and the worker reminds once."""

import psycopg
import pytest

from evenhand.core.errors import NotAllowed
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.jobs import ask_for_dates
from evenhand.domain.correspondence.models import Message
from evenhand.domain.referrals import jobs
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.nudge_body import nudge_body
from evenhand.domain.referrals.models import Nudge
from tests.build import databases, world


@pytest.fixture
def scene(own_database):
    service = world.a_service()
    adviser = world.a_colleague(service)
    case = world.a_case_that_wants_mediation(service, adviser)
    with acting_as(adviser):
        (asked,) = referrals.of_case(case.id)
    return own_database, adviser, asked


def test_another_bodys_officer_finds_no_row_past_every_filter(scene):
    addresses, _, _ = scene
    stranger = world.an_officer(world.council_of(world.a_service()))
    with psycopg.connect(addresses.web) as web:
        web.execute("select set_config('evenhand.user', %s, true)", [str(stranger.user_id)])
        for table in ("referrals_referral", "referrals_offer", "cases_party", "cases_case", "people_person"):
            assert web.execute(f"select count(*) from {table}").fetchone() == (0,), table


def test_the_councils_officer_finds_no_contact_detail_past_every_filter(scene):
    addresses, _, asked = scene
    officer = world.an_officer(asked.body_id)
    with psycopg.connect(addresses.web) as web:
        web.execute("select set_config('evenhand.user', %s, true)", [str(officer.user_id)])
        assert web.execute("select count(*) from cases_case").fetchone() == (1,)
        for table in (
            "people_contactdetails", "people_protecteddetails", "people_safecontact", "people_needs",
            "cases_issue", "requests_sentrequest", "correspondence_message", "casework_note", "casework_task",
        ):  # fmt: skip
            assert web.execute(f"select count(*) from {table}").fetchone() == (0,), table


def test_a_body_is_reminded_once_on_each_of_its_days(scene):
    addresses, adviser, asked = scene
    by = worker(asked.case_id)
    with databases.django_at(addresses.worker):
        for day in (10, 10, 11, 20):
            nudge_body(referral_id=asked.id, day=day, at=world.now(), by=by)
    with acting_as(adviser):
        assert sorted(nudge.day for nudge in Nudge.objects.all()) == [10, 20]
        assert Message.objects.filter(purpose="days_run").count() == 2
    with pytest.raises(NotAllowed):
        nudge_body(referral_id=asked.id, day=25, at=world.now(), by=adviser)


def test_silence_late_in_the_days_tells_the_family_and_puts_it_on_our_list(scene, owner_of_own_database):
    addresses, adviser, asked = scene
    owner_of_own_database.execute("update core_clock set shift = interval '26 days'")
    with databases.django_at(addresses.worker):
        jobs.scan_days.function()
        jobs.nudge.function(referral_id=str(asked.id), case_id=str(asked.case_id), day="25")
        event = owner_of_own_database.execute(
            "select id from core_event where kind = 'referrals.SilenceNoticed'"
        ).fetchone()
        ask_for_dates.function(event_id=str(event[0]), case_id=str(asked.case_id))
    with acting_as(adviser):
        assert Message.objects.filter(purpose="council_silent").count() == 1
    tasks = owner_of_own_database.execute("select kind from casework_task where state = 'open'").fetchall()
    assert ("council_silent",) in tasks


@pytest.fixture
def owner_of_own_database(own_database):
    with psycopg.connect(own_database.owner, autocommit=True) as owner:
        yield owner
