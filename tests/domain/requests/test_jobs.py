"""The worker, in its own role, empties old drafts and sees no other."""

from datetime import timedelta
from uuid import UUID

import pytest

from evenhand.config.roles import Addresses
from evenhand.core import clock
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.requests import jobs, queries
from evenhand.domain.requests.models import Draft
from evenhand.domain.requests.states import DraftState
from tests.build import databases, requests, world


@pytest.fixture
def service(own_database: Addresses) -> world.Service:
    return world.a_service()


def empty_as_worker(found: Addresses, draft_id: UUID) -> set[UUID]:
    """Empty one draft as the worker does, and return which drafts it saw on the way."""
    with databases.django_at(found.worker):
        with acting_as(worker()):
            assert not Draft.objects.exists()
            assert draft_id in queries.stale(clock.now() + timedelta(minutes=1))
            assert draft_id not in queries.stale(clock.now() - jobs.KEPT)
        with acting_as(worker(draft_id)):
            seen = set(Draft.objects.values_list("id", flat=True))
        jobs.expire_one.function(str(draft_id))
        with acting_as(worker()):
            assert draft_id not in queries.stale(clock.now() + timedelta(minutes=1))
    return seen


def test_a_draft_that_nobody_came_back_to_is_emptied(own_database, service):
    requests.a_draft(service, requests.a_browser("b"))
    draft_id = requests.a_draft(service)
    assert empty_as_worker(own_database, draft_id) == {draft_id}
    draft = requests.seen(draft_id, requests.a_browser())
    assert draft.state == DraftState.EXPIRED
    assert draft.answers == {}


def test_a_sent_draft_is_emptied_in_time_and_its_request_stays_with_the_case(own_database, service):
    draft_id = requests.a_draft(service)
    sent = send_request(draft_id=draft_id, at=world.now(), by=requests.a_browser())
    empty_as_worker(own_database, draft_id)
    draft = requests.seen(draft_id, requests.a_browser())
    assert draft.state == DraftState.SENT
    assert draft.answers == {}
    with acting_as(world.a_colleague(service)):
        assert queries.sent_request(sent.case_id).answers["child"] == {"child_name": "Alex Holloway"}
