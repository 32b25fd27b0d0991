"""A complaint: made, looked into, answered, looked at again; read by nobody who has the case."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from evenhand.core import events
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.said import LONGEST, NothingSaid
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.complaints import queries
from evenhand.domain.complaints.actions.answer_complaint import answer_complaint, look_again
from evenhand.domain.complaints.actions.go_on_complaining import ask_again, take_back_complaint
from evenhand.domain.complaints.actions.make_complaint import make_complaint, record_complaint
from evenhand.domain.complaints.actions.take_complaint import take_complaint
from evenhand.domain.complaints.models import Complaint
from evenhand.domain.complaints.states import About, ComplaintState, Finding
from evenhand.domain.correspondence.models import Message
from evenhand.statute.working_days import ENGLAND
from tests.build import complaints, passing, world
from tests.build.passing import THE_DAY, midnight

S = ComplaintState


def own(case, family):
    with acting_as(family):
        (one,) = queries.own(case.id)
    return one


def listed(by):
    with acting_as(by):
        return queries.waiting(by)


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


def test_two_clicks_are_one_complaint_and_other_words_from_the_same_page_another(case, family):
    page = {"case_id": case.id, "once": uuid4(), "about": About.LATE}
    for words in ("Nobody rang.", " Nobody rang. ", "Nobody rang. And nobody wrote."):
        make_complaint(words=words, **page, **now(family))
    with acting_as(family):
        assert {one.words for one in queries.own(case.id)} == {
            "Nobody rang.",
            "Nobody rang. And nobody wrote.",
        }


def test_another_takes_it_over_and_then_the_first_answers_no_more(case, family, manager, second):
    made = complaints.made(case, family)
    for by in (manager, manager, second):
        take_complaint(complaint_id=made, **now(by))
    said = {"complaint_id": made, "finding": Finding.NOT, "answer": "x", "learned": ""}
    with pytest.raises(NotNow, match="You do not look into this complaint"):
        answer_complaint(**said, **now(manager))
    for _ in range(2):
        answer_complaint(**said, **now(second))
    assert own(case, family).taken_by_name == "Ines Brook"


@pytest.mark.parametrize("words", ["", "  \n", "x" * (LONGEST + 1)], ids=["empty", "blank", "far too long"])
def test_without_words_nothing_is_kept(case, family, words):
    with pytest.raises(NothingSaid):
        complaints.made(case, family, words)
    with acting_as(family):
        assert queries.own(case.id) == []


def test_whoever_has_or_had_the_case_neither_reads_it_nor_answers_it_and_is_told_that_one_waits(
    case, family, adviser, manager, second
):
    take_case(case_id=case.id, caseworker_id=manager.user_id, by=manager)
    made = complaints.made(case, family)
    for caseworker in (manager, adviser):
        take_case(case_id=case.id, caseworker_id=caseworker.user_id, by=manager)
        assert listed(manager) == []
        with acting_as(manager):
            assert queries.closed_to(manager) == 1 and queries.one(made, manager) is None
            assert not Complaint.objects.exists(), "the database shows it to them neither"
        with pytest.raises(NoSuchThing):
            take_complaint(complaint_id=made, **now(manager))
    assert [one.id for one in listed(second)] == [made]
    with acting_as(second):
        assert queries.closed_to(second) == 0


def test_whoever_typed_the_request_in_has_had_the_case_too(service, adviser, manager):
    case = world.a_case(service, by=manager)
    take_case(case_id=case.id, caseworker_id=adviser.user_id, by=manager)
    said = {
        "case_id": case.id,
        "once": uuid4(),
        "about": About.TREATED,
        "words": "You were rude on the telephone.",
    }
    record_complaint(is_holders=False, **said, **now(adviser))
    assert listed(manager) == []
    with acting_as(manager):
        assert queries.closed_to(manager) == 1


def test_whoever_wrote_it_down_does_not_answer_it_and_knows_that_it_waits(case, manager, second):
    said = {"case_id": case.id, "once": uuid4(), "about": About.TREATED, "words": "He was rude."}
    made = record_complaint(is_holders=True, **said, **now(manager))
    assert listed(manager) == [] and [one.id for one in listed(second)] == [made]
    with acting_as(manager):
        assert queries.closed_to(manager) == 1
    with pytest.raises(NoSuchThing):
        take_complaint(complaint_id=made, **now(manager))


def test_nobody_else_on_the_case_reads_it_and_it_stands_nowhere_there(
    case, family, adviser, manager, service
):
    made = complaints.made(case, family)
    lead = world.a_colleague(service, "safeguarding_lead", name="Nell Harbour")
    stranger = world.a_colleague(world.a_service(), "manager", name="Other Lead")
    for by in (adviser, lead, stranger):
        with acting_as(by):
            assert not Complaint.objects.exists() and queries.waiting(by) == []
        with pytest.raises(NoSuchThing):
            take_complaint(complaint_id=made, **now(by))
    complaints.taken(made, manager)
    with acting_as(adviser):
        told = [each.event.sentence() for each in events.of_case(case.id) if hasattr(each.event, "sentence")]
    assert not [each for each in told if "omplain" in each]


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


def test_what_is_sent_again_in_other_words_is_refused_and_not_swallowed(case, family, manager, second):
    made = complaints.made(case, family)
    complaints.answered(made, manager)
    said = {"complaint_id": made, "answer": "The call was forgotten. I am sorry.", "learned": ""}
    answer_complaint(finding=Finding.RIGHT, **said, **now(manager))
    for change in ({"finding": Finding.NOT}, {"finding": Finding.RIGHT, "learned": "A list."}):
        with pytest.raises(NotNow):
            answer_complaint(**(said | change), **now(manager))
    for _ in range(2):
        ask_again(complaint_id=made, words="Not all of it.", **now(family))
    with pytest.raises(NotNow):
        ask_again(complaint_id=made, words="Not all of it. And more.", **now(family))
    again = {"complaint_id": made, "answer": "Yes.", "finding": Finding.RIGHT}
    for _ in range(2):
        look_again(**again, **now(second))
    with pytest.raises(NotNow):
        look_again(**(again | {"finding": Finding.NOT}), **now(second))


def test_the_words_of_what_was_taken_back_are_not_taken_for_sent(case, family):
    page = {"case_id": case.id, "once": uuid4(), "about": About.LATE, "words": "Nobody rang."}
    take_back_complaint(complaint_id=make_complaint(**page, **now(family)), **now(family))
    with pytest.raises(NotNow, match="You took back a complaint with the same words"):
        make_complaint(**page, **now(family))


def test_what_is_answered_is_not_taken_back_and_what_is_not_is_not_looked_at_again(case, family, manager):
    made = complaints.made(case, family)
    with pytest.raises(NotNow):
        ask_again(complaint_id=made, words="x", **now(family))
    complaints.answered(made, manager)
    with pytest.raises(NotNow):
        take_back_complaint(complaint_id=made, **now(family))


@pytest.mark.django_db
def test_a_parent_who_reads_by_consent_complains_in_their_own_name(set_clock):
    theirs = passing.a_family(set_clock)
    set_clock(midnight(THE_DAY) + timedelta(hours=1))
    theirs.consents()
    complaints.made(theirs.case, theirs.parent, "You rang my daughter at school.")
    with acting_as(theirs.parent):
        (one,) = queries.own(theirs.case.id)
    assert one.words == "You rang my daughter at school."
    case = theirs.case
    service = world.Service(case.provider_id, case.team_id, case.local_authority_id)
    manager = world.a_colleague(service, "manager", name="Max Lead")
    with acting_as(manager):
        shown = queries.one(one.id, manager)
        assert shown and shown.has_page and not shown.is_written_to
    complaints.answered(one.id, manager)
    with acting_as(manager):
        assert not Message.objects.filter(case_id=theirs.case.id, purpose="new_on_page").exists()


def test_staff_write_one_down_for_the_family_and_read_nothing_of_it(case, family, adviser, manager):
    said = {"case_id": case.id, "about": About.TREATED, "words": "He was rude."}
    made = record_complaint(is_holders=True, once=uuid4(), **said, **now(adviser))
    with acting_as(adviser):
        assert not Complaint.objects.exists()
    one = own(case, family)
    assert (one.id, one.was_recorded, one.words) == (made, True, "He was rude.")
    assert [each.id for each in listed(manager)] == [made]
    with pytest.raises(NotAllowed):
        record_complaint(is_holders=True, once=uuid4(), **said, **now(family))


def test_what_somebody_else_said_stands_on_no_page_of_the_family(case, family, adviser, manager):
    said = {"case_id": case.id, "once": uuid4(), "about": About.TREATED, "words": "She was rude to me."}
    made = record_complaint(is_holders=False, **said, **now(adviser))
    with acting_as(family):
        assert queries.own(case.id) == []
    complaints.answered(made, manager)
    with acting_as(manager):
        assert not queries.one(made, manager).has_page
        assert not Message.objects.filter(case_id=case.id, purpose="new_on_page").exists()


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


def test_nobody_answers_their_own_complaint_in_the_database_either(case, family):
    complaints.made(case, family)
    statement = "update complaints_complaint set finding = 'right', learned = 'x', state = 'answered'"
    refused = pytest.raises(DatabaseError, match="their own complaint")
    with acting_as(family), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


FORGED = {
    "answered already": {"state": "answered", "finding": "right"},
    "written down by somebody else": {"recorded_by": uuid4},
}


@pytest.mark.parametrize("what", FORGED)
def test_no_complaint_begins_as_anything_else(case, family, adviser, what):
    changes = {name: value() if callable(value) else value for name, value in FORGED[what].items()}
    for by in (family, adviser):
        forged = Complaint(
            case_id=case.id,
            person_id=case.holder_id,
            recorded_by=by.user_id if by is adviser else None,
            made_at=world.now(),
            about=About.LATE,
            words="x",
        )
        for name, value in changes.items():
            setattr(forged, name, value)
        with acting_as(by), pytest.raises(DatabaseError), transaction.atomic():
            forged.save(force_insert=True)


def test_somebody_at_a_familys_side_complains_in_nobodys_name(case, family, service):
    other = world.a_colleague(world.a_service())
    forged = Complaint(
        case_id=case.id, person_id=case.holder_id, made_at=world.now(), about=About.LATE, words="x"
    )
    with acting_as(other), pytest.raises(DatabaseError), transaction.atomic():
        forged.save(force_insert=True)
