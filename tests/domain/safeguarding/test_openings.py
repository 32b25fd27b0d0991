"""A case that is opened for an hour: by whom, with which record, and what the database refuses."""

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError, ProgrammingError

from evenhand.core import events
from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.said import NothingSaid
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.grant_access import grant_access
from evenhand.domain.cases.actions.lend_access import lend_access
from evenhand.domain.identity.roles import Permission
from evenhand.domain.identity.two_people import NotAnother
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.safeguarding import queries
from evenhand.domain.safeguarding.actions.review_break_glass import review_break_glass
from evenhand.domain.safeguarding.models import AN_HOUR, Opening
from evenhand.domain.safeguarding.refusals import AlreadyReviewed
from tests.build import safety, world

ADDRESS = "7 Harbour Row"


@pytest.fixture
def case(service, adviser):
    reach = Reach(email="hidden@family.example", telephone="07700 900321", address=ADDRESS)
    return world.a_case(service, reach=reach, protected=True)


def reach(case, by) -> str:
    with acting_as(by):
        return people.reach(case.holder_id).address


def test_a_lead_reads_how_to_reach_people_only_while_it_is_open(owner, case, lead):
    assert reach(case, lead) == ""
    opening = safety.an_hour(case, lead)
    assert opening.ends_at - opening.opened_at == AN_HOUR
    assert reach(case, lead) == ADDRESS
    with acting_as(lead):
        assert access.may(lead, Permission.SEE_OPENED_CASE, case)
        assert queries.own_hour(case.id, lead, world.now())
        assert queries.own_hour(case.id, lead, opening.ends_at + timedelta(seconds=1)) is None


def test_opening_it_twice_within_the_hour_is_one_record(case, lead, manager):
    assert safety.an_hour(case, lead).id == safety.an_hour(case, lead).id
    with acting_as(manager):
        assert len(queries.openings(manager, reviewed=False)) == 1


@pytest.mark.parametrize("role", ["caseworker", "adviser"])
def test_others_at_work_cannot_open_it_so(service, case, role):
    with pytest.raises(NotAllowed):
        safety.an_hour(case, world.a_colleague(service, role))


def test_a_lead_of_another_provider_finds_no_case(case):
    with pytest.raises(NoSuchThing):
        safety.an_hour(case, world.a_colleague(world.a_service(), "safeguarding_lead"))


def test_no_wall_is_crossed_and_nobody_opens_their_own(service, case, lead, manager):
    build_wall(case_id=case.id, user_id=lead.user_id, reason="x", at=world.now(), by=manager)
    with pytest.raises(NoSuchThing):
        safety.an_hour(case, lead)
    own = world.a_case(service, reach=Reach(email="both@family.example"))
    parent = world.a_colleague(service, "safeguarding_lead", address="both@family.example")
    with pytest.raises(NotAllowed):
        safety.an_hour(own, parent)


def test_a_wall_that_is_built_within_the_hour_ends_it(case, lead, manager):
    safety.an_hour(case, lead)
    build_wall(case_id=case.id, user_id=lead.user_id, reason="x", at=world.now(), by=manager)
    assert reach(case, lead) == ""


def test_it_says_why(case, lead):
    with pytest.raises(NothingSaid):
        safety.an_hour(case, lead, words=" ")


def test_no_action_gives_an_hour_without_its_record(case, lead):
    usual = {"case_id": case.id, "user_id": lead.user_id, "at": world.now()}
    with pytest.raises(NotAllowed):
        lend_access(grant_id=uuid4(), until=world.now() + AN_HOUR, by=lead, **usual)
    for act in (
        lambda by: lend_access(grant_id=uuid4(), until=world.now() + AN_HOUR, by=by, **usual),
        lambda by: grant_access(person_id=None, role="break_glass", evidence="x", by=by, **usual),
    ):
        with pytest.raises((DatabaseError, psycopg.Error)), transaction.atomic():
            act(lead.for_case(case.id))
    assert reach(case, lead) == ""


def test_an_hour_is_no_longer_no_wider_and_nobody_elses(case, lead, manager):
    opening = safety.an_hour(case, lead)
    with acting_as(manager.for_case(case.id)), connection.cursor() as cursor:
        for change in (
            "ends_at = ends_at + interval '1 minute'",
            "ends_at = null",
            "compartments = compartments || array['K4']",
            f"user_id = '{manager.user_id}'",
            "role = 'mediator'",
        ):
            with pytest.raises((DatabaseError, psycopg.Error)), transaction.atomic():
                cursor.execute(f"update cases_grant set {change} where id = %s", [opening.grant_id])
        cursor.execute(
            "update cases_grant set ends_at = ends_at - interval '50 minutes' where id = %s",
            [opening.grant_id],
        )


def test_a_record_stays_and_is_made_by_whoever_opens(case, lead, manager):
    safety.an_hour(case, lead)
    with acting_as(lead):
        for statement in (
            "update safeguarding_opening set because = 'danger'",
            "delete from safeguarding_opening",
        ):
            with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
        row = Opening.objects.get()
        row.id, row.grant_id, row.opened_by = uuid4(), uuid4(), manager.user_id
        row.words = "x"
        with pytest.raises(ProgrammingError), transaction.atomic():
            row.save(force_insert=True)


def test_nobody_who_works_on_the_case_sees_that_it_was_opened(case, lead, adviser):
    safety.an_hour(case, lead)
    with acting_as(adviser), connection.cursor() as cursor:
        cursor.execute("select count(*) from cases_grant where role = 'break_glass'")
        assert cursor.fetchone() == (0,)
        assert not [one for one in events.of_case(case.id) if "hour" in one.event.sentence()]


def test_somebody_else_reviews_it_once(case, lead, manager, adviser):
    opening = safety.an_hour(case, lead)
    said = {"opening_id": opening.id, "was_right": True, "words": "She was found.", "at": world.now()}
    with pytest.raises(NotAnother):
        review_break_glass(by=lead, **said)
    with pytest.raises(NoSuchThing):
        review_break_glass(by=adviser, **said)
    with pytest.raises(NothingSaid):
        review_break_glass(by=manager, **(said | {"words": ""}))
    for _ in range(2):
        review_break_glass(by=manager, **said)
    with pytest.raises(AlreadyReviewed):
        review_break_glass(by=manager, **(said | {"was_right": False}))
    with acting_as(lead):
        assert queries.openings(lead, reviewed=False) == []
        (found,) = queries.openings(lead, reviewed=True)
        assert (found.reviewed_by, found.was_right, found.review) == ("Max Lead", True, "She was found.")
        assert queries.opening(case.id, opening.id, lead) == found


def test_the_review_is_due_by_the_next_working_day(case, lead, manager):
    opening = safety.an_hour(case, lead)
    with acting_as(manager):
        (found,) = queries.openings(manager, reviewed=False)
    assert found.review_by.weekday() < 5 and found.review_by > opening.opened_at.date()
