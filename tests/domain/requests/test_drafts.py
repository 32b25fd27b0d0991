"""A draft belongs to whoever wrote it, expires, and is thrown away at a word."""

import pytest
from django.db import DatabaseError, transaction

from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.principals import operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.requests import queries
from evenhand.domain.requests.actions.answer_question import answer_question
from evenhand.domain.requests.actions.bind_draft import bind_draft
from evenhand.domain.requests.actions.discard_draft import discard_draft
from evenhand.domain.requests.actions.start_draft import start_draft
from evenhand.domain.requests.states import DraftState
from tests.build import requests, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service() -> world.Service:
    return world.a_service()


def somebody(address: str = "sam@holloway.example", letter: str = "a"):
    with acting_as(operator()):
        return person(user_for_address(address), letter * 64)


def test_only_the_browser_that_wrote_it_sees_a_draft(service):
    draft_id = requests.a_draft(service)
    assert requests.seen(draft_id, requests.a_browser())
    assert requests.seen(draft_id, requests.a_browser("b")) is None
    assert requests.seen(draft_id, world.a_colleague(service)) is None


def test_whoever_signs_in_takes_the_draft_along_and_the_browser_alone_sees_it_no_more(service):
    draft_id = requests.a_draft(service)
    sam = somebody()
    with acting_as(sam):
        assert queries.unbound(sam) == [draft_id]
    bind_draft(draft_id=draft_id, by=sam)
    assert requests.seen(draft_id, somebody(letter="z"))
    assert requests.seen(draft_id, requests.a_browser()) is None
    assert requests.seen(draft_id, somebody("kim@else.example")) is None


def test_a_draft_without_a_browser_or_a_person_cannot_be_begun():
    with pytest.raises(DatabaseError), transaction.atomic():
        start_draft(answers={}, at=world.now(), by=requests.a_browser(""))


def test_a_question_that_is_not_in_the_journey_is_not_kept(service):
    draft_id = requests.a_draft(service)
    with pytest.raises(NoSuchThing):
        answer_question(
            draft_id=draft_id,
            slug="shoe-size",
            answers={"size": "4"},
            at=world.now(),
            by=requests.a_browser(),
        )


def test_throwing_away_empties_at_once_and_for_good(service):
    draft_id = requests.a_draft(service)
    discard_draft(draft_id=draft_id, at=world.now(), by=requests.a_browser())
    draft = requests.seen(draft_id, requests.a_browser())
    assert draft.state == DraftState.DISCARDED
    assert draft.answers == {}
    with pytest.raises(NotNow):
        discard_draft(draft_id=draft_id, at=world.now(), by=requests.a_browser())


def test_another_provider_does_not_see_a_request(service):
    sent = send_request(draft_id=requests.a_draft(service), at=world.now(), by=requests.a_browser())
    with acting_as(world.a_colleague(world.a_service())):
        assert queries.sent_request(sent.case_id) is None


def test_staff_begin_on_behalf_and_families_do_not(service):
    for by, on_behalf in ((world.a_colleague(service), True), (somebody(), False)):
        assert start_draft(answers={}, at=world.now(), by=by).on_behalf is on_behalf
