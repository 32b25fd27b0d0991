"""Fixtures for every test. What they do is in tests/build."""

from collections.abc import Iterator

import psycopg
import pytest
from pytest_django import DjangoDbBlocker

from evenhand.config.roles import Addresses
from tests.browser_fixtures import *  # noqa: F403  # a browser, kept to this machine, for whoever asks for a page
from tests.build import databases, network

network.close()


@pytest.fixture(scope="session")
def database_server() -> Iterator[databases.Server]:
    """Give the PostgreSQL server of this test run."""
    with databases.running() as server:
        databases.drop_leftovers(server)
        yield server


@pytest.fixture(scope="session")
def worker_database(database_server: databases.Server) -> Iterator[Addresses]:
    """Give the addresses of this worker's own database, one for each role."""
    with databases.clone(database_server) as found:
        yield found


@pytest.fixture(scope="session")
def django_db_setup(worker_database: Addresses) -> Iterator[None]:
    """Let Django's tests run in this worker's database as the web role, never as its owner."""
    with databases.django_at(worker_database.web):
        yield


@pytest.fixture
def owner(worker_database: Addresses) -> Iterator[psycopg.Connection]:
    """Give a connection as the owner to this worker's database; what it writes stays written."""
    with databases.as_owner(worker_database) as connection:
        yield connection


@pytest.fixture
def own_database(
    database_server: databases.Server,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[Addresses]:
    """Give one test a database of its own, in which it may commit; Django is pointed at it as web."""
    with (
        databases.clone(database_server) as found,
        django_db_blocker.unblock(),
        databases.django_at(found.web),
    ):
        yield found
