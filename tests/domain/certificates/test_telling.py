"""The family is promised its certificate once, with the time to appeal; corrections put it on somebody's list."""

from datetime import timedelta

import pytest

from evenhand.core import events
from evenhand.core import jobs as kernel
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.models import Fact
from evenhand.domain.casework import queries as casework
from evenhand.domain.certificates import jobs, queries, signing
from evenhand.domain.certificates.actions.reissue_certificate import reissue_certificate
from evenhand.domain.certificates.actions.withdraw_certificate import withdraw_certificate
from evenhand.domain.correspondence import queries as correspondence
from tests.build import certificates, databases, world


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def made(case, adviser):
    return certificates.issued(case, adviser)


@pytest.fixture
def sign(own_database, settings, tmp_path):
    settings.SIGNING_KEYS_DIR, settings.FILES_DIR = tmp_path / "keys", tmp_path / "files"

    def sign(certificate):
        with databases.django_at(own_database.signer):
            signing.sign(certificate.id, certificate.case_id)

    return sign


def messages(case, by):
    with acting_as(by):
        found = correspondence.of_case(case.id)
    return [one for one in found if one.purpose.startswith("certificate_")]


def test_the_signed_certificate_is_promised_once_with_its_file(sign, case, made, adviser, own_database):
    sign(made)
    with databases.django_at(own_database.worker):
        jobs.send_certificate.function(event_id="", case_id=str(case.id))
        jobs.send_certificate.function(event_id="", case_id=str(case.id))
    (message,) = messages(case, adviser)
    assert message.purpose == "certificate_ready"
    assert message.attachment_name == f"certificate-{made.number}.pdf"


def test_nothing_is_promised_before_there_is_a_file(case, made, adviser, own_database):
    with databases.django_at(own_database.worker):
        jobs.send_certificate.function(event_id="", case_id=str(case.id))
    assert messages(case, adviser) == []


def test_a_replacement_and_a_withdrawal_are_told_with_their_reasons(sign, case, made, adviser, own_database):
    second = reissue_certificate(
        case_id=case.id, certificate_id=made.id, reason_code="wrong_name", at=world.now(), by=adviser
    )
    sign(second)
    with databases.django_at(own_database.worker):
        jobs.send_certificate.function(event_id="", case_id=str(case.id))
    withdraw_certificate(
        case_id=case.id, certificate_id=second.id, reason_code="no_refusal", at=world.now(), by=adviser
    )
    texts = {one.purpose: one.text for one in messages(case, adviser)}
    assert set(texts) == {"certificate_replaced", "certificate_withdrawn"}
    assert "a name on it was wrong" in texts["certificate_replaced"]
    assert made.number in texts["certificate_replaced"] and second.number in texts["certificate_withdrawn"]


def test_a_correction_after_issue_asks_somebody_and_changes_nothing(case, made, adviser, own_database):
    with acting_as(adviser):
        dated = Fact.objects.get(case=case, kind=FactKind.NOTICE_DATED)
    correct_fact(
        case_id=case.id,
        kind=FactKind.NOTICE_DATED,
        fact_id=dated.id,
        happened_on=dated.happened_on - timedelta(days=3),
        reason="read from the letter",
        evidence=Evidence.LETTER,
        at=world.now(),
        by=adviser,
    )
    with acting_as(adviser):
        recorded = [item for item in events.of_case(case.id) if item.event.kind() == "cases.FactRecorded"]
    with databases.django_at(own_database.worker):
        for item in recorded * 2:
            jobs.look_at_correction.function(event_id=str(item.id), case_id=str(case.id))
    with acting_as(adviser):
        kinds = [task.kind for task in casework.open_tasks(case.id)]
        assert kinds.count("certificate_questioned") == 1
        assert queries.in_force(case.id).words == queries.of_case(case.id)[0].words
        assert queries.in_force(case.id).number == made.number


def unfinished(owner):
    return owner.execute(
        "select task_name, args->>'certificate_id', args->>'case_id' from procrastinate_jobs"
        " where status = 'todo' order by id"
    ).fetchall()


def test_a_certificate_whose_job_was_lost_is_found_by_asking_the_data(
    case, made, adviser, own_database, sign
):
    with databases.as_owner(own_database) as owner:
        owner.execute("delete from procrastinate_jobs")
        world.move_clock(owner, minutes=5)
        with databases.django_at(own_database.worker):
            jobs.finish_certificates.function()
        assert unfinished(owner) == [
            ("domain.certificates.jobs.sign_certificate", str(made.id), str(case.id))
        ]
        sign(made)
        owner.execute("delete from procrastinate_jobs")
        world.move_clock(owner, minutes=10)
        with databases.django_at(own_database.worker):
            jobs.finish_certificates.function()
            ((name, _, _),) = unfinished(owner)
            assert name == "domain.certificates.jobs.send_certificate"
            jobs.send_certificate.function(event_id="", case_id=str(case.id))
            owner.execute("delete from procrastinate_jobs")
            jobs.finish_certificates.function()
        assert unfinished(owner) == []


def test_a_job_whose_process_died_is_asked_again_ten_times_and_then_set_aside(own_database, case, made):
    with databases.as_owner(own_database) as owner:
        owner.execute("update procrastinate_jobs set status = 'doing', attempts = 9")
        with databases.django_at(own_database.worker):
            kernel.rescue()
        assert set(owner.execute("select status, attempts from procrastinate_jobs")) == {("todo", 10)}
        owner.execute("update procrastinate_jobs set status = 'doing'")
        with databases.django_at(own_database.worker):
            kernel.rescue()
        assert set(owner.execute("select status from procrastinate_jobs")) == {("failed",)}


def test_a_job_in_living_hands_is_left_alone(own_database, case, made):
    with databases.as_owner(own_database) as owner:
        owner.execute("insert into procrastinate_workers (last_heartbeat) values (now())")
        owner.execute(
            "update procrastinate_jobs set status = 'doing', worker_id = (select id from procrastinate_workers)"
        )
        with databases.django_at(own_database.worker):
            kernel.rescue()
        assert set(owner.execute("select status from procrastinate_jobs")) == {("doing",)}
