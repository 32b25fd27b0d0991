"""A complaint: made, looked into, answered, looked at again; read by nobody who has the case."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from evenhand.core import events
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.complaints import queries
from evenhand.domain.complaints.actions.answer_complaint import answer_complaint, look_again
from evenhand.domain.complaints.actions.go_on_complaining import ask_again, take_back_complaint
from evenhand.domain.complaints.actions.make_complaint import make_complaint, record_complaint
from evenhand.domain.complaints.actions.take_complaint import take_complaint
from evenhand.domain.complaints.holding import LONGEST, NothingSaid
from evenhand.domain.complaints.models import Complaint
from evenhand.domain.complaints.states import About, ComplaintState, Finding
from evenhand.domain.correspondence.models import Message
from evenhand.statute.working_days import ENGLAND
from tests.build import complaints, world

S = ComplaintState


def own(case, family):
    with acting_as(family):
        (one,) = queries.own(case.id, family)
    return one


def listed(by):
    with acting_as(by):
        return queries.to_answer(by)


def now(by):
    return {"at": world.now(), "by": by}


def test_it_goes_its_way_from_being_made_to_a_second_look(case, family, manager, second):
    made = complaints.made(case, family)
    assert own(case, family).state == S.MADE
    complaints.taken(made, manager)
    assert own(case, family).taken_by_name == "Max Lead"
    complaints.answered(made, manager, learned="Calls stand on a list of their own.")
    one = own(case, family)
    assert (one.state, one.finding) == (S.ANSWERED, Finding.RIGHT.label)
    assert one.answer == "The call was forgotten. I am sorry." and "list of their own" in one.learned
    complaints.asked_again(made, family)
    complaints.looked_at_again(made, second)
    one = own(case, family)
    assert one.state == S.LOOKED_AT_AGAIN and one.looked_again_by_name == "Ines Brook"
    assert one.due_on is None


def test_two_clicks_are_one_complaint_and_take_over_is_once(case, family, manager, second):
    complaint_id = uuid4()
    for _ in range(2):
        make_complaint(case_id=case.id, complaint_id=complaint_id, about=About.LATE, words="x", **now(family))
    for _ in range(2):
        take_complaint(complaint_id=complaint_id, **now(manager))
    take_complaint(complaint_id=complaint_id, **now(second))
    with pytest.raises(NotNow, match="You do not look into this complaint"):
        complaint = {"complaint_id": complaint_id, "finding": Finding.NOT, "answer": "x", "learned": ""}
        answer_complaint(**complaint, **now(manager))
    assert own(case, family).taken_by_name == "Ines Brook"


@pytest.mark.parametrize("words", ["", "  \n", "x" * (LONGEST + 1)], ids=["empty", "blank", "far too long"])
def test_without_words_nothing_is_kept(case, family, words):
    with pytest.raises(NothingSaid):
        complaints.made(case, family, words)
    with acting_as(family):
        assert queries.own(case.id, family) == []


def test_whoever_has_the_case_neither_reads_it_nor_answers_it_and_is_told_that_one_waits(
    case, family, manager, second
):
    take_case(case_id=case.id, caseworker_id=manager.user_id, by=manager)
    made = complaints.made(case, family)
    assert listed(manager) == []
    with acting_as(manager):
        assert queries.closed_to(manager) == 1 and queries.one(made, manager) is None
        assert not Complaint.objects.exists(), "the database shows it to them neither"
    with pytest.raises(NoSuchThing):
        take_complaint(complaint_id=made, **now(manager))
    assert [one.id for one in listed(second)] == [made]
    with acting_as(second):
        assert queries.closed_to(second) == 0


def test_nobody_else_on_the_case_reads_it_and_it_stands_nowhere_there(
    case, family, adviser, manager, service
):
    made = complaints.made(case, family)
    lead = world.a_colleague(service, "safeguarding_lead", name="Nell Harbour")
    stranger = world.a_colleague(world.a_service(), "manager", name="Other Lead")
    for by in (adviser, lead, stranger):
        with acting_as(by):
            assert not Complaint.objects.exists() and queries.to_answer(by) == []
        with pytest.raises(NoSuchThing):
            take_complaint(complaint_id=made, **now(by))
    with acting_as(adviser):
        assert not [each for each in events.of_case(case.id) if each.event.kind().startswith("complaints.")]


def test_a_manager_who_is_shut_out_reads_no_complaint_of_the_case(case, family, manager, second):
    made = complaints.made(case, family)
    build_wall(case_id=case.id, user_id=manager.user_id, reason="Her neighbour.", **now(second))
    assert listed(manager) == []
    with pytest.raises(NoSuchThing):
        take_complaint(complaint_id=made, **now(manager))


def test_whoever_answered_first_takes_no_second_look(case, family, manager):
    made = complaints.made(case, family)
    complaints.answered(made, manager)
    complaints.asked_again(made, family)
    with pytest.raises(NotNow, match="You gave the first answer"):
        look_again(complaint_id=made, finding=Finding.NOT, answer="x", **now(manager))


def test_only_whoever_made_it_goes_on_with_it(case, family, adviser, manager):
    made = complaints.made(case, family)
    for by in (adviser, manager):
        with pytest.raises(NoSuchThing):
            take_back_complaint(complaint_id=made, **now(by))
    for _ in range(2):
        take_back_complaint(complaint_id=made, **now(family))
    assert own(case, family).state == S.TAKEN_BACK
    with pytest.raises(NotNow):
        take_complaint(complaint_id=made, **now(manager))


def test_what_is_answered_is_not_taken_back_and_what_is_not_is_not_looked_at_again(case, family, manager):
    made = complaints.made(case, family)
    with pytest.raises(NotNow):
        ask_again(complaint_id=made, words="x", **now(family))
    complaints.answered(made, manager)
    with pytest.raises(NotNow):
        take_back_complaint(complaint_id=made, **now(family))


def test_staff_write_one_down_for_the_family_and_read_nothing_of_it(case, family, adviser, manager):
    said = {"case_id": case.id, "complaint_id": uuid4(), "about": About.TREATED, "words": "He was rude."}
    record_complaint(**said, **now(adviser))
    with acting_as(adviser):
        assert not Complaint.objects.exists()
    one = own(case, family)
    assert one.was_recorded and one.words == "He was rude."
    assert [each.id for each in listed(manager)] == [one.id]
    with pytest.raises(NotAllowed):
        record_complaint(**(said | {"complaint_id": uuid4()}), **now(family))


def test_by_when_is_our_own_promise_in_working_days(case, family, manager, second):
    made = complaints.made(case, family)
    today = world.today()
    assert own(case, family).due_on == ENGLAND.after(today, 3)
    complaints.taken(made, manager)
    assert own(case, family).due_on == ENGLAND.after(today, 20)
    complaints.answered(made, manager)
    assert own(case, family).due_on is None
    complaints.asked_again(made, family)
    assert own(case, family).due_on == ENGLAND.after(today, 20)


def test_what_is_to_be_done_soonest_stands_first(service, family, case, manager):
    first = complaints.made(case, family)
    asked = world.what_a_family_asks(service)
    other = world.a_case(service, reach=asked.reach)
    second = complaints.made(other, world.family_of(other, asked.reach.email))
    complaints.taken(first, manager)
    assert [one.id for one in listed(manager)] == [second, first]


def test_a_message_says_that_something_is_new_and_not_what(case, family, manager):
    made = complaints.made(case, family)
    complaints.answered(made, manager)
    with acting_as(manager):
        rows = Message.objects.filter(case_id=case.id, purpose="new_on_page")
        assert rows.count() == 2, "that somebody looks into it, and that there is an answer"
        for row in rows:
            assert "omplain" not in row.text + row.letter_text + row.subject
            assert "forgotten" not in row.text


STATEMENTS = (
    "update complaints_complaint set made_by = null, recorded_by = made_by",
    "update complaints_complaint set made_at = now()",
    "update complaints_complaint set about = 'other'",
    "delete from complaints_complaint",
)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_what_was_said_stays_whoever_asks_the_database(case, family, manager, statement):
    complaints.made(case, family)
    for by in (family, manager):
        with acting_as(by), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_nobody_answers_their_own_complaint_in_the_database_either(case, family):
    complaints.made(case, family)
    with acting_as(family), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update complaints_complaint set finding = 'right', learned = 'x', state = 'answered'")


def test_the_words_are_sealed_and_no_event_carries_them(case, family, manager):
    made = complaints.made(case, family, "A very rare word: quincunx.")
    complaints.answered(made, manager, "Another one: zugzwang.")
    with acting_as(manager), connection.cursor() as cursor:
        for table in ("complaints_complaint", "core_event", "procrastinate_jobs"):
            cursor.execute(f"select t::text from {table} t")
            rows = cursor.fetchall()
            assert rows and not [row for (row,) in rows if "quincunx" in row or "zugzwang" in row]
