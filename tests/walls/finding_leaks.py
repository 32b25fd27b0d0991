"""Plant each leak of leaks.py in a world of its own and see that the walk finds it (`make leaks`)."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from evenhand.config.addresses import parse
from tests.build import databases
from tests.walls import checking, leaks_of_preparing, leaks_of_watchers, looking
from tests.walls.conftest import Standing
from tests.walls.leaks import LEAKS, Leak
from tests.walls.plot import Plot

# Their leaks are on the list as soon as they are imported.
assert leaks_of_preparing
assert leaks_of_watchers


@pytest.fixture
def plot(
    standing: Standing,
    named: looking.Names,
    database_server: databases.Server,
    django_db_blocker: DjangoDbBlocker,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Plot]:
    """Give a copy of the made-up world, which may be spoiled."""
    template = parse(standing.database.owner).database
    with (
        databases.clone(database_server, template) as found,
        databases.as_owner(found) as owner,
        django_db_blocker.unblock(),
        databases.django_at(found.web),
        override_settings(DATA_DIR=standing.folder, FILES_DIR=standing.folder / "files"),
    ):
        yield Plot(standing, owner, monkeypatch, named)


def found_with(one: Leak, plot: Plot) -> set[str]:
    """Return what the walk finds while a leak is planted."""
    one.plant(plot)
    if one.who:
        return checking.look(plot.standing.made, plot.named, one.who, one.routes).faults
    return {
        fault
        for address, message in plot.mail
        for fault in checking.misread(plot.standing.made, plot.standing.reader_of(address), message, address)
    }


@pytest.mark.timeout(300)
@pytest.mark.parametrize("one", LEAKS, ids=lambda one: one.name.replace(" ", "-"))
def test_the_walk_finds_it(one: Leak, plot: Plot) -> None:
    found = found_with(one, plot)
    print("\n".join(sorted(found)[:3]))
    assert found, f"Nobody noticed that {one.name}."


@pytest.mark.timeout(300)
@pytest.mark.parametrize("one", [one for one in LEAKS if one.who], ids=lambda one: one.name.replace(" ", "-"))
def test_without_it_the_walk_finds_nothing_there(one: Leak, plot: Plot) -> None:
    assert checking.look(plot.standing.made, plot.named, one.who, one.routes).faults == set()


def test_there_are_enough_of_them() -> None:
    assert len({one.name for one in LEAKS}) == len(LEAKS) >= 25
