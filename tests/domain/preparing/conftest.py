"""A service, its council, a family, and a case with a mediator who said that nothing stands in the way."""

import pytest

from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import mediation, world

ADDRESS = "sam@family.example"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def manager(service):
    return world.a_colleague(service, role="manager", name="Max Lead")


@pytest.fixture
def council(service):
    return mediation.a_body(service)


@pytest.fixture
def officer(council):
    return mediation.an_officer(council)


@pytest.fixture
def case(service, adviser, officer):
    return mediation.a_case_that_wants_mediation(service, adviser, reach=Reach(email=ADDRESS))


@pytest.fixture
def family(case):
    return world.family_of(case, ADDRESS)


@pytest.fixture
def mediator(service, manager):
    return mediation.a_mediator(service, manager)


@pytest.fixture
def meeting(case, officer, mediator, adviser):
    offer = mediation.offered(case, officer)
    return mediation.book(case, mediation.a_plan(mediator), adviser, offer_id=offer.id)


@pytest.fixture
def own(case, meeting, mediator):
    """The mediator, who may read the case."""
    return mediation.cleared(case, mediator)
