"""The working roles own nothing and can change nothing about the rules that bind them."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from evenhand.config import addresses, roles
from evenhand.config.embedded_postgres import Cluster
from evenhand.config.roles import Addresses
from evenhand.config.troubles import RolesTrouble
from evenhand.core import walls
from tests.build import databases

AT_WORK = pytest.mark.parametrize("role", ["web", "worker", "signer"])


@pytest.fixture(scope="module")
def ruled(database_server: databases.Server) -> Iterator[Addresses]:
    """Give a database with one table under row-level security that lets nobody see a row."""
    with databases.clone(database_server) as found:
        _rule(found)
        yield found


def _rule(found: Addresses) -> None:
    with psycopg.connect(found.owner) as owner:
        owner.execute("CREATE TABLE ruled AS SELECT 42 AS secret")
        owner.execute("ALTER TABLE ruled ENABLE ROW LEVEL SECURITY")
        owner.execute("ALTER TABLE ruled FORCE ROW LEVEL SECURITY")
        owner.execute("CREATE POLICY nobody ON ruled USING (false)")
        owner.execute(
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ruled TO evenhand_web, evenhand_worker, evenhand_signer"
        )


@AT_WORK
def test_row_level_security_holds_for_a_working_role(ruled: Addresses, role: str) -> None:
    with psycopg.connect(getattr(ruled, role)) as connection:
        assert connection.execute("SELECT * FROM ruled").fetchall() == []


@AT_WORK
@pytest.mark.parametrize(
    "attempt",
    [
        "ALTER TABLE ruled DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE ruled NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY nobody ON ruled",
        "TRUNCATE ruled",
        "DROP TABLE ruled",
        "SET row_security = off; SELECT * FROM ruled",
        "SET session_replication_role = replica",
        "SET ROLE evenhand_owner",
        "CREATE TABLE mine (x int)",
        "CREATE TEMPORARY TABLE mine (x int)",
        "CREATE SCHEMA mine",
        "CREATE ROLE mine",
        "ALTER ROLE CURRENT_USER BYPASSRLS",
    ],
)
def test_a_working_role_cannot_loosen_what_binds_it(ruled: Addresses, role: str, attempt: str) -> None:
    with psycopg.connect(getattr(ruled, role)) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(attempt)


@AT_WORK
@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("statement_timeout", "30s"),
        ("lock_timeout", "5s"),
        ("idle_in_transaction_session_timeout", "1min"),
        ("timezone", "UTC"),
    ],
)
def test_a_working_role_lets_go_by_itself(
    worker_database: Addresses, role: str, setting: str, value: str
) -> None:
    with psycopg.connect(getattr(worker_database, role)) as connection:
        assert connection.execute(f"SHOW {setting}").fetchone() == (value,)


@pytest.fixture(scope="module")
def server_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Give a server whose roles may be changed without disturbing other tests."""
    with Cluster(tmp_path_factory.mktemp("roles") / "postgres") as cluster:
        yield cluster


def _prepared_by_an_administrator(cluster: Cluster, folder: Path, password: str) -> Addresses:
    admin = addresses.pointed_at(cluster.superuser_url(), role="administrator", password="of-a-test")
    web_url = addresses.pointed_at(admin, role=roles.WEB, password=password, database="of_their_own")
    return roles.prepare(admin, folder, web_url=web_url)


def test_an_administrator_who_is_no_superuser_can_prepare_a_server_twice(
    server_of_their_own: Cluster, tmp_path: Path
) -> None:
    with psycopg.connect(server_of_their_own.superuser_url()) as superuser:
        superuser.execute("CREATE ROLE administrator LOGIN PASSWORD 'of-a-test' CREATEROLE CREATEDB")
    _prepared_by_an_administrator(server_of_their_own, tmp_path, "chosen first")
    found = _prepared_by_an_administrator(server_of_their_own, tmp_path, "chosen later")
    assert addresses.parse(found.web).password == "chosen later"
    for role in ("owner", "web", "worker", "signer"):
        with psycopg.connect(getattr(found, role)) as connection:
            seen = connection.execute("SELECT current_user, current_database()").fetchone()
            assert seen == (f"evenhand_{role}", "of_their_own")
    with psycopg.connect(found.owner) as owner:
        owner.execute("CREATE TABLE made_by_the_owner ()")


def test_a_database_that_belongs_to_somebody_else_is_left_alone(
    server_of_their_own: Cluster, tmp_path: Path
) -> None:
    admin_url = server_of_their_own.superuser_url()
    web_url = addresses.pointed_at(admin_url, role=roles.WEB, password="", database="postgres")
    with pytest.raises(RolesTrouble, match="belongs to postgres"):
        roles.prepare(admin_url, tmp_path, web_url=web_url)


def test_a_role_that_may_bypass_the_rules_is_refused(server_of_their_own: Cluster, tmp_path: Path) -> None:
    admin_url = server_of_their_own.superuser_url()
    roles.prepare(admin_url, tmp_path)
    with psycopg.connect(admin_url) as superuser:
        superuser.execute("ALTER ROLE evenhand_signer BYPASSRLS")
    with pytest.raises(RolesTrouble, match="ALTER ROLE evenhand_signer NOSUPERUSER NOBYPASSRLS"):
        roles.prepare(admin_url, tmp_path)


def test_the_address_of_web_must_name_the_role_that_the_rules_are_written_for(tmp_path: Path) -> None:
    with pytest.raises(RolesTrouble, match="Change the name in DATABASE_URL to evenhand_web"):
        roles.prepare("postgresql:///postgres", tmp_path, web_url="postgresql://somebody@/evenhand")


def test_the_migrations_grant_to_the_roles_that_are_made() -> None:
    made = (roles.OWNER, roles.WEB, roles.WORKER, roles.SIGNER)
    assert made == (walls.OWNER, walls.WEB, walls.WORKER, walls.SIGNER)
