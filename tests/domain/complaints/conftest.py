"""A family with its page, and two managers who do not have its case."""

import pytest

from tests.build import world


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path


@pytest.fixture
def service(db):
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager", name="Max Lead")


@pytest.fixture
def second(service):
    return world.a_colleague(service, "manager", name="Ines Brook")


@pytest.fixture
def asked(service):
    return world.what_a_family_asks(service)


@pytest.fixture
def case(service, asked):
    return world.a_case(service, reach=asked.reach)


@pytest.fixture
def family(case, asked):
    return world.family_of(case, asked.reach.email)
