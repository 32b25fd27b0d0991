"""The service refuses a database that could lose data or show it to the wrong person."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from evenhand.config import roles, self_check
from evenhand.config.embedded_postgres import Cluster
from evenhand.config.roles import Addresses


@pytest.mark.parametrize("role", ["web", "worker", "signer"])
def test_the_database_that_the_service_makes_is_fit_for_it(worker_database: Addresses, role: str) -> None:
    assert self_check.findings(getattr(worker_database, role)) == []


def test_the_owner_is_refused(worker_database: Addresses) -> None:
    found = " ".join(self_check.findings(worker_database.owner))
    assert "The service signs in as evenhand_owner" in found
    assert "the rules of the tables do not bind it" in found
    assert "statement_timeout is not set for evenhand_owner" in found


@pytest.fixture(scope="module")
def loosened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Cluster, Addresses]]:
    """Give a server that tests may spoil."""
    folder = tmp_path_factory.mktemp("check")
    with Cluster(folder / "postgres") as cluster:
        yield cluster, roles.prepare(cluster.superuser_url(), folder)


@pytest.mark.parametrize(
    ("spoil", "mend", "sentence"),
    [
        (
            "ALTER ROLE evenhand_web SET synchronous_commit = off",
            "ALTER ROLE evenhand_web RESET synchronous_commit",
            "synchronous_commit is off, so what people send may not be kept once it is promised.",
        ),
        (
            "ALTER ROLE evenhand_web BYPASSRLS",
            "ALTER ROLE evenhand_web NOBYPASSRLS",
            "evenhand_web may bypass row-level security.",
        ),
        (
            "ALTER ROLE evenhand_web SUPERUSER",
            "ALTER ROLE evenhand_web NOSUPERUSER",
            "evenhand_web is a superuser",
        ),
        (
            "GRANT evenhand_owner TO evenhand_web",
            "REVOKE evenhand_owner FROM evenhand_web",
            "evenhand_web owns tables or belongs to evenhand_owner",
        ),
        (
            "ALTER ROLE evenhand_web RESET lock_timeout",
            "ALTER ROLE evenhand_web SET lock_timeout = '5s'",
            "lock_timeout is not set for evenhand_web",
        ),
        (
            "ALTER ROLE evenhand_web SET timezone = 'Europe/London'",
            "ALTER ROLE evenhand_web SET timezone = 'UTC'",
            "timezone is Europe/London for evenhand_web",
        ),
        (
            "GRANT CREATE ON SCHEMA public TO evenhand_web",
            "REVOKE CREATE ON SCHEMA public FROM evenhand_web",
            "evenhand_web may make tables of its own",
        ),
    ],
)
def test_what_would_be_unsafe_is_named(
    loosened: tuple[Cluster, Addresses], spoil: str, mend: str, sentence: str
) -> None:
    cluster, found = loosened
    with psycopg.connect(cluster.superuser_url(roles.DATABASE), autocommit=True) as superuser:
        superuser.execute(spoil)
        try:
            assert sentence in " ".join(self_check.findings(found.web))
        finally:
            superuser.execute(mend)
    assert self_check.findings(found.web) == []


@pytest.mark.parametrize("command", ["web", "worker", "signer", "check"])
def test_no_process_starts_on_an_unfit_database(
    worker_database: Addresses, tmp_path: Path, command: str
) -> None:
    seen = subprocess.run(
        [sys.executable, "-m", "evenhand.config.command_line", command],
        env={"DATABASE_URL": worker_database.owner, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert seen.returncode == 1
    assert "The service signs in as evenhand_owner" in seen.stdout + seen.stderr


def test_a_database_that_does_not_answer_is_said_so(tmp_path: Path) -> None:
    (sentence,) = self_check.findings(f"postgresql://evenhand_web@/evenhand?host={tmp_path}")
    assert sentence.startswith("The database does not answer:")
