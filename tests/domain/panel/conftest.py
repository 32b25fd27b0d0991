"""A service with its people."""

import pytest

from tests.build import mediation, world


@pytest.fixture
def service(db):
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def manager(service):
    return world.a_colleague(service, role="manager", name="Max Lead")


@pytest.fixture
def mediator(service, manager):
    return mediation.a_mediator(service, manager)
