"""Fixtures of journeys: the site in a browser, on a database that may be committed to."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from evenhand.config.roles import Addresses
from tests.build import world
from tests.build.site import serving


@pytest.fixture(scope="session", autouse=True)
def database_beside_the_browser() -> Iterator[None]:
    """Let Django use its database while Playwright's own loop waits in this thread: it never runs meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "yes")
        yield


@pytest.fixture
def site(own_database: Addresses) -> Iterator[str]:
    """The address of a running site."""
    with serving() as address:
        yield address


@pytest.fixture
def service(own_database: Addresses) -> world.Service:
    """A provider that serves one council."""
    return world.a_service()


@pytest.fixture
def page(page: Page) -> Page:
    """A page that waits no longer than a person would."""
    page.set_default_timeout(8000)
    return page
