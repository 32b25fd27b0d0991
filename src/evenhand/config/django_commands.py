"""Django's own commands, each as the role it needs."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from evenhand.config import environment, preparing, roles

NEEDS_NO_DATABASE = {"help", "check", "collectstatic", "findstatic", "makemessages", "compilemessages"}
# Only the worker may go through the whole record of events.
NEEDS_THE_WORKER = {"audit"}
NEEDS_THE_OWNER = {
    "migrate",
    "makemigrations",
    "showmigrations",
    "sqlmigrate",
    "optimizemigration",
    "keys",
    "provider",
    "single-sign-on",
}


def role_for(command: str) -> str:
    """Return the role that one of Django's commands runs as."""
    if command in NEEDS_THE_WORKER:
        return roles.WORKER
    return roles.OWNER if command in NEEDS_THE_OWNER else roles.WEB


def run(words: list[str]) -> int:
    """Run one command; without DATABASE_URL it joins the database that `make run` uses.

    Commands that make tables run as their owner, all others as web.
    """
    name = words[0] if words else "help"
    if name in NEEDS_NO_DATABASE:
        return _execute(words)
    with joined(name):
        return _execute(words)


@contextmanager
def joined(command: str) -> Iterator[None]:
    """Let a command find the database: the one of DATABASE_URL, or that of `make run` as the role it needs."""
    if os.environ.get("DATABASE_URL"):
        yield
        return
    with preparing.database(environment.read()) as found:
        addresses = {roles.OWNER: found.owner, roles.WORKER: found.worker, roles.WEB: found.web}
        os.environ["DATABASE_URL"] = addresses[role_for(command)]
        os.environ["MIGRATION_DATABASE_URL"] = found.owner
        yield


def set_up() -> None:
    """Make Django ready for a command of our own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evenhand.config.settings")
    import django

    django.setup()


def _execute(words: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "evenhand.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["evenhand django", *words])
    return 0
