"""`evenhand audit verify` finds a record that was changed by somebody above all guards, and one that was cut."""

import os
import subprocess
import sys

import psycopg
import pytest

from evenhand.core.principals import operator
from evenhand.domain.organisations.actions.add_local_authority import add_local_authority


@pytest.fixture
def record(own_database):
    for code in ("Q01", "Q02", "Q03", "Q04"):
        add_local_authority(code=code, name=code, short_name=code, by=operator())
    return own_database


def verify(addresses, *words: str, tmp_path, role: str = "worker") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "evenhand.config.command_line", "audit", *words],
        env={**os.environ, "DATABASE_URL": getattr(addresses, role), "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )


def as_superuser(server, addresses, *statements: str) -> None:
    """Change the record as whoever owns the machine could: no trigger stops them."""
    database = psycopg.conninfo.conninfo_to_dict(addresses.owner)["dbname"]
    with psycopg.connect(server.admin_url, dbname=database, autocommit=True) as admin:
        admin.execute("alter table core_event disable trigger all")
        for statement in statements:
            admin.execute(statement)


def test_a_whole_record_is_said_to_be_whole_with_a_line_to_keep(record, tmp_path):
    found = verify(record, "verify", tmp_path=tmp_path)
    assert found.returncode == 0, found.stderr
    first, line = found.stdout.splitlines()
    assert first == "The record of events is whole."
    again = verify(record, "verify", "--anchor", line, tmp_path=tmp_path)
    assert (again.returncode, again.stdout) == (0, found.stdout)


def test_a_row_that_a_superuser_changed_is_found(database_server, record, tmp_path):
    as_superuser(database_server, record, "update core_event set actor = 'nobody' where id = 2")
    found = verify(record, "verify", tmp_path=tmp_path)
    assert (found.returncode, found.stdout) == (1, "The record of events is broken at number 2.\n")


def test_a_tail_that_was_cut_with_its_end_is_found_by_the_line_that_was_kept(
    database_server, record, tmp_path
):
    line = verify(record, "verify", tmp_path=tmp_path).stdout.splitlines()[1]
    as_superuser(
        database_server,
        record,
        "delete from core_event where id > 2",
        "update core_eventhead set last_id = 2, hash = (select hash from core_event where id = 2)",
    )
    assert verify(record, "verify", tmp_path=tmp_path).returncode == 0
    found = verify(record, "verify", "--anchor", line, tmp_path=tmp_path)
    assert found.returncode == 1 and "was cut" in found.stdout


def test_only_the_worker_reads_the_whole_record(record, tmp_path):
    found = verify(record, "verify", tmp_path=tmp_path, role="web")
    assert found.returncode == 2 and "the worker's address" in found.stderr


@pytest.mark.parametrize("words", [[], ["look"], ["verify", "--anchor"], ["verify", "--anchor", "x"]])
def test_words_that_make_no_command_are_answered_with_the_usage(words, tmp_path, record):
    found = verify(record, *words, tmp_path=tmp_path)
    assert found.returncode == 2 and "evenhand audit verify" in found.stderr
