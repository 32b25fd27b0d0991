"""Databases for tests: one migrated template, and a clone for each worker or each test that commits."""

import fcntl
import hashlib
import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from pathlib import Path

import psycopg
from django.db import connection
from psycopg import sql

from evenhand.config import roles
from evenhand.config.embedded_postgres import Cluster
from evenhand.config.locks import held, try_lock
from evenhand.config.settings import database as django_settings
from evenhand.core import secrets

PROJECT = Path(__file__).resolve().parents[2]
FOLDER = PROJECT / "var" / "tests"
TEMPLATES_KEPT = 3  # so that going back to a branch is as fast as staying on one
_numbers = itertools.count(1)


class Server:
    """The PostgreSQL server of the tests: an embedded one, or that of MIGRATION_DATABASE_URL."""

    def __init__(self, admin_url: str) -> None:
        self.admin_url = admin_url
        self.passwords = {
            role: secrets.kept(FOLDER, f"database-{role}") for role in (roles.OWNER, *roles.AT_WORK)
        }

    def addresses(self, database: str) -> roles.Addresses:
        """Return each role's address of one database."""
        return roles.of(self.admin_url, self.passwords, database)

    def say(self, text: str, **names: str) -> list[tuple]:
        """Run one statement as the administrator."""
        statement = sql.SQL(text).format(**{key: sql.Identifier(name) for key, name in names.items()})
        with psycopg.connect(self.admin_url, autocommit=True) as admin:
            answer = admin.execute(statement)
            return answer.fetchall() if answer.description else []

    def make(self, database: str, *, template: str = "template0") -> roles.Addresses:
        """Make a database that belongs to the owner and return its addresses."""
        self.say(
            "CREATE DATABASE {database} OWNER {owner} TEMPLATE {template}",
            database=database,
            owner=roles.OWNER,
            template=template,
        )
        with psycopg.connect(self.admin_url, autocommit=True) as admin:
            roles.restrict(admin, database)
        return self.addresses(database)

    def drop(self, database: str) -> None:
        """Drop a database, whoever is still connected."""
        self.say("DROP DATABASE IF EXISTS {database} WITH (FORCE)", database=database)


@contextmanager
def running() -> Iterator[Server]:
    """Give the server, with its roles made; the last process to leave an embedded one stops it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        admin_url = os.environ.get("MIGRATION_DATABASE_URL", "")
        if not admin_url:
            admin_url = stack.enter_context(Cluster(FOLDER / "postgres")).superuser_url()
        with held(FOLDER / "roles.lock"):
            roles.prepare(admin_url, FOLDER)
        yield Server(admin_url)


@contextmanager
def clone(server: Server, template: str = "") -> Iterator[roles.Addresses]:
    """Give a fresh copy of the migrated database, or of `template`, and drop it afterwards."""
    locks = FOLDER / "clones"
    locks.mkdir(exist_ok=True)
    name = f"evenhand_clone_{os.getpid()}_{next(_numbers)}"
    with (locks / name).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # says that the clone is in use, for as long as this process lives
        with held(FOLDER / "template.lock"):
            found = server.make(name, template=template or _template(server))
        try:
            yield found
        finally:
            server.drop(name)
            (locks / name).unlink()


@contextmanager
def django_at(url: str) -> Iterator[None]:
    """Point Django's default connection at `url` for a while."""
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(django_settings(url, pool=False))
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def drop_leftovers(server: Server) -> None:
    """Drop the clones of test runs that were killed."""
    for path in (FOLDER / "clones").glob("evenhand_clone_*"):
        with path.open("a") as lock:
            if try_lock(lock, fcntl.LOCK_EX):
                server.drop(path.name)
                path.unlink(missing_ok=True)


@cache
def _fingerprint() -> str:
    """Return what a migrated database depends on, as a short name."""
    digest = hashlib.sha256()
    package = PROJECT / "src" / "evenhand"
    # Migrations, the kernel whose functions they call, the data that they load, and the pages of the website.
    kinds = ("migrations", "core", "data", "first_edition")
    sources = {path for kind in kinds for path in package.glob(f"**/{kind}/**/*")}
    sources |= {package / "website" / "pages" / name for name in ("edition.py", "loading.py")}
    sources |= {package / "website" / "reckoners" / name for name in ("files.py", "loading.py", "stored.py")}
    sources |= {package / "website" / "support" / "loading.py"}
    for path in (*sorted(sources), PROJECT / "requirements.lock", Path(roles.__file__)):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(PROJECT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def make_template() -> None:
    """Make the database that tests copy, before the clock of any test runs: it takes a minute."""
    with running() as server, held(FOLDER / "template.lock"):
        _template(server)


def _template(server: Server) -> str:
    name = f"evenhand_template_{_fingerprint()}"
    rows = server.say(
        "SELECT datname FROM pg_database WHERE starts_with(datname, 'evenhand_template_') ORDER BY oid"
    )
    known = [row[0] for row in rows]
    if name in known:
        return name
    for old in known[: -(TEMPLATES_KEPT - 1)]:
        server.drop(old)
    draft = f"evenhand_draft_{_fingerprint()}"
    server.drop(draft)
    found = server.make(draft)
    _django(found.owner, "migrate", "--verbosity=0", "--skip-checks")
    _django(found.web, "load_pages", "--skip-checks")
    server.say("ALTER DATABASE {draft} RENAME TO {name}", draft=draft, name=name)
    return name


def _django(url: str, *words: str) -> None:
    seen = subprocess.run(
        [sys.executable, "-m", "django", *words],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "evenhand.config.settings",
            "DATABASE_URL": url,
            "DATA_DIR": str(FOLDER),
        },
        capture_output=True,
        text=True,
    )
    if seen.returncode != 0:
        raise RuntimeError(f"The tests' database could not be made:\n{seen.stdout}{seen.stderr}")


@contextmanager
def as_owner(found: roles.Addresses) -> Iterator[psycopg.Connection]:
    """Give a connection as the owner, on which every statement is committed at once."""
    with closing(psycopg.connect(found.owner, autocommit=True)) as owner:
        yield owner


def events(found: roles.Addresses) -> int:
    """Return how many events are on the record of a database."""
    with as_owner(found) as owner:
        row = owner.execute("select count(*) from core_event").fetchone()
    return int(row[0]) if row else 0


if __name__ == "__main__":
    make_template()
