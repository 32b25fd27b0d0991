"""`evenhand run` starts everything, says where it is, keeps it running, and leaves nothing behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from evenhand.config.environment import Environment
from evenhand.config.locks import is_held
from evenhand.config.preparing import surroundings

pytestmark = pytest.mark.slow
COMMAND = [sys.executable, "-m", "evenhand.config.command_line"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(data_dir: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    outside = {name: value for name, value in os.environ.items() if "DATABASE" not in name}
    environment = {**outside, "DATA_DIR": str(data_dir), "PORT": str(port), "DEMO": "no", "PUBLIC_URL": ""}
    with subprocess.Popen(
        [*COMMAND, "run"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as service:
        try:
            yield service
        finally:
            service.kill()


def _words_until(service: subprocess.Popen[str], wanted: str) -> str:
    assert service.stdout is not None
    said = ""
    for line in service.stdout:
        said += line
        if wanted in line:
            return said
    raise AssertionError(f"it ended without saying {wanted!r}:\n{said}")


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def _wait_for(condition: Callable[[], bool]) -> None:
    patience = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < patience, "it did not happen in time"
        time.sleep(0.05)


def _processes(data_dir: Path) -> dict[str, int]:
    """Return the running children by name, found by the folder in their environment."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_text().split("\0")
            if f"DATA_DIR={data_dir}\0" in (entry / "environ").read_text() and words[1:3] == COMMAND[1:]:
                found.setdefault(words[3], int(entry.name))
        except OSError:
            continue
    return found


def test_it_starts_stops_in_order_and_starts_again_with_what_it_had(tmp_path: Path) -> None:
    port = _free_port()
    for _ in range(2):
        with _running(tmp_path, port) as service:
            said = _words_until(service, "Stop it with Ctrl-C")
            assert "Bringing its tables up to date (2 of 3) ... done in" in said
            assert f"Evenhand is at http://127.0.0.1:{port}" in said
            assert _answers(port)
            service.send_signal(signal.SIGTERM)
            assert service.wait(40) == 0
        assert not _answers(port)
        assert not is_held(tmp_path / "postgres/guard.lock")
        assert _processes(tmp_path) == {}


def test_killing_it_leaves_no_process_behind(tmp_path: Path) -> None:
    port = _free_port()
    with _running(tmp_path, port) as service:
        _words_until(service, "Stop it with Ctrl-C")
        assert {"web", "worker", "signer"} <= set(_processes(tmp_path))
        service.kill()
    _wait_for(lambda: _processes(tmp_path) == {})
    _wait_for(lambda: not is_held(tmp_path / "postgres/guard.lock"))
    assert not _answers(port)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """Give a running service and its folder."""
    data_dir = tmp_path_factory.mktemp("run")
    with _running(data_dir, _free_port()) as process:
        _words_until(process, "Stop it with Ctrl-C")
        yield process, data_dir
        process.terminate()
        process.wait(40)


def test_a_process_that_is_killed_is_started_again(service: tuple[subprocess.Popen[str], Path]) -> None:
    process, data_dir = service
    before = _processes(data_dir)["worker"]
    os.kill(before, signal.SIGKILL)
    _words_until(process, "The worker process ended by itself; it is being started again.")
    _wait_for(lambda: _processes(data_dir).get("worker", before) != before)


def test_each_process_is_given_the_address_of_its_own_role_and_no_other(
    service: tuple[subprocess.Popen[str], Path],
) -> None:
    _, data_dir = service
    for name, process in _processes(data_dir).items():
        if name == "run":
            continue
        environment = Path(f"/proc/{process}/environ").read_text()
        assert f"DATABASE_URL=postgresql://evenhand_{name}:" in environment
        assert "evenhand_owner" not in environment
        assert ("SIGNING_KEYS_DIR=" in environment) == (name == "signer")


def test_a_port_that_is_in_use_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with _running(tmp_path, port) as service:
            said, _ = service.communicate(timeout=30)
            assert service.returncode == 1
    assert said == f"Port {port} is in use. Choose another, such as PORT=8001 make run.\n"


def test_no_child_inherits_an_address_that_is_not_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIGRATION_DATABASE_URL", "postgresql://administrator@/postgres")
    monkeypatch.setenv("DATABASE_URL", "postgresql://evenhand_owner@/evenhand")
    given = surroundings(Environment(DATA_DIR=tmp_path), "postgresql://evenhand_worker@/evenhand")
    assert given["DATABASE_URL"] == "postgresql://evenhand_worker@/evenhand"
    assert "MIGRATION_DATABASE_URL" not in given
