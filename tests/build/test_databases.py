"""Tests run as the service does: in a copy of the migrated database, as a role that owns nothing."""

import psycopg
import pytest
from django.db import connection, transaction

from evenhand.config.roles import Addresses


@pytest.mark.django_db
def test_django_runs_as_web_and_never_as_the_owner() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, count(*) FROM pg_tables WHERE tableowner = current_user")
        assert cursor.fetchone() == ("evenhand_web", 0)


def test_a_database_of_its_own_is_migrated_and_may_be_committed_to(own_database: Addresses) -> None:
    with psycopg.connect(own_database.owner) as owner:
        owner.execute("CREATE TABLE proof (written_by text)")
        owner.execute("GRANT SELECT, INSERT ON proof TO evenhand_web")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO proof VALUES (current_user)")
    with psycopg.connect(own_database.owner) as owner:
        assert owner.execute("SELECT written_by FROM proof").fetchall() == [("evenhand_web",)]
        assert owner.execute("SELECT count(*) > 0 FROM django_migrations").fetchone() == (True,)


@pytest.mark.parametrize("role", ["web", "worker", "signer"])
def test_every_working_role_reaches_a_database_of_its_own(own_database: Addresses, role: str) -> None:
    with psycopg.connect(getattr(own_database, role)) as connection:
        assert connection.execute("SELECT current_user").fetchone() == (f"evenhand_{role}",)


def test_the_owner_fixture_is_the_owner(owner: psycopg.Connection) -> None:
    assert owner.execute("SELECT current_user").fetchone() == ("evenhand_owner",)


def test_a_connection_that_leaves_this_machine_is_refused() -> None:
    import socket

    with socket.socket() as outside, pytest.raises(ConnectionRefusedError, match="this machine only"):
        outside.connect(("192.0.2.1", 80))
