"""The whole service as journeys find it: pages, worker, signer and a mail server, on one database of its own.

Starting it takes seconds, so the journeys of one test process share it. Each has its own family.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoDbBlocker

from evenhand.config.roles import Addresses
from evenhand.core.principals import Principal
from tests.browser_fixtures import keep_inside
from tests.build import background, databases, mediation, post_office, world
from tests.build.post_office import Letterbox, PostOffice
from tests.build.site import serving

_numbers = count(1)
PATIENCE_MS = 15_000  # for a machine that is busy; nothing waits so long when it works


@dataclass(frozen=True)
class Colleague:
    """Somebody who works at the service."""

    name: str
    address: str
    principal: Principal


@dataclass(frozen=True)
class Running:
    """The parts of a running service."""

    database: Addresses
    folder: Path
    port: int
    office: PostOffice


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Let expectations wait as long as pages."""
    expect.set_options(timeout=PATIENCE_MS)
    yield
    expect.set_options(timeout=5000)


@pytest.fixture(scope="session")
def running(
    database_server: databases.Server, django_db_setup: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    """Start worker, signer and mail server once for all journeys of this process."""
    folder, port = tmp_path_factory.mktemp("journeys"), background.free_port()
    with (
        databases.clone(database_server) as found,
        post_office.opened() as office,
        background.working(found, folder, office.port, f"http://127.0.0.1:{port}"),
    ):
        yield Running(found, folder, port, office)


@pytest.fixture(scope="session")
def service(running: Running, django_db_blocker: DjangoDbBlocker) -> world.Service:
    """A provider that serves one council."""
    with django_db_blocker.unblock(), databases.django_at(running.database.web):
        return world.a_service()


@pytest.fixture
def adviser(running: Running, service: world.Service, django_db_blocker: DjangoDbBlocker) -> Colleague:
    """A mediation adviser of the provider, with an address of their own: one address gets twelve codes an hour."""
    name, address = "Robin Marsh", f"robin.marsh{next(_numbers)}@provider.example"
    with django_db_blocker.unblock(), databases.django_at(running.database.web):
        return Colleague(name, address, world.a_colleague(service, name=name, address=address))


@pytest.fixture
def mediator(running: Running, service: world.Service, django_db_blocker: DjangoDbBlocker) -> str:
    """Return the address, which is the name too, of a mediator who holds all that they must."""
    address = f"mediator{next(_numbers)}@mediators.example"
    with django_db_blocker.unblock(), databases.django_at(running.database.web):
        manager = world.a_colleague(service, "manager")
        mediation.a_mediator(service, manager, address=address, name=address)
    return address


@pytest.fixture
def owner(running: Running) -> Iterator[psycopg.Connection]:
    """The owner of the journeys' database; the service's clock is right again afterwards."""
    with databases.as_owner(running.database) as connection:
        yield connection
        world.move_clock(connection)


@pytest.fixture
def site(running: Running, service: world.Service, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of the running site; while it runs, tests reach its database as the web role."""
    with (
        django_db_blocker.unblock(),
        databases.django_at(running.database.web),
        override_settings(DATA_DIR=running.folder, FILES_DIR=running.folder / "files"),
        serving(running.port) as address,
    ):
        yield address


@pytest.fixture
def letterbox(running: Running) -> Callable[[str], Letterbox]:
    """Give the mailbox of an address, read by nobody else in this test."""
    return lambda address: Letterbox(running.office, address)


@pytest.fixture
def page(page: Page) -> Page:
    """A page that waits no longer than a person would."""
    page.set_default_timeout(PATIENCE_MS)
    return page


@pytest.fixture
def another_browser(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page in another browser, which knows nothing of the first; options are those of Playwright."""
    opened = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(**options)
        opened.append((context, keep_inside(context)))
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        return page

    yield open_page
    for context, outside in opened:
        context.close()
        assert not outside, f"The page asked another machine for {', '.join(outside)}."
