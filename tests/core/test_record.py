"""The record of events cannot be changed, forged or cut without being found out."""

from dataclasses import dataclass
from uuid import uuid4

import psycopg
import pytest

from evenhand.core.actions import action
from evenhand.core.events import Event, record
from evenhand.core.principals import Principal, operator
from evenhand.core.walls import Compartment


@dataclass(frozen=True, kw_only=True)
class Noted(Event):
    """Something was noted in a test."""

    compartment = Compartment.MACHINE
    number: int


@action
def note(*, number: int, by: Principal) -> None:
    record(Noted(number=number))


@pytest.fixture
def ten_events(own_database):
    for number in range(10):
        note(number=number, by=operator())
    return own_database


def first_broken(addresses) -> int | None:
    with psycopg.connect(addresses.owner) as owner:
        return owner.execute("select evenhand_first_broken_event()").fetchone()[0]


def tamper(addresses, statement: str) -> None:
    """Change the record as somebody with the owner's rights could, past its guards."""
    with psycopg.connect(addresses.owner, autocommit=True) as owner:
        owner.execute("alter table core_event disable trigger user")
        owner.execute(statement)


def test_an_untouched_record_is_whole(ten_events):
    assert first_broken(ten_events) is None


@pytest.mark.parametrize(
    ("statement", "found_at"),
    [
        ("update core_event set facts = '{\"number\": 99}' where id = 4", 4),
        ("update core_event set at = at - interval '1 day' where id = 7", 7),
        ("update core_event set actor = 'somebody else' where id = 1", 1),
        ("delete from core_event where id = 5", 5),
        ("delete from core_event where id = 10", 10),
    ],
    ids=["edited", "back-dated", "other actor", "deleted", "tail cut"],
)
def test_tampering_is_found(ten_events, statement, found_at):
    tamper(ten_events, statement)
    assert first_broken(ten_events) == found_at


@pytest.mark.parametrize("role", ["web", "worker", "signer"])
@pytest.mark.parametrize(
    "statement",
    [
        "update core_event set actor = 'x'",
        "delete from core_event",
        "truncate core_event",
        "insert into core_event (id, at, kind, actor, compartment, facts, hash)"
        " values (99, now(), 'x', 'x', 'K1', '{}', '')",
        "update core_eventhead set last_id = 0",
        "update core_clock set shift = interval '1 day'",
        "alter table core_event disable trigger all",
        "set session_replication_role = replica",
    ],
)
def test_no_role_at_work_can_touch_the_record_or_the_clock(ten_events, role, statement):
    with (
        psycopg.connect(getattr(ten_events, role), autocommit=True) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement", ["update core_event set actor = 'x'", "delete from core_event", "truncate core_event"]
)
def test_even_the_owner_is_stopped_by_the_triggers(ten_events, statement):
    with (
        psycopg.connect(ten_events.owner, autocommit=True) as owner,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="kept as they are"),
    ):
        owner.execute(statement)


def test_nobody_records_an_event_in_anothers_name(own_database):
    with (
        psycopg.connect(own_database.web) as web,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="whoever acts"),
    ):
        web.execute("select evenhand_record_event('x', null, %s, 'person', 'K1', '{}')", [uuid4()])
