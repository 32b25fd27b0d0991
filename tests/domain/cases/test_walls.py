"""The walls stand in the database: plain SQL in a family's name meets them too."""

from uuid import uuid4

import psycopg
import pytest

from tests.build import world

INSERTS = {
    "a person": "insert into people_person (id, case_id, user_id, role, name)"
    " values (%(id)s, %(case)s, %(me)s, 'parent', 'x')",
    "a grant": "insert into cases_grant (id, case_id, user_id, role, compartments, evidence, starts_at)"
    " values (%(id)s, %(case)s, %(me)s, 'holder', '{K1,K6,K7,K9,K12}', 'x', now())",
    "a fact": "insert into cases_fact (id, case_id, kind, value, recorded_at, evidence)"
    " values (%(id)s, %(case)s, 'notice_sent', '', now(), 'x')",
    "an issue": "insert into cases_issue (id, case_id, user_id, section, words, provision_wanted)"
    " values (%(id)s, %(case)s, %(me)s, 'section_F', '', '')",
}


@pytest.fixture
def two_families(own_database):
    service = world.a_service()
    asked = [world.what_a_family_asks(service) for _ in range(2)]
    cases = [world.a_case(service, reach=one.reach) for one in asked]
    return own_database, cases, [world.family_of(c, a.reach.email) for c, a in zip(cases, asked, strict=True)]


def as_family(addresses, family):
    web = psycopg.connect(addresses.web)
    web.execute("select set_config('evenhand.user', %s, true)", [str(family.user_id)])
    return web


@pytest.mark.parametrize("what", INSERTS)
def test_a_family_cannot_write_into_anothers_case(two_families, what):
    addresses, cases, families = two_families
    with as_family(addresses, families[0]) as web, pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute(INSERTS[what], {"id": uuid4(), "case": cases[1].id, "me": families[0].user_id})


def test_a_family_cannot_widen_its_own_grant(two_families):
    addresses, _cases, families = two_families
    with as_family(addresses, families[0]) as web, pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute("update cases_grant set compartments = '{K1,K7,K9,K12}'")


def test_a_family_whose_grant_has_ended_sees_nothing_at_the_next_statement(two_families):
    addresses, _cases, families = two_families
    with as_family(addresses, families[0]) as web:
        assert web.execute("select count(*) from people_contactdetails").fetchone() == (1,)
        with psycopg.connect(addresses.owner, autocommit=True) as owner:
            owner.execute(
                "update cases_grant set ends_at = evenhand_now() where user_id = %s", [families[0].user_id]
            )
        web.commit()
        web.execute("select set_config('evenhand.user', %s, true)", [str(families[0].user_id)])
        for table in ("cases_case", "cases_fact", "people_person", "people_contactdetails", "people_needs"):
            assert web.execute(f"select count(*) from {table}").fetchone() == (0,), table


def test_facts_stay_as_they_were_written(two_families):
    addresses, _cases, _families = two_families
    with (
        psycopg.connect(addresses.owner, autocommit=True) as owner,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="kept as they are"),
    ):
        owner.execute("update cases_fact set happened_on = '2020-01-01'")


def test_a_caller_without_a_name_sees_no_row_of_any_walled_table(two_families):
    addresses, *_ = two_families
    with psycopg.connect(addresses.owner) as owner:
        walled = owner.execute(
            "select relname from pg_class c where relforcerowsecurity and has_table_privilege("
            "'evenhand_web', c.oid, 'select')"
        ).fetchall()
    assert len(walled) >= 12
    with psycopg.connect(addresses.web) as web:
        for (table,) in walled:
            assert web.execute(f"select count(*) from {table}").fetchone() == (0,), table
