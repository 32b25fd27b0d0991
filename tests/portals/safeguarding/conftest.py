"""A service with people who look after safety, and a case whose details are protected."""

import pytest

from evenhand.domain.people.actions.set_contact_details import Reach
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
def lead(service):
    return world.a_colleague(service, "safeguarding_lead", name="Nell Harbour")


@pytest.fixture
def case(service, adviser):
    reach = Reach(email="hidden@family.example", telephone="07700 900321", address="7 Harbour Row")
    return world.a_case(service, reach=reach, protected=True)
