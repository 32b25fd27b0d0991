"""A contract with its people, and counting as the worker does it."""

from collections.abc import Callable
from datetime import date

import pytest

from evenhand.core.principals import Principal, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.figures.models import Report
from tests.build import databases, figures, world


@pytest.fixture
def service(own_database):
    return world.a_service()


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager", name="Max Lead")


@pytest.fixture
def commissioner(service) -> Principal:
    return figures.a_commissioner(service)


@pytest.fixture
def draft(own_database, service) -> Callable[..., Report | None]:
    """Count a period as the worker."""

    def counted(starts_on: date, *, is_year: bool = False, of: world.Service | None = None) -> Report | None:
        return figures.counted(own_database, of or service, starts_on, is_year=is_year)

    return counted


@pytest.fixture
def as_worker(own_database):
    """Ask as the worker."""

    def asked(function):
        with databases.django_at(own_database.worker), acting_as(worker()):
            return function()

    return asked
