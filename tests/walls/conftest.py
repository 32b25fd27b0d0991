"""The made-up world, made once for each process of tests: signed, sent and checked by the real worker and signer."""

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from evenhand.config.roles import Addresses
from tests.build import background, databases, films, post_office
from tests.build.demo_world import WAITING
from tests.build.post_office import Copy
from tests.walls import looking
from tests.walls.made import MadeUp, make
from tests.walls.people import Somebody
from tests.walls.watching import published

PATIENCE_SECONDS = 200
# A machine that is very busy lets the mail server answer too late; what it did not take is sent again a minute later.
UNSENT = "select count(*) from correspondence_message where state in ('queued', 'sending')"
FAILED = "select count(*) from procrastinate_jobs where status in ('failed', 'aborted')"


@dataclass(frozen=True)
class Standing:
    """The world in its database, with its files and with every e-mail that went out."""

    made: MadeUp
    database: Addresses
    folder: Path
    mail: list[Copy]

    def owner(self) -> AbstractContextManager[psycopg.Connection]:
        """Give a connection as the owner of the database, who sees everything."""
        return databases.as_owner(self.database)

    def reader_of(self, address: str) -> Somebody:
        """Return whose mailbox an address is: somebody's own, or the shared one of a council or a health body."""
        with self.owner() as owner:
            row = owner.execute(
                "select user_id from identity_emailaddress where address = %s", [address]
            ).fetchone()
        if row:
            return next(one for one in self.made.people if one.by.user_id == row[0])
        return self.made.people.of[self.made.mailboxes[address]]


@pytest.fixture(scope="session")
def standing(
    database_server: databases.Server,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Standing]:
    """Make the world, and let worker and signer do all that it gave them to do."""
    folder = tmp_path_factory.mktemp("walls")
    films.put(folder, "words.mp4")
    settings = override_settings(DATA_DIR=folder, FILES_DIR=folder / "files")
    with databases.clone(database_server) as found, post_office.opened() as office:
        with (
            django_db_blocker.unblock(),
            databases.django_at(found.web),
            databases.as_owner(found) as owner,
            settings,
        ):
            made = make(owner)
            with background.working(found, folder, office.port, "http://evenhand.example"):
                patience = time.monotonic() + PATIENCE_SECONDS
                while owner.execute(WAITING).fetchone() != (0,) or owner.execute(UNSENT).fetchone() != (0,):
                    assert time.monotonic() < patience, "The worker did not come to its end in time."
                    time.sleep(0.2)
                assert owner.execute(FAILED).fetchone() == (0,), (
                    "Something could not be signed, sent or checked."
                )
            published(made)
            for act in made.waiting:
                act()
        yield Standing(made, found, folder, office.copies)


@pytest.fixture
def named(standing: Standing) -> looking.Names:
    """Give what can stand in an address of the made-up world."""
    with standing.owner() as owner:
        return looking.names_of(owner)


@pytest.fixture
def world_at(standing: Standing, django_db_blocker: DjangoDbBlocker) -> Iterator[Standing]:
    """Point Django at the made-up world for one test, which leaves no trace in it."""
    with (
        django_db_blocker.unblock(),
        databases.django_at(standing.database.web),
        override_settings(DATA_DIR=standing.folder, FILES_DIR=standing.folder / "files"),
    ):
        yield standing
