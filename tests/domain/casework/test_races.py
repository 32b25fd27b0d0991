"""Two at once: whoever was right about an address when they asked may be wrong when their turn comes."""

import threading
import time

import psycopg
from django.db import connection

from evenhand.core.errors import NoSuchThing, Refused
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.casework.actions.claim_case import NothingToClaim, claim_case
from evenhand.domain.casework.actions.confirm_email import confirm_email
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import world
from tests.domain.casework.actions.sent_for_another import HELPERS, HELPS_PARENT, hear, send

MISTYPED, RIGHT = "sam@holoway.example", "sam@holloway.example"


def meanwhile(answers: list, thing) -> threading.Thread:
    """Do something on a connection of its own, and keep what came of it."""

    def do() -> None:
        try:
            answers.append(thing())
        except Refused as refusal:
            answers.append(refusal)
        finally:
            connection.close()

    thread = threading.Thread(target=do)
    thread.start()
    return thread


def wait_until_somebody_waits(addresses) -> None:
    """Return once a transaction stands behind another's lock."""
    with psycopg.connect(addresses.owner, autocommit=True) as owner:
        for _ in range(200):
            if owner.execute("select count(*) from pg_locks where not granted").fetchone() != (0,):
                return
            time.sleep(0.02)
    raise AssertionError("Nobody waited.")


def test_a_claim_that_waited_while_the_address_was_put_right_opens_nothing(own_database):
    service = world.a_service()
    adviser = world.a_colleague(service)
    case = world.a_case(service, proved=False, reach=Reach(email=MISTYPED))
    stranger, family, at = world.family_of(case, MISTYPED), world.family_of(case, RIGHT), world.now()
    answers: list = []
    with acting_as(adviser):
        confirm_email(case_id=case.id, email=RIGHT, at=at, by=adviser)
        claiming = meanwhile(answers, lambda: claim_case(reference=case.reference, at=at, by=stranger))
        wait_until_somebody_waits(own_database)
    claiming.join()
    assert [type(answer) for answer in answers] == [NothingToClaim]
    with acting_as(stranger):
        assert cases.one(case.id, stranger) is None
    with acting_as(family):
        assert cases.one(case.id, family)
        assert people.reach(case.holder_id).email == RIGHT


def test_two_claims_at_once_open_the_case_once(own_database):
    service = world.a_service()
    case = world.a_case(service, proved=False, reach=Reach(email=RIGHT))
    family, at = world.family_of(case, RIGHT), world.now()
    answers: list = []
    crowd = [
        meanwhile(answers, lambda: claim_case(reference=case.reference, at=at, by=family)) for _ in range(4)
    ]
    for each in crowd:
        each.join()
    assert answers == [case.id] * 4
    with psycopg.connect(own_database.owner) as owner:
        proved = "select count(*) from core_event where kind = 'people.EmailProved'"
        assert owner.execute(proved).fetchone() == (1,)


def test_whoever_is_shut_out_while_they_wait_for_the_case_writes_nothing(own_database, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    service = world.a_service()
    adviser, manager = world.a_colleague(service), world.a_colleague(service, "manager")
    sent, at = send(service, world.family_of(None, HELPERS), **HELPS_PARENT), world.now()
    answers: list = []
    with acting_as(manager):
        build_wall(case_id=sent.case_id, user_id=adviser.user_id, reason="x", at=at, by=manager)
        hearing = meanwhile(answers, lambda: hear(sent, adviser))
        wait_until_somebody_waits(own_database)
    hearing.join()
    assert [type(answer) for answer in answers] == [NoSuchThing]
    with acting_as(manager):
        assert access.visible_to(manager).get(id=sent.case_id).waits_for_family
