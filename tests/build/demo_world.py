"""The demonstration as `evenhand run` leaves it: loaded, signed, sent, once for all tests of one state of the code.

It is kept in var/tests as a template database and a folder of files, under a name made from everything in
src/ and today's date, since its days count back from today.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import psycopg
from playwright.sync_api import Page

from evenhand.config.addresses import parse
from evenhand.config.locks import held
from evenhand.config.roles import Addresses
from evenhand.core.clock import LONDON
from evenhand.demo.people import DEMO_PEOPLE, DemoPerson
from tests.build import databases

FOLDER = databases.FOLDER / "demo"
PATIENCE_SECONDS = 170
WAITING = """select count(*) from procrastinate_jobs
    where status = 'doing' or (status = 'todo' and (scheduled_at is null or scheduled_at <= now()))"""


@dataclass(frozen=True)
class World:
    """A finished demonstration to copy: a template database, and its files, keys and mailbox."""

    template: str
    folder: Path
    seconds_to_load: float


@dataclass(frozen=True)
class Site:
    """A demonstration that is being served by the real web server."""

    address: str
    database: Addresses
    folder: Path

    def person(self, slug: str) -> DemoPerson:
        """Return one of the demonstration's people by their short name."""
        return next(one for one in DEMO_PEOPLE if one.slug == slug)

    def sign_in(self, page: Page, slug: str) -> None:
        """Sign in as one of the demonstration's people, by the button that a visitor uses."""
        page.goto(f"{self.address}/sign-in")
        page.get_by_role("button", name=f"Sign in as {self.person(slug).name}", exact=True).click()
        page.wait_for_url(lambda url: "/sign-in" not in url)

    def case_id_of(self, holder: str) -> str:
        """Return the id of a case by the name of the person whose right it is, for addresses."""
        with psycopg.connect(self.database.owner) as owner:
            row = owner.execute(
                "select c.id from cases_case c join people_person p on p.id = c.holder_id where p.name = %s",
                [holder],
            ).fetchone()
        assert row, f"Nobody in the demonstration is called {holder}."
        return str(row[0])


def world(server: databases.Server) -> World:
    """Return the finished demonstration, made now if this state of the code has none yet."""
    name = f"evenhand_demo_{_fingerprint()}"
    folder = FOLDER / name
    FOLDER.mkdir(parents=True, exist_ok=True)
    with held(databases.FOLDER / "demo.lock"):
        known = {row[0] for row in server.say("SELECT datname FROM pg_database")}
        done = folder / "seconds"
        if name not in known or not done.exists():
            for old in known:
                if old.startswith("evenhand_demo_"):
                    server.drop(old)
                    shutil.rmtree(FOLDER / old, ignore_errors=True)
            shutil.rmtree(folder, ignore_errors=True)
            seconds = _make(server, name, folder)
            done.write_text(str(seconds))
        return World(name, folder, float(done.read_text()))


@contextmanager
def serving(server: databases.Server, made: World, folder: Path) -> Iterator[Site]:
    """Serve a copy of the demonstration by `evenhand web`, on a free port and in a folder of its own."""
    shutil.copytree(made.folder, folder, dirs_exist_ok=True)
    with databases.clone(server, made.template) as found:
        port = _free_port()
        address = f"http://127.0.0.1:{port}"
        surroundings = _surroundings(folder, found.web, PORT=str(port), PUBLIC_URL=address)
        with _running("web", surroundings) as process:
            _wait_until(lambda: _answers(f"{address}/health"), process)
            yield Site(address, found, folder)


@contextmanager
def copied(server: databases.Server, made: World) -> Iterator[Addresses]:
    """Give a copy of the demonstration's database."""
    with databases.clone(server, made.template) as found:
        yield found


def _make(server: databases.Server, name: str, folder: Path) -> float:
    folder.mkdir(parents=True)
    with ExitStack() as stack:
        found = stack.enter_context(databases.clone(server))
        keys = str(folder / "secrets" / "signing")
        began = time.monotonic()
        loading = _surroundings(folder, found.web, MIGRATION_DATABASE_URL=found.owner, SIGNING_KEYS_DIR=keys)
        _run(loading, "django", "load_demo")
        seconds = time.monotonic() - began
        _run(loading, "django", "collectstatic", "--noinput", "--verbosity=0")
        port = str(_free_port())
        with (
            _running("mailbox", _surroundings(folder, "", SMTP_PORT=port)),
            _running("worker", _surroundings(folder, found.worker, SMTP_PORT=port)) as worker,
            _running("signer", _surroundings(folder, found.signer, SIGNING_KEYS_DIR=keys)),
            psycopg.connect(found.owner, autocommit=True) as owner,
        ):
            _wait_until(lambda: owner.execute(WAITING).fetchone() == (0,), worker)
        server.make(name, template=parse(found.owner).database)
    return seconds


def _surroundings(folder: Path, database_url: str, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "DEMO": "yes",
        "DATA_DIR": str(folder),
        "DATABASE_URL": database_url,
        "SECRET_KEY": "tests of the demonstration",
        "PYTHONUNBUFFERED": "1",
        **more,
    }


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "evenhand.config.command_line", *words]


def _run(surroundings: dict[str, str], *words: str) -> None:
    seen = subprocess.run(_command(*words), env=surroundings, capture_output=True, text=True, check=False)
    assert seen.returncode == 0, f"evenhand {' '.join(words)} stopped with:\n{seen.stdout}{seen.stderr}"


@contextmanager
def _running(word: str, surroundings: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(_command(word), env=surroundings, stdout=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


def _wait_until(is_so, process: subprocess.Popen[bytes]) -> None:
    patience = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert process.poll() is None, "The process ended by itself."
        assert time.monotonic() < patience, "It did not come to its end in time."
        time.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@cache
def _fingerprint() -> str:
    today = datetime.fromtimestamp(time.time(), LONDON).date()
    digest = hashlib.sha256(today.isoformat().encode())
    package = databases.PROJECT / "src" / "evenhand"
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(package)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
