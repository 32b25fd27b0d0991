"""A mediation whose meeting was held, and everybody in it."""

import pytest

from tests.build import agreements, mediation, world


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


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
def officer(service):
    return mediation.an_officer(mediation.a_body(service))


@pytest.fixture
def room(service, adviser, manager, officer, owner):
    yield agreements.a_room(service, adviser, manager, officer, owner)
    world.move_clock(owner)
