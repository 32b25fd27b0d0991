"""What a family typed is in no row in words, neither before it is sent nor after."""

import pytest

from evenhand.core import sealing
from evenhand.core.sealing_again import seal_again
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.requests.actions.answer_question import answer_question
from evenhand.domain.requests.actions.discard_draft import discard_draft
from evenhand.domain.requests.models import Draft
from evenhand.domain.requests.said import as_sent
from tests.build import databases, requests, world
from tests.build.traces import tables_with

# The school of the request, which becomes no column of a case.
SCHOOL = "Quillon Green Academy, Łódź Road"


@pytest.fixture
def begun(own_database, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    by = requests.a_browser()
    return requests.a_draft(world.a_service(), by, school={"school": SCHOOL}), by


def columns_with_answers(owner):
    return owner.execute("select answers from requests_draft").fetchall()


def test_no_word_of_a_draft_is_in_the_database_and_its_writer_reads_every_one(begun, own_database):
    draft_id, _ = begun
    with databases.as_owner(own_database) as owner:
        assert tables_with(owner, "Quillon Green") == set()
    assert requests.seen(draft_id, requests.a_browser()).answers["school"] == {"school": SCHOOL}


def test_no_word_of_a_sent_request_is_in_the_database_but_what_its_case_needs(begun, own_database):
    draft_id, by = begun
    sent = send_request(draft_id=draft_id, at=world.now(), by=by)
    with databases.as_owner(own_database) as owner:
        assert tables_with(owner, "Quillon Green") == set()
    with acting_as(by.for_case(sent.case_id)):
        assert SCHOOL in [each.text for each in as_sent(sent.case_id).said]


def test_a_draft_that_was_emptied_keeps_nothing_to_open(begun, own_database):
    draft_id, by = begun
    discard_draft(draft_id=draft_id, at=world.now(), by=by)
    with databases.as_owner(own_database) as owner:
        assert columns_with_answers(owner) == [(None,)]
    assert requests.seen(draft_id, by).answers == {}


def test_answers_that_are_moved_to_another_draft_do_not_open(begun, own_database):
    draft_id, by = begun
    other = requests.a_draft(world.a_service(), by, school={"school": "Elsewhere"})
    with databases.as_owner(own_database) as owner:
        owner.execute(
            "update requests_draft set answers = (select answers from requests_draft where id = %s) where id = %s",
            [draft_id, other],
        )
    with acting_as(by), pytest.raises(sealing.CannotBeOpened, match="belongs elsewhere"):
        _ = Draft.objects.get(id=other).answers


def test_a_new_key_takes_unsent_answers_along(begun, own_database):
    draft_id, by = begun
    sealing.make_key()
    with databases.django_at(own_database.owner):
        assert seal_again() == 1
    sealing.destroy_key(1)
    answer_question(draft_id=draft_id, slug="birth", answers={}, at=world.now(), by=by)
    assert requests.seen(draft_id, by).answers["school"] == {"school": SCHOOL}


def test_no_query_looks_into_answers(begun):
    with pytest.raises(TypeError, match="sealed"):
        Draft.objects.filter(answers={"school": {}}).exists()
