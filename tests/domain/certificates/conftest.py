"""A case whose family has said no, and who may issue its certificate."""

import pytest

from tests.build import certificates, world


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def case(service, adviser):
    return certificates.a_case_that_said_no(service, adviser)
