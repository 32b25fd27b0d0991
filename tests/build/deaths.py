"""A machine on which a test dies at a named point, and what its database holds afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.build import databases, world
from tests.build.processes import Machine


class Deaths:
    """One machine, a service and an adviser; what stands in the tables is asked of the owner."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.service = world.a_service()
        self.adviser = world.a_colleague(self.service)

    def ask(self, statement: str, *values: object) -> list:
        with psycopg.connect(self.machine.addresses.owner, autocommit=True) as owner:
            return owner.execute(statement, values).fetchall()

    def count(self, table: str, case, condition: str = "true") -> int:
        ((found,),) = self.ask(f"select count(*) from {table} where case_id = %s and {condition}", case.id)
        return found


@contextmanager
def a_machine(database_server, blocker, directory: Path) -> Iterator[Machine]:
    """Give a machine with a database of its own, and stop it in the end."""
    with databases.clone(database_server) as addresses, blocker.unblock(), databases.django_at(addresses.web):
        machine = Machine(addresses, directory, smtp_port=9)
        try:
            yield machine
        finally:
            machine.close()
