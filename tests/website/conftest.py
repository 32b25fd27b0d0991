"""A service, whoever writes its pages, and the site for a browser."""

from collections.abc import Iterator

import pytest
from django.test import Client

from evenhand.config.roles import Addresses
from tests.build import pages, world
from tests.build.site import serving


@pytest.fixture
def service() -> world.Service:
    return world.a_service()


@pytest.fixture
def manager(service: world.Service) -> Client:
    return pages.browser(world.a_colleague(service, "manager"))


@pytest.fixture
def editor(service: world.Service) -> Client:
    return pages.browser(world.a_colleague(service, "content_editor"))


@pytest.fixture
def site(own_database: Addresses) -> Iterator[str]:
    """Give the address of the whole site, on a database of its own."""
    with serving() as address:
        yield address
