"""Notes for one's own side: a family's (K2) and a body's (K3), asked of the actions and of the database alone."""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from evenhand.core import events
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import anonymous, operator, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.meetings.notes import NothingToKeep
from evenhand.domain.panel.actions.assign_mediator import release_mediator
from evenhand.domain.preparing import notes, sharing
from evenhand.domain.preparing.actions.destroy_body_note import destroy_body_note
from evenhand.domain.preparing.actions.destroy_own_note import destroy_own_note
from evenhand.domain.preparing.actions.open_shared_note import open_shared_note
from evenhand.domain.preparing.actions.share_body_note import share_body_note, take_back_body_note
from evenhand.domain.preparing.actions.share_own_note import share_own_note, take_back_own_note
from evenhand.domain.preparing.actions.write_body_note import change_body_note, write_body_note
from evenhand.domain.preparing.actions.write_own_note import change_own_note, write_own_note
from tests.build import beside, mediation, world

CANARY = "curlew-41c"


@dataclass
class Side:
    """One side that keeps notes, and what it does with them."""

    by: Any
    table: str
    write: Any
    change: Any
    destroy: Any
    share: Any
    take_back: Any
    read: Any


def families(case, family) -> Side:
    def write(**said):
        return write_own_note(case_id=case.id, at=world.now(), **{"by": family, **said})

    return Side(
        family,
        "preparing_ownnote",
        write,
        change_own_note,
        destroy_own_note,
        share_own_note,
        take_back_own_note,
        lambda by: notes.own_notes(case.id, by),
    )


def councils(case, officer, council) -> Side:
    def write(**said):
        return write_body_note(case_id=case.id, body_id=council.id, at=world.now(), **{"by": officer, **said})

    return Side(
        officer,
        "preparing_bodynote",
        write,
        change_body_note,
        destroy_body_note,
        share_body_note,
        take_back_body_note,
        lambda by: notes.body_notes(case.id, council.id),
    )


@pytest.fixture(params=["family", "council"])
def side(request, case, family, officer, council) -> Side:
    return families(case, family) if request.param == "family" else councils(case, officer, council)


@pytest.fixture
def note(side):
    return side.write(topic="say", words=f"First {CANARY}")


def words(side, by):
    with acting_as(by):
        return [each.words for each in side.read(by)]


def rows(addresses, table, by, case=None, role="web"):
    """Return what plain SQL finds for a principal, also for one at work on the case, past every filter."""
    with psycopg.connect(getattr(addresses, role)) as connection:
        connection.execute(
            "select set_config('evenhand.user', %s, true)", [str(by.user_id or "") if by else ""]
        )
        connection.execute("select set_config('evenhand.case', %s, true)", [str(case.id) if case else ""])
        return connection.execute(f"select id from {table}").fetchall()


def test_its_side_writes_changes_and_destroys_a_note(side, note):
    assert side.write(topic="say", words=f" First {CANARY} ") == note
    side.change(note_id=note.id, topic="ask", words="Second", at=world.now(), by=side.by)
    side.change(note_id=note.id, topic="ask", words="Second", at=world.now(), by=side.by)
    assert words(side, side.by) == ["Second"]
    side.destroy(note_id=note.id, by=side.by)
    assert words(side, side.by) == []
    with pytest.raises(NoSuchThing):
        side.destroy(note_id=note.id, by=side.by)


def test_nothing_and_too_much_are_not_kept(side, note):
    for empty in ("", " \n ", "x" * 20_001):
        with pytest.raises(NothingToKeep):
            side.write(topic="say", words=empty)
        with pytest.raises(NothingToKeep):
            side.change(note_id=note.id, topic="say", words=empty, at=world.now(), by=side.by)


def test_nobody_else_reads_changes_or_destroys_it(side, note, family, officer, adviser, manager, own):
    for by in {family, officer, adviser, manager, own, anonymous(), operator()} - {side.by}:
        assert words(side, by) == []
        for act in (
            lambda: side.change(note_id=note.id, topic="say", words="Mine", at=world.now(), by=by),  # noqa: B023
            lambda: side.destroy(note_id=note.id, by=by),  # noqa: B023
            lambda: side.share(note_id=note.id, with_user=own.user_id, at=world.now(), by=by),  # noqa: B023
            lambda: side.write(topic="say", words="Mine", by=by),  # noqa: B023
        ):
            with pytest.raises((NoSuchThing, NotAllowed)):
                act()


def test_the_database_shows_it_to_nobody_else_not_even_at_work_on_the_case(
    side, note, case, family, officer, adviser, manager, own, own_database
):
    assert rows(own_database, side.table, side.by) == [(note.id,)]
    for by in {family, officer, adviser, manager, own, anonymous()} - {side.by}:
        assert rows(own_database, side.table, by) == []
        assert rows(own_database, side.table, by, case) == []
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        rows(own_database, side.table, worker(), case, role="worker")


def test_a_supporter_and_another_parent_read_none_and_another_parent_keeps_their_own(
    case, family, adviser, own_database
):
    mine = families(case, family)
    mine.write(topic="say", words=CANARY)
    supporter = beside.a_supporter(case, family)
    parent = beside.says_yes(case, beside.a_second_parent(case, adviser))
    assert rows(own_database, mine.table, supporter) == rows(own_database, mine.table, parent) == []
    with pytest.raises(NotAllowed):
        mine.write(topic="say", words="Mine", by=supporter)
    mine.write(topic="say", words="Theirs", by=parent)
    assert words(mine, parent) == ["Theirs"]
    assert words(mine, family) == [CANARY]


def test_another_body_reads_nothing_of_the_councils(case, officer, council, service, own_database):
    theirs = councils(case, officer, council)
    theirs.write(topic="say", words=CANARY)
    other = world.an_officer(world.a_health_body(service), role="health_officer")
    assert rows(own_database, theirs.table, other) == []
    with pytest.raises(NoSuchThing):
        theirs.write(topic="say", words="Mine", by=other)


def test_a_colleague_of_the_officer_reads_and_looks_after_the_bodys_notes(case, officer, council):
    theirs = councils(case, officer, council)
    note = theirs.write(topic="say", words=CANARY)
    colleague = mediation.an_officer(council)
    assert words(theirs, colleague) == [CANARY]
    theirs.destroy(note_id=note.id, by=colleague)
    assert words(theirs, officer) == []


def test_a_wall_ends_it_at_once(side, note, case, manager, own_database):
    build_wall(case_id=case.id, user_id=side.by.user_id, reason="A conflict", at=world.now(), by=manager)
    assert rows(own_database, side.table, side.by) == rows(own_database, side.table, side.by, case) == []
    with pytest.raises(NoSuchThing):
        side.destroy(note_id=note.id, by=side.by)


def test_the_mediator_who_is_named_reads_a_shared_note_and_nobody_else_does(
    side, note, case, family, officer, adviser, own, own_database
):
    with acting_as(side.by):
        assert sharing.reader_of(case.id).user_id == own.user_id
    with acting_as(own):
        assert notes.shown_to(case.id, own) == []
    with pytest.raises(NoSuchThing):
        open_shared_note(note_id=note.id, at=world.now(), by=own)
    side.share(note_id=note.id, with_user=own.user_id, at=world.now(), by=side.by)
    side.share(note_id=note.id, with_user=own.user_id, at=world.now(), by=side.by)
    assert rows(own_database, side.table, own) == [(note.id,)]
    for by in {family, officer, adviser} - {side.by}:
        assert rows(own_database, side.table, by, case) == []
    with acting_as(own):
        (shown,) = notes.shown_to(case.id, own)
        assert shown.opened_at is None
    assert open_shared_note(note_id=note.id, at=world.now(), by=own).words == f"First {CANARY}"
    open_shared_note(note_id=note.id, at=world.now(), by=own)
    with acting_as(side.by):
        assert side.read(side.by)[0].opened_at


def test_a_shared_note_is_taken_back_until_it_was_read(side, note, own, own_database):
    side.share(note_id=note.id, with_user=own.user_id, at=world.now(), by=side.by)
    with pytest.raises(NotNow):
        side.change(note_id=note.id, topic="say", words="Other", at=world.now(), by=side.by)
    side.take_back(note_id=note.id, by=side.by)
    side.take_back(note_id=note.id, by=side.by)
    assert rows(own_database, side.table, own) == []
    side.change(note_id=note.id, topic="say", words="Other", at=world.now(), by=side.by)
    side.share(note_id=note.id, with_user=own.user_id, at=world.now(), by=side.by)
    open_shared_note(note_id=note.id, at=world.now(), by=own)
    with pytest.raises(NotNow):
        side.take_back(note_id=note.id, by=side.by)
    side.destroy(note_id=note.id, by=side.by)
    assert rows(own_database, side.table, own) == []


def test_nothing_is_shared_with_somebody_whom_the_page_did_not_name(side, note, own):
    with pytest.raises(NotNow):
        side.share(note_id=note.id, with_user=uuid4(), at=world.now(), by=side.by)


def test_a_mediator_who_is_let_go_reads_it_no_longer_and_no_other_does_in_their_place(
    side, note, own, case, mediator, adviser, own_database
):
    side.share(note_id=note.id, with_user=own.user_id, at=world.now(), by=side.by)
    release_mediator(case_id=case.id, mediator_id=mediator.id, at=world.now(), by=adviser)
    assert rows(own_database, side.table, own) == []


def test_whoever_reads_it_changes_nothing_of_it_by_any_statement(side, note, own, own_database):
    side.share(note_id=note.id, with_user=own.user_id, at=world.now(), by=side.by)
    for change in (
        "topic = 'ask'",
        "words = ''",
        "shared_with = null, shared_at = null",
        "changed_at = now()",
    ):
        with psycopg.connect(own_database.web) as web, pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute("select set_config('evenhand.user', %s, true)", [str(own.user_id)])
            web.execute(f"update {side.table} set {change}")
    with psycopg.connect(own_database.web) as web:
        web.execute("select set_config('evenhand.user', %s, true)", [str(own.user_id)])
        assert web.execute(f"delete from {side.table}").rowcount == 0


def test_its_words_stand_nowhere_in_the_clear_and_no_event_holds_them(side, note, own_database):
    with psycopg.connect(own_database.owner) as owner:
        (stored,) = owner.execute(f"select words from {side.table}").fetchone()
        told = owner.execute(
            "select kind, facts::text from core_event where kind like 'preparing.%' order by id"
        ).fetchall()
    assert CANARY.encode() not in bytes(stored)
    assert [kind for kind, _ in told] == [
        "preparing.OwnNoteWritten" if "own" in side.table else "preparing.BodyNoteWritten"
    ]
    assert CANARY not in str(told)


def test_no_timeline_tells_that_it_was_written(side, note, case, family, officer, adviser):
    for by in (family, officer, adviser):
        with acting_as(by):
            assert not [
                each for each in events.of_case(case.id) if each.event.kind().startswith("preparing.")
            ]
