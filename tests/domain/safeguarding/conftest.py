"""A service with a lead, and a case with its mediator."""

import pytest

from evenhand.domain.meetings.states import Undecided
from tests.build import mediation, world


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
    return world.a_case(service)


@pytest.fixture
def mediated(service, adviser, manager):
    """A case that wants mediation, its mediator, and who that is."""
    case = mediation.a_case_that_wants_mediation(service, adviser)
    place = mediation.a_mediator(service, manager)
    mediation.book(case, mediation.a_plan(place), adviser, undecided_because=Undecided.NAMED_LATER)
    return case, place, mediation.cleared(case, place)
