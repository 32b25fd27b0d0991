"""A service, its council, and a case whose council offered a date."""

import pytest

from tests.build import mediation, world


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
def council(service):
    return mediation.a_body(service)


@pytest.fixture
def officer(council):
    return mediation.an_officer(council)


@pytest.fixture
def mediator(service, manager):
    return mediation.a_mediator(service, manager)


@pytest.fixture
def case(service, adviser, officer):
    return mediation.a_case_that_wants_mediation(service, adviser)


@pytest.fixture
def offer(case, officer):
    return mediation.offered(case, officer)


@pytest.fixture
def meeting(case, offer, mediator, adviser):
    return mediation.book(case, mediation.a_plan(mediator), adviser, offer_id=offer.id)


@pytest.fixture
def own(case, meeting, mediator):
    return mediation.cleared(case, mediator)
