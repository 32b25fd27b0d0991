"""A worry about somebody's safety: who tells, who reads, and what is done about it."""

from uuid import uuid4

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from evenhand.core import events
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.principals import anonymous, person
from evenhand.core.said import NothingSaid
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.identity.actions.end_membership import end_membership
from evenhand.domain.panel.actions.leave_panel import leave_panel
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.states import Conflict
from evenhand.domain.safeguarding import queries
from evenhand.domain.safeguarding.actions.handle_concern import (
    close_concern,
    note_what_was_done,
    pass_on_concern,
    take_concern,
)
from evenhand.domain.safeguarding.actions.raise_concern import raise_concern
from evenhand.domain.safeguarding.models import Concern
from evenhand.domain.safeguarding.states import ConcernState, PassedTo
from tests.build import safety, world


@pytest.mark.parametrize("role", ["caseworker", "adviser", "manager"])
def test_whoever_works_for_the_provider_can_say_that_they_are_worried(service, case, lead, role):
    concern_id = safety.a_concern(case, world.a_colleague(service, role))
    assert safety.read(case, concern_id, lead).seen == safety.SEEN


def test_its_mediator_can_say_so_before_and_after_everything(mediated, lead, manager):
    case, place, own = mediated
    for leave in (
        lambda: None,
        lambda: leave_panel(mediator_id=place.id, at=world.now(), by=manager),
    ):
        leave()
        concern_id = safety.a_concern(case, own)
        assert safety.read(case, concern_id, lead).raised_by == "Ada Quill"


def test_a_mediator_who_was_shut_out_can_say_so_all_the_same(mediated, lead, manager):
    case, place, own = mediated
    wall_mediator(case_id=case.id, mediator_id=place.id, because=Conflict.KNOWS, at=world.now(), by=manager)
    assert safety.read(case, safety.a_concern(case, own), lead)


def test_whoever_has_nothing_to_do_with_the_case_cannot(service, case, adviser):
    stranger = world.a_colleague(world.a_service())
    shut_out = world.a_colleague(service, "caseworker")
    build_wall(
        case_id=case.id,
        user_id=shut_out.user_id,
        reason="knows them",
        at=world.now(),
        by=world.a_colleague(service, "manager"),
    )
    for by in (stranger, shut_out, person(uuid4()), anonymous()):
        with pytest.raises(NoSuchThing):
            safety.a_concern(case, by)


def test_whoever_told_reads_nothing_of_it_again(case, adviser, lead):
    concern_id = safety.a_concern(case, adviser)
    assert safety.read(case, concern_id, adviser) is None
    with acting_as(adviser):
        assert queries.concerns(adviser) == [] and not Concern.objects.exists()
        assert not [each for each in events.of_case(case.id) if "safeguarding" in each.event.kind()]
        assert queries.history(case.id, concern_id) == []
    with acting_as(adviser), connection.cursor() as cursor:
        cursor.execute("select count(*) from safeguarding_concern")
        assert cursor.fetchone() == (0,)


def test_a_manager_who_is_no_lead_reads_nothing_of_it(case, adviser, manager, lead):
    safety.a_concern(case, adviser)
    with acting_as(manager):
        assert not Concern.objects.exists()


def test_the_words_are_sealed_and_no_event_carries_them(case, adviser, lead):
    safety.handled(case, safety.a_concern(case, adviser), lead)
    said = [safety.SEEN, "Rang the mediator.", "They asked for it.", "The police have it."]
    with acting_as(lead), connection.cursor() as cursor:
        for table in ("safeguarding_concern", "safeguarding_concernnote", "core_event", "procrastinate_jobs"):
            cursor.execute(f"select t::text from {table} t")
            rows = cursor.fetchall()
            assert rows and not [words for words in said for (row,) in rows if words in row]


def test_two_clicks_are_one_concern(case, adviser, lead):
    concern_id = uuid4()
    for _ in range(2):
        raise_concern(case_id=case.id, concern_id=concern_id, told=safety.told(), at=world.now(), by=adviser)
    with acting_as(lead):
        assert [one.id for one in queries.concerns(lead)] == [concern_id]


def test_nothing_of_the_case_moves(case, adviser, lead):
    def row():
        with acting_as(adviser), connection.cursor() as cursor:
            cursor.execute("select c::text, c.xmin, c.xmax from cases_case c where id = %s", [case.id])
            return cursor.fetchone()

    before = row()
    safety.handled(case, safety.a_concern(case, adviser), lead)
    assert row() == before


def test_words_are_needed(case, adviser):
    for seen in ("", "  ", "x" * 10_001):
        with pytest.raises(NothingSaid):
            safety.a_concern(case, adviser, seen=seen)


def test_somebody_who_is_no_lead_is_not_kept_from_it(case, adviser, lead):
    with pytest.raises(NoSuchThing):
        safety.a_concern(case, adviser, about_user_id=adviser.user_id)


def test_a_lead_takes_it_notes_passes_on_and_closes(case, adviser, lead):
    concern_id = safety.a_concern(case, adviser)
    safety.handled(case, concern_id, lead)
    found = safety.read(case, concern_id, lead).listed
    assert (found.state, found.taken_by_name) == (ConcernState.CLOSED, "Nell Harbour")
    with acting_as(lead):
        done = queries.history(case.id, concern_id)
    assert [(one.sentence, one.words) for one in done] == [
        ("Closed it.", "The police have it."),
        ("Passed it on: The police.", "They asked for it."),
        ("Wrote down what was done.", "Rang the mediator."),
        ("Took it.", ""),
        ("Somebody told us.", ""),
    ]
    assert [one.by for one in done] == ["Nell Harbour"] * 4 + ["Robin Marsh"]


def test_another_lead_takes_it_over_and_the_same_one_takes_it_once(service, case, adviser, lead):
    concern_id = safety.a_concern(case, adviser)
    other = world.a_colleague(service, "safeguarding_lead", name="Bea Orchard")
    for by in (lead, lead, other):
        take_concern(case_id=case.id, concern_id=concern_id, at=world.now(), by=by)
    assert safety.read(case, concern_id, lead).listed.taken_by_name == "Bea Orchard"
    with acting_as(lead):
        assert [one.sentence for one in queries.history(case.id, concern_id)].count("Took it.") == 2


def test_nothing_comes_before_its_time(case, adviser, lead):
    concern_id = safety.a_concern(case, adviser)
    which = {"case_id": case.id, "concern_id": concern_id, "words": "x", "at": world.now(), "by": lead}
    for early in (note_what_was_done, close_concern):
        with pytest.raises(NotNow):
            early(**which)
    with pytest.raises(NotNow):
        pass_on_concern(to=PassedTo.NOBODY, **which)
    safety.handled(case, concern_id, lead, ConcernState.LOOKED_AT)
    with pytest.raises(NotNow):
        close_concern(**which)
    with pytest.raises(NothingSaid):
        pass_on_concern(to=PassedTo.NOBODY, **(which | {"words": " "}))


def test_it_is_passed_on_to_one_after_the_other_and_each_click_counts_once(case, adviser, lead):
    concern_id = safety.a_concern(case, adviser)
    safety.handled(case, concern_id, lead, ConcernState.LOOKED_AT)
    which = {"case_id": case.id, "concern_id": concern_id, "by": lead}
    for to in (PassedTo.CHILDRENS_SERVICES, PassedTo.POLICE, PassedTo.POLICE):
        pass_on_concern(to=to, words=f"Rang {to}.", at=world.now(), **which)
    for _ in range(2):
        close_concern(words="Done.", at=world.now(), **which)
        note_what_was_done(words="They rang back.", at=world.now(), **which)
    with acting_as(lead):
        sentences = [one.sentence for one in queries.history(case.id, concern_id)]
    assert sentences[:4] == [
        "Wrote down what was done.",
        "Closed it.",
        "Passed it on: The police.",
        "Passed it on: The council’s children’s services.",
    ]


def test_a_note_stays_as_it_was_written(case, adviser, lead):
    safety.handled(case, safety.a_concern(case, adviser), lead)
    with acting_as(lead):
        for statement in (
            "update safeguarding_concernnote set written_at = now()",
            "delete from safeguarding_concernnote",
            "delete from safeguarding_concern",
            "update safeguarding_concern set raised_by = taken_by",
        ):
            with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)


@pytest.mark.parametrize("how", ["shut out", "their own case", "about them", "elsewhere", "no longer"])
def test_a_lead_whom_it_must_not_reach_sees_nothing_of_it(service, adviser, manager, lead, how):
    address = "nell@family.example"
    case = world.a_case(service, reach=world.Reach(email=address))
    about = {}
    other = world.a_colleague(service, "safeguarding_lead", address=address if "own" in how else "")
    if how == "shut out":
        build_wall(case_id=case.id, user_id=other.user_id, reason="x", at=world.now(), by=manager)
    elif how == "about them":
        about = {"about_user_id": other.user_id}
    elif how == "elsewhere":
        other = world.a_colleague(world.a_service(), "safeguarding_lead")
    elif how == "no longer":
        end_membership(
            user_id=other.user_id,
            provider_id=service.provider_id,
            role="safeguarding_lead",
            at=world.now(),
            by=manager,
        )
    concern_id = safety.a_concern(case, adviser, **about)
    assert safety.read(case, concern_id, other) is None
    with pytest.raises(NoSuchThing):
        take_concern(case_id=case.id, concern_id=concern_id, at=world.now(), by=other)
    with acting_as(other):
        assert queries.concerns(other) == [] and not Concern.objects.exists()
    assert safety.read(case, concern_id, lead)


def test_nobody_writes_as_somebody_else(case, adviser, manager, lead):
    concern_id = safety.a_concern(case, adviser)
    forged = (
        "insert into safeguarding_concern (id, case_id, provider_id, raised_by, raised_at, worry, at_risk, in_danger,"
        " seen, done, state) select gen_random_uuid(), %s, %s, %s, now(), 'hurt', 'child', false, '', '', 'raised'"
    )
    with acting_as(adviser), connection.cursor() as cursor:
        for raised_by, provider_id in ((manager.user_id, case.provider_id), (adviser.user_id, uuid4())):
            with pytest.raises((ProgrammingError, psycopg.Error)), transaction.atomic():
                cursor.execute(forged, [case.id, provider_id, raised_by])
    assert safety.read(case, concern_id, lead)
