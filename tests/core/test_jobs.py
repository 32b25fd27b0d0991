"""Jobs are asked for in the transaction in progress, in every process."""

from uuid import uuid4

import psycopg
import pytest
from django.db import transaction
from procrastinate.contrib.django import app

from evenhand.domain.correspondence import jobs as correspondence


@pytest.fixture
def as_in_a_worker():
    """Give the app the connection of its own that it has in a worker."""
    connector = app.connector.get_worker_connector()
    with app.replace_connector(connector):
        yield


def asked_for(url: str) -> int:
    with psycopg.connect(url) as owner:
        return owner.execute("select count(*) from procrastinate_jobs").fetchone()[0]


def test_a_job_that_a_worker_asks_for_is_there_only_with_the_rows_of_its_transaction(
    own_database, as_in_a_worker
):
    with transaction.atomic():
        correspondence.send_message.later(message_id=uuid4(), case_id=uuid4())
        assert asked_for(own_database.owner) == 0
    assert asked_for(own_database.owner) == 1


def test_no_commit_no_job_in_a_worker(own_database, as_in_a_worker):
    with transaction.atomic():
        correspondence.send_message.later(message_id=uuid4(), case_id=uuid4())
        transaction.set_rollback(True)
    assert asked_for(own_database.owner) == 0
