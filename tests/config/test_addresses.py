"""Addresses are taken apart and changed without losing a part."""

import pytest

from evenhand.config.addresses import Address, parse, pointed_at
from evenhand.config.settings import database

SOCKET = "postgresql://evenhand_web:p%2Fw%40@/evenhand?host=/a%20b/socket"
SERVER = "postgresql://someone:pw@db.example:5433/postgres?sslmode=require"


def test_a_socket_folder_is_a_host() -> None:
    assert parse(SOCKET) == Address("evenhand_web", "p/w@", "/a b/socket", "", "evenhand", {})


def test_a_server_keeps_its_port_and_options() -> None:
    assert parse(SERVER) == Address("someone", "pw", "db.example", "5433", "postgres", {"sslmode": "require"})


@pytest.mark.parametrize("url", [SOCKET, SERVER])
def test_another_role_and_database_are_on_the_same_server(url: str) -> None:
    there, here = (
        parse(pointed_at(url, role="evenhand_owner", password="a:b/c", database="other")),
        parse(url),
    )
    assert (there.role, there.password, there.database) == ("evenhand_owner", "a:b/c", "other")
    assert (there.host, there.port, there.options) == (here.host, here.port, here.options)


def test_another_database_keeps_the_role() -> None:
    assert pointed_at(SERVER, database="x") == "postgresql://someone:pw@db.example:5433/x?sslmode=require"


def test_django_is_given_every_part() -> None:
    given = database(SERVER, pool=False)
    assert (given["HOST"], given["PORT"], given["NAME"], given["USER"]) == (
        "db.example",
        "5433",
        "postgres",
        "someone",
    )
    assert given["OPTIONS"] == {"sslmode": "require", "pool": False}
