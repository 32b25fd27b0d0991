"""The database keeps certificates as the law wants them, whatever is asked of it as the web role."""

import hashlib
import json
import random
from dataclasses import asdict, replace
from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from evenhand.core.transactions import acting_as
from evenhand.domain.certificates.content import CertificateContent
from evenhand.domain.certificates.models import Certificate
from tests.build import certificates, world

REFUSED = (
    psycopg.errors.InsufficientPrivilege,
    psycopg.errors.IntegrityError,
    psycopg.errors.DataError,
    psycopg.errors.FeatureNotSupported,
)
COLUMNS = [field.column for field in Certificate._meta.local_concrete_fields]


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def made(case, adviser):
    return certificates.issued(case, adviser)


@pytest.fixture
def web(own_database, adviser):
    """Give a connection as web on which the adviser acts, as if somebody had found a way past our code."""
    with psycopg.connect(own_database.web) as connection:
        _act(connection, adviser)
        yield connection


def _act(connection, by):
    connection.execute("select set_config('evenhand.user', %s, true)", [str(by.user_id)])


def attempt(web, adviser, statement, values=()):
    """Run one statement to its commit, and say whether it changed anything."""
    try:
        changed = web.execute(statement, values).rowcount
        web.execute("set constraints all immediate")
    except REFUSED:
        web.rollback()
        _act(web, adviser)
        return False
    web.rollback()
    _act(web, adviser)
    return bool(changed)


def row(web, number):
    return web.execute("select * from certificates_certificate where number = %s", [number]).fetchone()


OTHER_VALUES = {
    "issued_on": "issued_on - 30",
    "first_issued_on": "first_issued_on - 30",
    "issued_at": "issued_at - interval '30 days'",
    "ended_at": "now()",
    "id": "gen_random_uuid()",
    "case_id": "gen_random_uuid()",
    "holder_id": "gen_random_uuid()",
    "issued_by": "gen_random_uuid()",
    "ended_by": "gen_random_uuid()",
    "replaces_id": "id",
}


def test_no_column_of_a_certificate_can_be_changed_by_hand(web, adviser, made):
    changed = [
        column
        for column in COLUMNS
        if attempt(
            web,
            adviser,
            sql.SQL("update certificates_certificate set {} = {}").format(
                sql.Identifier(column), sql.SQL(OTHER_VALUES.get(column, "'changed'"))
            ),
        )
    ]
    assert changed == []


ATTACKS = [
    "delete from certificates_certificate",
    "truncate certificates_certificate cascade",
    "update certificates_certificate set state = 'withdrawn'",
    "update certificates_certificate set state = 'withdrawn', reason_code = 'no_refusal'",
    "update certificates_certificate set state = 'withdrawn', ended_by = evenhand_user()",
    "update certificates_certificate set state = 'withdrawn', reason_code = 'felt like it',"
    " ended_by = evenhand_user()",
    "update certificates_certificate set state = 'replaced', reason_code = 'wrong_name',"
    " ended_by = evenhand_user()",
    "update certificates_numberseries set last = 0",
    "insert into certificates_numberseries select * from certificates_numberseries",
    "select evenhand_take_certificate_number(case_id) from certificates_certificate",
    "insert into certificates_certificatefile select id, case_id, repeat('a', 64), 1, now()"
    " from certificates_certificate",
    "alter table certificates_certificate disable trigger all",
    "set session_replication_role = replica",
    "drop trigger certificates_certificate_ends on certificates_certificate",
]


def test_nothing_ends_deletes_or_counts_by_hand(web, adviser, made):
    assert [statement for statement in ATTACKS if attempt(web, adviser, statement)] == []


def test_the_attack_itself_works_where_the_law_lets_it(web, adviser, made):
    """The same door, used rightly: so the refusals above are not refusals of everything."""
    rightly = (
        "update certificates_certificate set state = 'withdrawn', reason_code = 'no_refusal',"
        " ended_by = evenhand_user()"
    )
    assert attempt(web, adviser, rightly)


def forged(web, adviser, case, made, **changes):
    """Return the row of a second certificate that is right in every respect but the changes."""
    number, issued_on = web.execute(
        "select number, issued_on from evenhand_take_certificate_number(%s)", [case.id]
    ).fetchone()
    content = replace(
        CertificateContent.from_json(made.content), number=number, issued_on=issued_on.isoformat()
    )
    said = asdict(content) | changes.get("said", {})
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return {
        "id": uuid4(),
        "case_id": case.id,
        "holder_id": made.holder_id,
        "decision": made.decision,
        "section": "s55_4",
        "basis": "reg34_1",
        "number": number,
        "check_code": content.check_code,
        "issued_by": adviser.user_id,
        "content": text,
        "content_hash": hashlib.sha256(text.encode()).hexdigest(),
        "state": "issued",
        "reason_code": "",
        **{column: value for column, value in changes.items() if column != "said"},
    }


def insert(web, adviser, values):
    statement = sql.SQL("insert into certificates_certificate ({}) values ({})").format(
        sql.SQL(", ").join(map(sql.Identifier, values)),
        sql.SQL(", ").join(sql.Placeholder() for _ in values),
    )
    return attempt(web, adviser, statement, list(values.values()))


def end(web):
    web.execute(
        "update certificates_certificate set state = 'withdrawn', reason_code = 'no_refusal',"
        " ended_by = evenhand_user()"
    )


def test_a_second_live_certificate_is_refused(web, adviser, case, made):
    assert not insert(web, adviser, forged(web, adviser, case, made))
    end(web)
    assert insert(web, adviser, forged(web, adviser, case, made)), "right in every respect"


FORGERIES = [
    {"issued_on": "2020-01-01"},
    {"first_issued_on": "2020-01-01"},
    {"issued_at": "2020-01-01"},
    {"said": {"issued_on": "2020-01-01"}},
    {"said": {"number": "EM-2020-000001"}},
    {"said": {"check_code": "AAAA-AAAA-AAAA"}},
    {"said": {"basis": "reg39_1"}},
    {"content_hash": "0" * 64},
    {"state": "withdrawn"},
    {"decision": "final_plan"},
    {"issued_by": uuid4()},
    {"holder_id": uuid4()},
    {"number": "EM-2020-000001"},
    {"section": "s55_5"},
    {"replaces_id": uuid4()},
]


def test_a_forged_certificate_is_refused(web, adviser, case, made):
    accepted = []
    for changes in FORGERIES:
        end(web)
        if insert(web, adviser, forged(web, adviser, case, made, **changes)):
            accepted.append(changes)
    assert accepted == []


def test_a_family_cannot_issue_by_hand(own_database, service, adviser, made):
    asked = world.what_a_family_asks(service)
    case = world.a_case(service, reach=asked.reach)
    family = world.family_of(case, asked.reach.email)
    with psycopg.connect(own_database.web) as connection:
        _act(connection, family)
        assert connection.execute("select count(*) from cases_case").fetchone() == (1,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("select evenhand_take_certificate_number(%s)", [case.id])


def test_another_provider_and_nobody_see_no_certificate(own_database, made):
    stranger = world.a_colleague(world.a_service())
    for user_id in (str(stranger.user_id), ""):
        with psycopg.connect(own_database.web) as connection:
            connection.execute("select set_config('evenhand.user', %s, true)", [user_id])
            assert connection.execute("select count(*) from certificates_certificate").fetchone() == (0,)


def test_random_changes_by_hand_never_reach_a_state_that_the_law_does_not_know(web, adviser, made):
    """Threat model E10: whatever lands is a withdrawal with its reason, by whoever acts; all else is refused."""
    chance = random.Random(55)
    values = {
        "state": ["'issued'", "'withdrawn'", "'replaced'", "'draft'", "null"],
        "reason_code": ["'no_refusal'", "'wrong_name'", "''", "'x'", "null"],
        "ended_by": ["evenhand_user()", "gen_random_uuid()", "null"],
        "ended_at": ["now()", "null"],
        "issued_on": ["current_date - 40", "null"],
        "content": ["'{}'", "content || ' '"],
        "check_code": ["'AAAA-AAAA-AAAA'"],
    }
    landed = 0
    for _ in range(10_000):
        some = chance.choice((list(values), ["state", "reason_code", "ended_by"]))
        columns = chance.sample(some, chance.randint(1, 3))
        pairs = {column: chance.choice(values[column]) for column in columns}
        statement = "update certificates_certificate set " + ", ".join(f"{k} = {v}" for k, v in pairs.items())
        if attempt(web, adviser, statement):
            landed += 1
            assert set(pairs) == {"state", "reason_code", "ended_by"}
            assert (pairs["state"], pairs["ended_by"]) == ("'withdrawn'", "evenhand_user()")
            assert pairs["reason_code"] in ("'no_refusal'", "'wrong_name'")
    assert landed, "some tries were right, so the door itself was tried"


def test_a_date_is_the_one_in_london(own_database, service, adviser):
    """00:30 British Summer Time on 1 June 2027 is 31 May in UTC; the certificate says 1 June."""
    with psycopg.connect(own_database.owner, autocommit=True) as owner:
        owner.execute("update core_clock set shift = timestamptz '2027-05-31 23:29:00+00' - now()")
    case = certificates.a_case_that_said_no(service, adviser)
    made = certificates.issued(case, adviser)
    assert made.issued_on.isoformat() == "2027-06-01"
    assert made.number.startswith("EM-2027-")
    with psycopg.connect(own_database.owner, autocommit=True) as owner:
        owner.execute("update core_clock set shift = timestamptz '2028-01-01 00:01:00+00' - now()")
    later = certificates.issued(certificates.a_case_that_said_no(service, adviser), adviser)
    assert later.number == "EM-2028-000001", "each year counts from one"
    with acting_as(adviser):
        assert Certificate.objects.count() == 2
    assert made.issued_on + timedelta(days=214) == later.issued_on
