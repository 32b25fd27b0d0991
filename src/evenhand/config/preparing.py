"""Everything that has to be there before the service starts: database, roles, tables, styles, the demo."""

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evenhand.config import roles
from evenhand.config.embedded_postgres import Cluster
from evenhand.config.environment import Environment
from evenhand.config.troubles import RolesTrouble, StepTrouble
from evenhand.core import secrets

PRIVATE = ("DATABASE_URL", "MIGRATION_DATABASE_URL", "SIGNING_KEYS_DIR")


@contextmanager
def database(environment: Environment) -> Iterator[roles.Addresses]:
    """Give the addresses of the service's database, with roles made and put right.

    The database is the embedded one unless MIGRATION_DATABASE_URL or DATABASE_URL names a server.
    """
    if environment.DATABASE_URL and not environment.MIGRATION_DATABASE_URL:
        raise RolesTrouble(
            "DATABASE_URL is set and MIGRATION_DATABASE_URL is not. Set both: the second is the address of a "
            "role that may make roles and databases. docs/how-to/run-on-your-own-postgresql.md tells how."
        )
    writable(environment.DATA_DIR)
    if environment.MIGRATION_DATABASE_URL:
        admin_url, web_url = environment.MIGRATION_DATABASE_URL, environment.DATABASE_URL
        yield roles.prepare(admin_url, environment.DATA_DIR, web_url=web_url)
        return
    with Cluster(environment.DATA_DIR / "postgres") as cluster:
        yield roles.prepare(cluster.superuser_url(), environment.DATA_DIR)


def writable(folder: Path) -> None:
    """Make the folder of the service's data.

    Raises StepTrouble when nothing can be kept in it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise StepTrouble(
            f"Nothing can be kept in {folder}: {error.strerror}. "
            "Set DATA_DIR to a folder that you may write to, such as DATA_DIR=$HOME/evenhand-data."
        ) from error


def surroundings(environment: Environment, database_url: str, **more: str) -> dict[str, str]:
    """Return the environment of one child process: its own role's address, and no other."""
    inherited = {name: value for name, value in os.environ.items() if name not in PRIVATE}
    secret = environment.SECRET_KEY or secrets.kept(environment.DATA_DIR, "django-secret")
    return {
        **inherited,
        "DATA_DIR": str(environment.DATA_DIR.resolve()),
        "DEMO": "yes" if environment.DEMO else "no",
        "SECRET_KEY": secret,
        "SMTP_PORT": str(environment.SMTP_PORT),
        "PYTHONUNBUFFERED": "1",
        "DATABASE_URL": database_url,
        **more,
    }


def evenhand(*words: str) -> list[str]:
    """Return the command line of one of our own commands."""
    return [sys.executable, "-m", "evenhand.config.command_line", *words]


def run_django(environment: Environment, database_url: str, *words: str, **more: str) -> str:
    """Run one of Django's commands to its end and return what it said.

    Raises StepTrouble with its words if it does not work.
    """
    seen = subprocess.run(
        evenhand("django", *words),
        env=surroundings(environment, database_url, **more),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    if seen.returncode != 0:
        raise StepTrouble(f"`evenhand django {' '.join(words)}` stopped with:\n{seen.stdout}{seen.stderr}")
    return seen.stdout


def migrate(environment: Environment, found: roles.Addresses) -> None:
    """Bring the tables up to date, as the owner; the only work that the owner does."""
    run_django(environment, found.owner, "migrate", "--verbosity=0", "--skip-checks")


def load_pages(environment: Environment, found: roles.Addresses) -> None:
    """Put the pages of the website that come with this version where no editor has written."""
    run_django(environment, found.web, "load_pages", "--skip-checks")


def collect_static(environment: Environment, found: roles.Addresses) -> None:
    """Put styles and scripts where the web server takes them from."""
    run_django(environment, found.web, "collectstatic", "--noinput", "--verbosity=0", "--skip-checks")


def has_demo_command(name: str) -> bool:
    """Say whether the demo brings the Django command `name`."""
    try:
        return importlib.util.find_spec(f"evenhand.demo.management.commands.{name}") is not None
    except ModuleNotFoundError:
        return False


def load_demo(environment: Environment, found: roles.Addresses) -> None:
    """Load the demonstration county; the command does nothing when it is there already, and shows how far it is.

    Raises StepTrouble when it does not come to its end.
    """
    keys = environment.DATA_DIR / "secrets" / "signing"
    more = {"MIGRATION_DATABASE_URL": found.owner, "SIGNING_KEYS_DIR": str(keys)}
    done = subprocess.run(
        evenhand("django", "load_demo"),
        env=surroundings(environment, found.web, **more),
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0:
        raise StepTrouble("The demonstration was not loaded; why stands above. Run again to go on.")


class Steps:
    """Numbered lines that say what takes so long."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.number = 0

    @contextmanager
    def step(self, doing: str) -> Iterator[None]:
        """Say what is being done, and at the end how long it took."""
        self.number += 1
        say(f"{doing} ({self.number} of {self.total}) ...", end="")
        began = time.monotonic()
        try:
            yield
        except BaseException:
            say("")
            raise
        say(f" done in {time.monotonic() - began:.1f} s")


def say(words: str, *, end: str = "\n") -> None:
    """Tell the person at the terminal something, at once."""
    sys.stdout.write(words + end)
    sys.stdout.flush()
