"""A service, its manager, and the manager's desk."""

import pytest

from tests.build import world
from tests.build.pages import browser


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager", name="Max Lead")


@pytest.fixture
def desk(manager):
    return browser(manager)
