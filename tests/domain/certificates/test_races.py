"""Many at once: fifty clicks make one certificate, and issuing against withdrawing has one clear outcome."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from evenhand.core.errors import Refused
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.models import Case
from evenhand.domain.certificates import queries
from evenhand.domain.certificates.actions.issue_certificate import issue_certificate
from evenhand.domain.certificates.actions.withdraw_certificate import withdraw_certificate
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import certificates, world
from tests.build.crowds import CLIENTS, at_once, gathered
from tests.build.crowds import ROUNDS as OVER_HTTP
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


@pytest.mark.race
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_ten_who_issue_against_ten_who_withdraw_over_http(service, adviser, own_database, tmp_path):
    desk, found = session_of(adviser.user_id), Counter()
    with gathered(own_database, tmp_path) as crowd:
        for number in range(OVER_HTTP):
            address = f"family{number}@withdraws.example"
            case = certificates.a_case_that_said_no(service, adviser, reach=Reach(email=address))
            theirs = session_of(world.family_of(case, address).user_id)
            came = crowd.at_once(
                *[crowd.post(desk, f"/cases/{case.id}/certificate/issue")] * (CLIENTS // 2),
                *[crowd.post(theirs, f"/my/{case.id}/withdraw")] * (CLIENTS // 2),
            )
            issued, withdrawn = Counter(came[: CLIENTS // 2]), Counter(came[CLIENTS // 2 :])
            assert set(issued) | set(withdrawn) <= {302, 409}, crowd.machine.words
            assert withdrawn[302] == 1, "withdrawn once, with or without a certificate"
            assert crowd.ask("select state from cases_case where id = %s", case.id) == [("withdrawn",)]
            stands = "select count(*) from certificates_certificate where case_id = %s"
            ((certified,),) = crowd.ask(stands, case.id)
            assert certified == (issued[302] > 0), "refused in words, or issued once"
            found[certified] += 1
        assert set(found) <= {0, 1}
        assert crowd.ask("select evenhand_first_broken_event()") == [(None,)]
    assert_numbers_have_no_gap(own_database)


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
