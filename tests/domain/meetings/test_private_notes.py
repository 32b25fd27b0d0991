"""Notes that only their mediator reads (K4): in the database as every role, and until when they are kept."""

from datetime import timedelta
from uuid import uuid4

import psycopg
import pytest

from evenhand.core import events
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow, Refused
from evenhand.core.principals import anonymous, operator, person, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.meetings import jobs, notes
from evenhand.domain.meetings.actions.destroy_mediator_note import (
    destroy_mediator_note,
    destroy_notes_of_case,
)
from evenhand.domain.meetings.actions.write_mediator_note import change_mediator_note, write_mediator_note
from evenhand.domain.panel.actions.assign_mediator import assign_mediator, release_mediator
from evenhand.domain.panel.actions.declare_conflict import declare_conflict
from evenhand.domain.panel.actions.leave_panel import leave_panel
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.states import Conflict
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import databases, mediation, world
from tests.build.traces import tables_with

CANARY = "heron-7f3a"
ADDRESS = "sam@family.example"


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def case(service, adviser, officer):
    return mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))


@pytest.fixture
def note(case, own):
    return write_mediator_note(case_id=case.id, words=f"First {CANARY}", at=world.now(), by=own)


@pytest.fixture
def owner(own_database):
    with psycopg.connect(own_database.owner, autocommit=True) as connection:
        yield connection


def read(case, by):
    with acting_as(by):
        return [each.words for each in notes.own_notes(case.id, by)]


def rows(addresses, by, case=None, role="web"):
    """Return what plain SQL finds for a principal, also for one at work on the case, past every filter."""
    with psycopg.connect(getattr(addresses, role)) as connection:
        who = str(by.user_id or "") if by else ""
        connection.execute("select set_config('evenhand.user', %s, true)", [who])
        connection.execute("select set_config('evenhand.case', %s, true)", [str(case.id) if case else ""])
        return connection.execute("select words from meetings_mediatornote").fetchall()


def closed(case, adviser):
    withdraw_request(case_id=case.id, evidence=Evidence.TOLD_BY_TELEPHONE, at=world.now(), by=adviser)
    close_case(case_id=case.id, at=world.now(), by=adviser)


def cleared_colleague(service, case, manager, adviser):
    """Return a second mediator who is assigned to the same case and may read it."""
    second = mediation.a_mediator(service, manager, name="Bram Osler")
    assign_mediator(
        case_id=case.id,
        mediator_id=second.id,
        meeting_on=world.today() + timedelta(days=14),
        at=world.now(),
        by=adviser,
    )
    return mediation.cleared(case, second)


def test_a_mediator_writes_changes_and_destroys_a_note(case, own, note):
    assert write_mediator_note(case_id=case.id, words=f" First {CANARY} ", at=world.now(), by=own) == note
    change_mediator_note(note_id=note.id, words="Second", at=world.now(), by=own)
    change_mediator_note(note_id=note.id, words="Second", at=world.now(), by=own)
    assert read(case, own) == ["Second"]
    with acting_as(own):
        assert notes.own_note(case.id, note.id, own).changed_at
        assert notes.own_note(uuid4(), note.id, own) is None
    destroy_mediator_note(note_id=note.id, at=world.now(), by=own)
    assert read(case, own) == []
    with pytest.raises(NoSuchThing):
        destroy_mediator_note(note_id=note.id, at=world.now(), by=own)


@pytest.mark.parametrize("words", ["", " \n ", "x" * (notes.LONGEST + 1)], ids=["empty", "blank", "long"])
def test_nothing_and_too_much_are_not_kept(case, own, note, words):
    with pytest.raises(notes.NothingToKeep):
        write_mediator_note(case_id=case.id, words=words, at=world.now(), by=own)
    with pytest.raises(notes.NothingToKeep):
        change_mediator_note(note_id=note.id, words=words, at=world.now(), by=own)


WHO = {
    "the family": lambda s: world.family_of(s["case"], ADDRESS),
    "the adviser": lambda s: s["adviser"],
    "a caseworker": lambda s: world.a_colleague(s["service"], "caseworker"),
    "a manager": lambda s: s["manager"],
    "the council's officer": lambda s: s["officer"],
    "another mediator of the case": lambda s: cleared_colleague(
        s["service"], s["case"], s["manager"], s["adviser"]
    ),
    "another provider's manager": lambda s: world.a_colleague(world.a_service(), "manager"),
    "nobody": lambda s: anonymous("b" * 64),
    "the operator": lambda s: operator(),
}


@pytest.mark.parametrize("who", WHO)
def test_nobody_else_reads_or_touches_a_note(
    own_database, service, case, adviser, manager, officer, note, who
):
    scene = {"service": service, "case": case, "adviser": adviser, "manager": manager, "officer": officer}
    by = WHO[who](scene)
    assert rows(own_database, by) == rows(own_database, by, case) == []
    assert read(case, by) == read(case, by.for_case(case.id)) == []
    for act in (
        lambda: change_mediator_note(note_id=note.id, words="x", at=world.now(), by=by),
        lambda: destroy_mediator_note(note_id=note.id, at=world.now(), by=by),
    ):
        with pytest.raises(NoSuchThing):
            act()
    if who != "another mediator of the case":
        with pytest.raises(Refused):
            write_mediator_note(case_id=case.id, words="x", at=world.now(), by=by)
    with acting_as(by):
        assert not [each for each in events.of_case(case.id) if "Note" in type(each.event).__name__]


def test_neither_worker_nor_signer_can_read_a_word(own_database, case, own, note):
    for role in ("worker", "signer"):
        for by in (None, own):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                rows(own_database, by, case, role)
    with psycopg.connect(own_database.worker) as worker_connection:
        worker_connection.execute("select set_config('evenhand.case', %s, true)", [str(case.id)])
        assert worker_connection.execute("select id from meetings_mediatornote").fetchall() == []
        worker_connection.execute("delete from meetings_mediatornote")
    assert read(case, own), "the worker destroys nothing before its time"


@pytest.mark.parametrize(
    "loses",
    [
        lambda s: release_mediator(
            case_id=s["case"].id, mediator_id=s["mediator"].id, at=world.now(), by=s["adviser"]
        ),
        lambda s: declare_conflict(case_id=s["case"].id, because=Conflict.KNOWS, at=world.now(), by=s["own"]),
        lambda s: wall_mediator(
            case_id=s["case"].id,
            mediator_id=s["mediator"].id,
            because=Conflict.OTHER,
            at=world.now(),
            by=s["manager"],
        ),
        lambda s: leave_panel(mediator_id=s["mediator"].id, at=world.now(), by=s["manager"]),
        # A wall alone, with the grant still standing.
        lambda s: build_wall(
            case_id=s["case"].id, user_id=s["own"].user_id, reason="x", at=world.now(), by=s["manager"]
        ),
    ],
    ids=["released", "declared a conflict", "shut out", "left the panel", "walled with a grant"],
)
def test_an_ended_grant_or_a_wall_beats_authorship(
    own_database, case, adviser, manager, mediator, own, note, loses
):
    assert len(rows(own_database, own)) == 1
    loses({"case": case, "adviser": adviser, "manager": manager, "mediator": mediator, "own": own})
    assert rows(own_database, own) == rows(own_database, own, case) == []
    assert read(case, own) == []
    with pytest.raises(NoSuchThing):
        destroy_mediator_note(note_id=note.id, at=world.now(), by=own)
    with pytest.raises(NoSuchThing):
        write_mediator_note(case_id=case.id, words="x", at=world.now(), by=own)


def test_whoever_is_assigned_and_declares_anew_reads_their_notes_again(case, adviser, mediator, own, note):
    release_mediator(case_id=case.id, mediator_id=mediator.id, at=world.now(), by=adviser)
    assign_mediator(
        case_id=case.id, mediator_id=mediator.id, meeting_on=world.today(), at=world.now(), by=adviser
    )
    assert read(case, own) == []
    assert read(case, mediation.cleared(case, mediator)) == [f"First {CANARY}"]


STATEMENTS = {
    "put a note in a mediator's name": "insert into meetings_mediatornote (id, case_id, user_id, words, written_at)"
    " values (gen_random_uuid(), %(case)s, %(author)s, 'x', now())",
    "take a note over": "update meetings_mediatornote set user_id = %(me)s",
    "move a note": "update meetings_mediatornote set case_id = gen_random_uuid()",
}


@pytest.mark.parametrize("what", STATEMENTS)
@pytest.mark.parametrize("who", ["manager", "own"])
def test_nobody_writes_in_anothers_name(own_database, request, case, own, note, what, who):
    by = request.getfixturevalue(who)
    names = {"case": case.id, "author": own.user_id if who == "manager" else uuid4(), "me": by.user_id}
    with psycopg.connect(own_database.web) as web:
        web.execute("select set_config('evenhand.user', %s, true)", [str(by.user_id)])
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            web.execute(STATEMENTS[what], names)


def test_no_word_of_a_note_is_anywhere_in_the_database_even_for_its_owner(case, own, note, owner):
    assert stored(owner) and tables_with(owner, CANARY) == set()
    change_mediator_note(note_id=note.id, words=f"Other {CANARY}", at=world.now(), by=own)
    assert tables_with(owner, CANARY) == set()
    destroy_mediator_note(note_id=note.id, at=world.now(), by=own)
    assert stored(owner) == []
    kinds = owner.execute("select kind, compartment from core_event where kind like '%Note%'").fetchall()
    assert {kind for kind, _ in kinds} == {
        f"meetings.MediatorNote{did}" for did in ("Written", "Changed", "Destroyed")
    }
    assert {compartment for _, compartment in kinds} == {"K4"}


def stored(owner):
    """Return the notes as they lie in the table."""
    return [bytes(row[0]) for row in owner.execute("select words from meetings_mediatornote").fetchall()]


def test_a_closed_case_takes_no_new_note_and_its_mediator_can_still_read_and_destroy(
    case, adviser, own, note
):
    closed(case, adviser)
    for act in (
        lambda: write_mediator_note(case_id=case.id, words="x", at=world.now(), by=own),
        lambda: change_mediator_note(note_id=note.id, words="x", at=world.now(), by=own),
    ):
        with pytest.raises(NotNow, match="closed"):
            act()
    assert read(case, own) == [f"First {CANARY}"]
    destroy_mediator_note(note_id=note.id, at=world.now(), by=own)


def sweep(addresses, case):
    """Let the worker, as itself, do what the clock asks of it."""
    with databases.django_at(addresses.worker):
        jobs.destroy_old_notes.function()
        with acting_as(worker()):
            for each in notes.cases_with_old_notes():
                jobs.destroy_notes.function(case_id=str(each))
        jobs.destroy_notes.function(case_id=str(case.id))


def test_notes_are_destroyed_on_the_twenty_eighth_day_after_the_case_closed_and_not_before(
    own_database, case, adviser, own, note, owner
):
    world.move_clock(owner, days=400)
    sweep(own_database, case)
    assert stored(owner), "an open case keeps them"
    world.move_clock(owner)
    closed(case, adviser)
    with acting_as(adviser):
        told = notes.kept_until(world.again(case, adviser).closed_at)
    assert told == world.today() + timedelta(days=notes.KEPT_DAYS)
    world.move_clock(owner, days=notes.KEPT_DAYS - 1)
    sweep(own_database, case)
    assert stored(owner)
    world.move_clock(owner, days=notes.KEPT_DAYS)
    assert world.today() == told, "the page named this day"
    sweep(own_database, case)
    sweep(own_database, case)
    assert stored(owner) == []
    found = owner.execute(
        "select facts from core_event where kind = 'meetings.MediatorNotesDestroyed'"
    ).fetchall()
    assert found == [({"count": 1},)]


def test_the_notes_of_somebody_who_left_are_destroyed_with_the_others(
    own_database, case, adviser, manager, mediator, own, note, owner
):
    leave_panel(mediator_id=mediator.id, at=world.now(), by=manager)
    closed(case, adviser)
    world.move_clock(owner, days=notes.KEPT_DAYS)
    sweep(own_database, case)
    assert stored(owner) == []


def test_only_the_service_destroys_the_notes_of_a_case(case, manager, own, note):
    for by in (manager, own, person(uuid4())):
        with pytest.raises(NotAllowed):
            destroy_notes_of_case(case_id=case.id, at=world.now(), by=by)
