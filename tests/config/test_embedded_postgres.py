"""The embedded database starts anywhere, keeps its data through any end, and never outlives its last user."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from evenhand.config.embedded_postgres import Cluster
from evenhand.config.locks import is_held, try_lock

pytestmark = pytest.mark.slow

ANOTHER_USER = """
import sys, time
from pathlib import Path
from evenhand.config.embedded_postgres import Cluster
Cluster(Path(sys.argv[1])).start()
print("started", flush=True)
time.sleep(600)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a short folder that every user of the machine may enter."""
    place = Path(tempfile.mkdtemp(prefix="eh-"))
    place.chmod(0o711)
    yield place
    shutil.rmtree(place)


def _ask(cluster: Cluster, question: str) -> object:
    with psycopg.connect(cluster.superuser_url(), connect_timeout=5, autocommit=True) as connection:
        answer = connection.execute(question)
        return answer.fetchall() if answer.description else None


def _wait_for(condition: Callable[[], bool], seconds: float = 20) -> None:
    patience = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < patience, "it did not happen in time"
        time.sleep(0.02)


def _server_is_gone(folder: Path) -> bool:
    with (folder / "server.lock").open("a") as lock:
        return try_lock(lock, fcntl.LOCK_EX)


def _server_pid(folder: Path) -> int:
    return int((folder / "data/postmaster.pid").read_text().split("\n", 1)[0])


def _guard_pid(folder: Path) -> int:
    words = [sys.executable, "-m", "evenhand.config.postgres_guard", str(folder)]
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if entry.read_text().split("\0")[: len(words)] == words:
                return int(entry.parent.name)
        except OSError:
            continue
    raise AssertionError("no guard is running")


def test_data_is_kept_from_one_start_to_the_next(folder: Path) -> None:
    with Cluster(folder) as cluster:
        _ask(cluster, "create table kept as select 42 as answer")
    assert _server_is_gone(folder)
    with Cluster(folder) as cluster:
        assert _ask(cluster, "select answer from kept") == [(42,)]
    assert _server_is_gone(folder)


def test_it_runs_as_an_unprivileged_user_where_namespaces_are_forbidden(folder: Path) -> None:
    with Cluster(folder, namespaces=False) as cluster:
        _ask(cluster, "create table kept as select 42 as answer")
        assert (folder / "data").stat().st_uid != 0
    with Cluster(folder) as cluster:
        assert _ask(cluster, "select answer from kept") == [(42,)]
    with Cluster(folder, namespaces=False) as cluster:
        assert _ask(cluster, "select answer from kept") == [(42,)]


def test_it_listens_to_nobody_but_this_machine_and_trusts_nobody_without_a_password(folder: Path) -> None:
    with Cluster(folder) as cluster:
        assert _ask(cluster, "show listen_addresses") == [("",)]
        assert (folder / "socket").stat().st_mode & 0o777 == 0o700
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(cluster.url("postgres", "guess", "postgres"))


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("fsync", "on"),
        ("full_page_writes", "on"),
        ("synchronous_commit", "on"),
        ("data_checksums", "on"),
        ("timezone", "UTC"),
        ("server_encoding", "UTF8"),
    ],
)
def test_what_is_written_is_durable(embedded: Cluster, setting: str, value: str) -> None:
    assert _ask(embedded, f"show {setting}") == [(value,)]


@pytest.fixture(scope="module")
def embedded() -> Iterator[Cluster]:
    """Give one running cluster to the tests that only look."""
    place = Path(tempfile.mkdtemp(prefix="eh-"))
    with Cluster(place) as cluster:
        yield cluster
    shutil.rmtree(place)


def test_a_long_folder_name_is_no_obstacle(folder: Path) -> None:
    deep = folder / ("long" * 20) / ("name" * 20)
    with Cluster(deep) as cluster:
        assert _ask(cluster, "select 1") == [(1,)]
        socket = Path((deep / "socket-folder").read_text())
        assert socket.stat().st_mode & 0o777 == 0o700
    assert not socket.exists()


def test_two_users_share_one_server_and_the_last_one_stops_it(folder: Path) -> None:
    first, second = Cluster(folder), Cluster(folder)
    first.start()
    server = _server_pid(folder)
    second.start()
    second.start()
    assert _server_pid(folder) == server
    first.stop()
    assert _ask(second, "select 1") == [(1,)]
    second.stop()
    assert _server_is_gone(folder)


def test_the_server_ends_when_its_user_is_killed(folder: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ANOTHER_USER, str(folder)], stdout=subprocess.PIPE) as user:
        assert user.stdout is not None
        assert user.stdout.readline() == b"started\n"
        assert not _server_is_gone(folder)
        user.kill()
    _wait_for(lambda: _server_is_gone(folder))
    _wait_for(lambda: not is_held(folder / "guard.lock"))


def test_a_killed_server_comes_back_with_everything_committed(folder: Path) -> None:
    with Cluster(folder) as cluster:
        _ask(cluster, "create table kept as select 42 as answer")
        before = _server_pid(folder)
        os.kill(before, signal.SIGKILL)
        _wait_for(lambda: (folder / "data/postmaster.pid").exists() and _server_pid(folder) != before)
        _wait_for(lambda: _answers(cluster))
        assert _ask(cluster, "select answer from kept") == [(42,)]


def _answers(cluster: Cluster) -> bool:
    try:
        _ask(cluster, "select 1")
    except psycopg.OperationalError:
        return False
    return True


def test_a_killed_guard_leaves_no_server_behind(folder: Path) -> None:
    cluster = Cluster(folder)
    cluster.start()
    os.kill(_guard_pid(folder), signal.SIGKILL)
    _wait_for(lambda: not is_held(folder / "guard.lock"))
    assert not _server_is_gone(folder)
    cluster.stop()
    assert _server_is_gone(folder)


def test_a_lock_file_that_names_a_stranger_is_no_obstacle(folder: Path) -> None:
    with Cluster(folder) as cluster:
        _ask(cluster, "create table kept as select 42 as answer")
        text = (folder / "data/postmaster.pid").read_text()
    of_a_stranger = "\n".join([str(os.getpid()), *text.split("\n")[1:]])
    (folder / "socket").mkdir()
    (folder / "data/postmaster.pid").write_text(of_a_stranger)
    (folder / "socket/.s.PGSQL.5432.lock").write_text(of_a_stranger)
    with Cluster(folder) as cluster:
        assert _ask(cluster, "select answer from kept") == [(42,)]


def test_an_interrupted_first_start_is_begun_again(folder: Path) -> None:
    (folder / "data.unfinished").mkdir()
    (folder / "data.unfinished/half").write_text("made")
    with Cluster(folder) as cluster:
        assert _ask(cluster, "select 1") == [(1,)]


def test_data_of_another_release_is_refused_with_the_way_out(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "data/PG_VERSION").write_text("16\n")
    with pytest.raises(Exception, match="written by PostgreSQL 16; this release brings 18"):
        Cluster(folder).start()
