"""Fixtures for every test. What they do is in tests/build."""

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.cache import caches
from pytest_django import DjangoDbBlocker

from evenhand.config.roles import Addresses
from tests.browser_fixtures import *  # noqa: F403  # a browser, kept to this machine, for whoever asks for a page
from tests.build import databases, gallery, network, passing
from tests.build import demo_world as demo_world_of

network.close()
# Most tests are of what is behind signing in; those of the app that comes first set it. Also for processes of tests:
settings.STAFF_NEED_APP, os.environ["STAFF_NEED_APP"] = False, "no"

LONG_SECONDS = 1800


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests in a browser come last and the longest first, and give a test time to wait for the demonstration.

    Whoever begins a walk of many minutes at the end lets every other worker wait for it. Playwright's loop goes on in
    the process that opened a browser: whatever runs a loop of its own after that, such as signing, would fail there.
    Whichever test of the demonstration comes first makes it.
    """
    items.sort(key=lambda item: ("browser" in getattr(item, "fixturenames", ()), not _is_long(item)))
    for item in items:
        if "demo_world" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.timeout(450))


def _is_long(item: pytest.Item) -> bool:
    allowed = item.get_closest_marker("timeout")
    return allowed is not None and allowed.args[0] >= LONG_SECONDS


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Forget the pages kept for visitors: what one test changed and rolled back is counted again by the next."""
    caches["pages"].clear()


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


@pytest.fixture(scope="session")
def demo_world(database_server: databases.Server) -> demo_world_of.World:
    """Give the demonstration, loaded, signed and sent; made once for one state of the code."""
    return demo_world_of.world(database_server)


@pytest.fixture(scope="session")
def demo_site(
    database_server: databases.Server,
    demo_world: demo_world_of.World,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[demo_world_of.Site]:
    """Serve the demonstration to every test of this worker that only looks at it."""
    folder = tmp_path_factory.mktemp("demo")
    with demo_world_of.serving(database_server, demo_world, folder) as site:
        yield site


@pytest.fixture
def own_demo_site(
    database_server: databases.Server, demo_world: demo_world_of.World, tmp_path: Path
) -> Iterator[demo_world_of.Site]:
    """Serve a demonstration of its own to a test that changes something."""
    with demo_world_of.serving(database_server, demo_world, tmp_path / "demo") as site:
        yield site


@pytest.fixture
def set_clock(owner: psycopg.Connection) -> Iterator[passing.Clock]:
    """Give what sets the service's clock to a moment exactly, for a test in one transaction."""
    with passing.clock_of(owner) as set_to:
        yield set_to


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the page that shows every picture, once all workers are done."""
    if not hasattr(session.config, "workerinput"):
        gallery.write_index()
