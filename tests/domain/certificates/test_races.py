"""Many at once: fifty clicks make one certificate, and issuing against withdrawing has one clear outcome."""

import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import connection

from evenhand.core.errors import Refused
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.models import Case
from evenhand.domain.certificates import queries
from evenhand.domain.certificates.actions.issue_certificate import issue_certificate
from evenhand.domain.certificates.actions.withdraw_certificate import withdraw_certificate
from tests.build import certificates, world
from tests.build.processes import Machine, post_over_http, session_of

ROUNDS = 15


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.mark.slow
def test_fifty_clicks_over_http_make_one_certificate_and_one_answer(own_database, case, adviser, tmp_path):
    machine = Machine(own_database, tmp_path, smtp_port=9)
    session = session_of(adviser.user_id)
    path = f"/cases/{case.id}/certificate/"
    with machine.serving() as port, ThreadPoolExecutor(50) as crowd:
        barrier = threading.Barrier(50)

        def click(_):
            barrier.wait()
            return post_over_http(port, f"{path}issue", session)

        answers = set(crowd.map(click, range(50)))
    assert answers == {(302, f"{path}?issued=yes")}, machine.words
    with acting_as(adviser):
        assert len(queries.of_case(case.id)) == 1
    with psycopg.connect(own_database.owner) as owner:
        assert owner.execute("select last from certificates_numberseries").fetchall() == [(1,)]
        events = "select count(*) from core_event where kind = 'certificates.CertificateIssued'"
        assert owner.execute(events).fetchone() == (1,)


def at_once(*things):
    """Do several things at the same moment, each on a connection of its own, and return what came of each."""
    barrier = threading.Barrier(len(things))

    def do(thing):
        try:
            barrier.wait()
            return thing()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(things)) as pool:
        return list(pool.map(do, things))


def test_issuing_against_the_familys_withdrawal_is_one_after_the_other(service, adviser, own_database):
    outcomes = set()
    for _ in range(ROUNDS):
        case = certificates.a_case_that_said_no(service, adviser)
        at, case_id = world.now(), case.id
        issued, withdrawn = at_once(
            lambda case_id=case_id, at=at: issue_certificate(case_id=case_id, at=at, by=adviser),
            lambda case_id=case_id, at=at: withdraw_request(
                case_id=case_id, evidence=Evidence.TOLD_BY_TELEPHONE, at=at, by=adviser
            ),
        )
        assert withdrawn is None, "a family may withdraw with or without a certificate"
        with acting_as(adviser):
            assert Case.objects.get(id=case_id).state == "withdrawn"
            found = queries.of_case(case_id)
        assert isinstance(issued, Refused) == (found == []), "refused in words, or issued"
        outcomes.add(len(found))
    assert outcomes <= {0, 1}
    assert_numbers_have_no_gap(own_database)


def test_issuing_again_against_withdrawing_a_certificate_leaves_at_most_one(service, adviser, own_database):
    for _ in range(ROUNDS):
        case = certificates.a_case_that_said_no(service, adviser)
        first = certificates.issued(case, adviser)
        at, case_id = world.now(), case.id
        again, withdrawn = at_once(
            lambda case_id=case_id, at=at: issue_certificate(case_id=case_id, at=at, by=adviser),
            lambda case_id=case_id, at=at, first=first: withdraw_certificate(
                case_id=case_id, certificate_id=first.id, reason_code="no_refusal", at=at, by=adviser
            ),
        )
        assert not isinstance(again, Refused) and not isinstance(withdrawn, Refused)
        with acting_as(adviser):
            states = [one.state for one in queries.of_case(case_id)]
            state = Case.objects.get(id=case_id).state
        if again.id == first.id:
            assert (states, state) == (["withdrawn"], "no_mediation")
        else:
            assert (states, state) == (["issued", "withdrawn"], "certified")
    assert_numbers_have_no_gap(own_database)


def assert_numbers_have_no_gap(own_database):
    with psycopg.connect(own_database.owner) as owner:
        used = owner.execute("select number from certificates_certificate order by number").fetchall()
    assert [int(number[-6:]) for (number,) in used] == list(range(1, len(used) + 1))
