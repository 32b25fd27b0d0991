"""An auditor lists looks by reference, never a family; nobody else lists anything; taking it out is an event."""

from datetime import timedelta

import psycopg
import pytest

from evenhand.core import access_log
from evenhand.core.errors import NotAllowed
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.models import Case
from evenhand.domain.casework.actions.reveal_details import reveal_details
from evenhand.domain.identity.actions.appoint import NotBoth
from evenhand.domain.oversight import jobs, queries
from evenhand.domain.oversight.actions.check_record import check_record
from evenhand.domain.oversight.actions.take_list_out import take_list_out
from evenhand.domain.oversight.queries import Wanted
from evenhand.domain.oversight.states import Listed, Purpose
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import beside, databases, world


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service, name="Ben Busy")


@pytest.fixture
def auditor(service):
    return world.a_colleague(service, "auditor", name="Ada Watch")


@pytest.fixture
def case(service, adviser):
    found = world.a_case(service, protected=True)
    with acting_as(adviser):
        access_log.looked(found.id, "case page")
        access_log.looked(found.id, "refused: cases:case")
    reveal_details(
        case_id=found.id, person_id=found.holder_id, reason_code="call", at=world.now(), by=adviser
    )
    return found


def wanted(kind: Listed, **changes) -> Wanted:
    return Wanted(kind, world.today() - timedelta(days=1), world.today(), **changes)


def listed(by, kind: Listed, **changes) -> list[tuple[str, str, str]]:
    with acting_as(by):
        return [(one.name, one.reference, one.what) for one in queries.listed(by, wanted(kind, **changes))]


def test_a_worry_about_safety_is_no_auditors_business(service, case, auditor):
    lead = world.a_colleague(service, "safeguarding_lead")
    with acting_as(lead):
        for page in ("safety: concern", "refused: safety:concern", "safety: opening"):
            access_log.looked(case.id, page)
    with acting_as(auditor):
        shown = [one.what for kind in Listed for one in queries.listed(auditor, wanted(kind))]
    assert shown and not [what for what in shown if "safety" in what]


def test_whoever_stands_beside_the_family_is_said_to(service, auditor):
    asked = world.a_case(service, reach=Reach(email="sam@holloway.example"))
    helper = beside.a_supporter(asked, world.family_of(asked, "sam@holloway.example"))
    with acting_as(helper):
        access_log.looked(asked.id, "case page")
    assert ("Somebody beside the family", asked.reference, "case page") in listed(auditor, Listed.LOOKS)


def test_looks_reveals_with_reasons_and_refused_tries_are_listed_by_reference(case, auditor):
    at = case.reference
    assert listed(auditor, Listed.LOOKS) == [
        ("Ben Busy", at, "protected contact details"),
        ("Ben Busy", at, "case page"),
    ]
    assert listed(auditor, Listed.REVEALS) == [("Ben Busy", at, "to ring the person")]
    assert listed(auditor, Listed.REFUSED) == [("Ben Busy", at, "cases:case")]
    assert listed(auditor, Listed.LOOKS, reference="AAAA-AAAA") == []
    assert len(listed(auditor, Listed.LOOKS, reference=at)) == 2


def test_a_family_that_looks_is_not_named(service, case, auditor):
    family = world.family_of(case, f"{case.id}@family.example")
    with acting_as(family):
        access_log.looked(case.id, "refused: my:case")
    assert [name for name, _, _ in listed(auditor, Listed.REFUSED)] == [
        "Somebody without a part in it",
        "Ben Busy",
    ]


def test_nobody_else_gets_a_line(service, case, adviser):
    others = [adviser, *(world.a_colleague(service, role) for role in ("manager", "caseworker"))]
    others.append(world.a_colleague(world.a_service(), "auditor"))
    for by in others:
        assert listed(by, Listed.LOOKS) == []
        with acting_as(by):
            from django.db import connection

            with connection.cursor() as cursor:
                cursor.execute(
                    "select * from evenhand_looks_listed(false, '2020-01-01', '2050-01-01', '', 0, 9)"
                )
                assert cursor.fetchall() == []
                cursor.execute("select * from evenhand_reveals_listed('2020-01-01', '2050-01-01', '', 0, 9)")
                assert cursor.fetchall() == []


def test_an_auditor_opens_no_case_and_is_given_none(service, case, auditor):
    with acting_as(auditor):
        assert list(Case.objects.all()) == list(access.visible_to(auditor)) == []
        assert access.permissions(auditor, case) & {"take or hand over a case"} == set()


def test_nobody_audits_beside_other_work(service):
    world.a_colleague(service, "auditor", address="one@provider.example")
    with pytest.raises(NotBoth):
        world.a_colleague(service, "caseworker", address="one@provider.example")
    world.a_colleague(service, "manager", address="two@provider.example")
    with pytest.raises(NotBoth):
        world.a_colleague(service, "auditor", address="two@provider.example")


def test_a_list_is_taken_out_with_a_reason_and_that_is_an_event(own_database, case, auditor, adviser):
    lines = take_list_out(
        wanted=wanted(Listed.LOOKS),
        purpose=Purpose.SUBJECT,
        first_on=world.today(),
        last_on=world.today(),
        at=world.now(),
        by=auditor,
    )
    assert len(lines) == 2
    with psycopg.connect(own_database.owner) as owner:
        (facts,) = owner.execute(
            "select facts from core_event where kind = 'oversight.ListTakenOut'"
        ).fetchone()
    assert (facts["purpose"], facts["lines"], facts["listed"]) == ("subject", 2, "looks")
    with pytest.raises(NotAllowed):
        take_list_out(
            wanted=wanted(Listed.LOOKS),
            purpose=Purpose.SUBJECT,
            first_on=world.today(),
            last_on=world.today(),
            at=world.now(),
            by=adviser,
        )


def test_the_record_is_checked_each_night_and_a_change_is_told(own_database, case, auditor, caplog):
    def check():
        with databases.django_at(own_database.worker):
            jobs.check_the_record.function()
        with acting_as(auditor):
            return queries.last_check()

    found = check()
    assert found.broken_at is None and found.events > 5 and len(found.head) == 64
    with databases.as_owner(own_database) as owner:
        owner.execute("alter table core_event disable trigger user")
        owner.execute("update core_event set actor = 'x' where id = 3")
    assert check().broken_at == 3
    assert "broken at number 3" in caplog.text
    with pytest.raises(NotAllowed):
        check_record(at=world.now(), by=auditor)
    assert worker().is_service
