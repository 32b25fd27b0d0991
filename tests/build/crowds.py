"""Many at the same moment: over HTTP at the real web server, or by an action on connections of their own."""

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection

from evenhand.config.roles import Addresses
from evenhand.core.errors import Refused
from tests.build.processes import Machine, post_over_http

# Every run of the tests races a few rounds; `make races` races two hundred.
CLIENTS, ROUNDS = 20, int(os.environ.get("RACE_ROUNDS", "10"))
Thing = Callable[[], Any]


class Crowd:
    """Clients that all begin at one moment, and the web server that they ask."""

    def __init__(self, machine: Machine, port: int, pool: ThreadPoolExecutor) -> None:
        self.machine, self.port, self.pool = machine, port, pool

    def post(self, session: str, path: str, **typed: str) -> Callable[[], int]:
        """Return what sends one form to the web server as a browser does, and gives the status of the answer."""
        return lambda: post_over_http(self.port, path, session, **typed)[0]

    def at_once(self, *things: Thing) -> list[Any]:
        """Do everything at the same moment, and return what came of each."""
        return list(self.pool.map(_after(threading.Barrier(len(things))), things))

    def ask(self, statement: str, *values: object) -> list[tuple]:
        """Ask the database as its owner."""
        with psycopg.connect(self.machine.addresses.owner, autocommit=True) as owner:
            return owner.execute(statement, values).fetchall()


@contextmanager
def gathered(addresses: Addresses, folder: Path) -> Iterator[Crowd]:
    """Run the real web server on a database, and gather the clients."""
    machine = Machine(addresses, folder, smtp_port=9)
    machine.collect()
    try:
        with machine.serving() as port, ThreadPoolExecutor(CLIENTS) as pool:
            yield Crowd(machine, port, pool)
    finally:
        machine.close()


def at_once(*things: Thing) -> list[Any]:
    """Do several things at the same moment, each on a connection of its own, and return what came of each."""
    with ThreadPoolExecutor(len(things)) as pool:
        return list(pool.map(_after(threading.Barrier(len(things))), things))


def _after(barrier: threading.Barrier) -> Callable[[Thing], Any]:
    def do(thing: Thing) -> Any:
        try:
            barrier.wait()
            return thing()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    return do
