"""What a certificate becomes from one day to the next. These commit, because a moment lasts one transaction."""

from datetime import timedelta

import psycopg
import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.cases.models import Case, Duty, Fact
from evenhand.domain.certificates import queries
from evenhand.domain.certificates.actions.reissue_certificate import reissue_certificate
from evenhand.domain.certificates.actions.withdraw_certificate import withdraw_certificate
from tests.build import certificates, world


@pytest.fixture
def service(own_database):
    return world.a_service()


def reissue(case, certificate, by, reason="wrong_name"):
    return reissue_certificate(
        case_id=case.id, certificate_id=certificate.id, reason_code=reason, at=world.now(), by=by
    )


def withdraw(case, certificate, by, reason="no_refusal"):
    return withdraw_certificate(
        case_id=case.id, certificate_id=certificate.id, reason_code=reason, at=world.now(), by=by
    )


def test_a_withdrawn_certificate_is_kept_and_another_may_follow(case, adviser):
    first = certificates.issued(case, adviser)
    ended = withdraw(case, first, adviser)
    assert (ended.state, ended.reason_code) == ("withdrawn", "no_refusal")
    assert ended.ended_at is not None
    with acting_as(adviser):
        assert Case.objects.get(id=case.id).state == "no_mediation"
        assert Fact.objects.filter(case=case, kind=FactKind.CERTIFICATE_WITHDRAWN).exists()
    assert withdraw(case, first, adviser).id == first.id, "a second click changes nothing"
    second = certificates.issued(case, adviser)
    assert second.number != first.number
    with acting_as(adviser):
        assert [one.state for one in queries.of_case(case.id)] == ["issued", "withdrawn"]


def test_a_reissue_days_later_leaves_the_time_to_appeal_where_it_was(own_database, case, adviser):
    first = certificates.issued(case, adviser)
    with acting_as(adviser):
        before = Duty.objects.get(case=case, rule="hesc_r20_1_c.appeal_deadline", state="open").due_on
    with psycopg.connect(own_database.owner, autocommit=True) as owner:
        world.move_clock(owner, days=9)
    second = reissue(case, first, adviser)
    assert second.issued_on == first.issued_on + timedelta(days=9)
    assert second.first_issued_on == first.issued_on
    with acting_as(adviser):
        after = Duty.objects.get(case=case, rule="hesc_r20_1_c.appeal_deadline", state="open").due_on
    assert after == before
