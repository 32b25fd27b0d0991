"""What the database keeps of a complaint, whoever asks it and whatever columns were theirs."""

import pytest
from django.db import DatabaseError, connection, transaction

from evenhand.core.principals import operator, person
from evenhand.core.sealing import make_key
from evenhand.core.sealing_again import seal_again
from evenhand.core.transactions import acting_as
from evenhand.domain.complaints import queries
from evenhand.domain.complaints.models import Complaint
from evenhand.domain.complaints.states import About
from evenhand.domain.identity.queries import user_for_address
from tests.build import complaints, databases, world


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def owner(own_database):
    """Give a connection as the owner of the test's own database."""
    with databases.as_owner(own_database) as connection:
        yield connection


BY_MANAGER = {
    "what was said": "words = '\\x00'",
    "whose it is": "person_id = null, recorded_by = gen_random_uuid()",
    "the family goes on": "asked_again_at = now(), state = 'asked_again'",
    "the family takes it back": "taken_back_at = now(), state = 'taken_back'",
    "another answer": "answer = '\\x00'",
    "another finding": "finding = 'not'",
}


NOT_IN_THEIR_NAME = {
    "another is to have answered": "answer = '\\x00', finding = 'not', answered_at = now(), state = 'answered'",
    "another takes it": "taken_by = gen_random_uuid()",
    "another looks again": "second_answer = '\\x00', second_finding = 'not', looked_again_at = now()",
}


@pytest.mark.parametrize("what", NOT_IN_THEIR_NAME)
def test_nobody_answers_in_the_name_of_another(owner, service, case, family, manager, what):
    complaints.taken(complaints.made(case, family), manager)
    second = world.a_colleague(service, "manager", name="Ines Brook")
    with acting_as(second), pytest.raises(DatabaseError, match="does so once"), transaction.atomic():
        run(f"update complaints_complaint set {NOT_IN_THEIR_NAME[what]}")


def test_whoever_answered_first_signs_no_second_answer(owner, case, family, manager):
    made = complaints.made(case, family)
    complaints.answered(made, manager)
    complaints.asked_again(made, family)
    for signed in ("", ", looked_again_by = evenhand_user()"):
        with acting_as(manager), pytest.raises(DatabaseError, match="does so once"), transaction.atomic():
            run(
                "update complaints_complaint set second_answer = '\\x00', second_finding = 'not',"
                f" looked_again_at = now(){signed}"
            )


def test_what_is_still_wrong_stays_as_it_was_said(owner, case, family, manager):
    made = complaints.made(case, family)
    complaints.answered(made, manager)
    complaints.asked_again(made, family)
    with acting_as(family), pytest.raises(DatabaseError, match="stays as it was made"), transaction.atomic():
        run("update complaints_complaint set still_wrong = '\\x00'")


FORGED = ("taken_at", "answered_at", "asked_again_at", "looked_again_at", "taken_back_at")


@pytest.mark.parametrize("column", FORGED)
def test_no_complaint_begins_with_a_moment_of_what_comes_later(case, adviser, column):
    forged = Complaint(
        case_id=case.id, recorded_by=adviser.user_id, made_at=world.now(), about=About.LATE, words="x"
    )
    setattr(forged, column, world.now())
    with acting_as(adviser), pytest.raises(DatabaseError, match="begins as one"), transaction.atomic():
        forged.save(force_insert=True)


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("what", BY_MANAGER)
def test_who_answers_changes_nothing_else_though_every_column_were_theirs(owner, case, family, manager, what):
    complaints.answered(complaints.made(case, family), manager)
    owner.execute("grant update on complaints_complaint to evenhand_web")
    refused = pytest.raises(DatabaseError, match=r"complaint stays|does so once")
    with acting_as(manager), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"update complaints_complaint set {BY_MANAGER[what]}")


def test_it_stays_with_its_family_whatever_address_it_signs_in_with(owner, case, family):
    complaints.made(case, family)
    with acting_as(operator()):
        new = user_for_address("other@family.example")
    for table in ("people_person", "cases_grant"):
        owner.execute(f"update {table} set user_id = %s where user_id = %s", [new, family.user_id])
    with acting_as(person(new)):
        assert [one.words for one in queries.own(case.id)] == [complaints.WORDS]
    with acting_as(family):
        assert queries.own(case.id) == []


def test_the_words_are_sealed_and_are_sealed_again_under_a_new_key(
    own_database, owner, case, family, manager
):
    made = complaints.made(case, family, "A very rare word: quincunx.")
    complaints.answered(made, manager, "Another one: zugzwang.")
    (row,) = owner.execute("select words, answer from complaints_complaint").fetchall()
    assert not [each for each in row if b"quincunx" in bytes(each) or b"zugzwang" in bytes(each)]
    make_key()
    with databases.django_at(own_database.owner):
        assert seal_again() >= 2
    with acting_as(family):
        (one,) = queries.own(case.id)
    assert (one.words, one.answer) == ("A very rare word: quincunx.", "Another one: zugzwang.")
