"""The four roles of the database, and the database they meet in.

The owner makes tables and is used by migrations only. Web, worker and signer run the service: they own
nothing, make nothing, and row-level security holds for them. Which table each may touch is said by the
migration that makes the table.
"""

from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from evenhand.config import addresses
from evenhand.config.troubles import RolesTrouble
from evenhand.core import secrets

OWNER = "evenhand_owner"
WEB = "evenhand_web"
WORKER = "evenhand_worker"
SIGNER = "evenhand_signer"
AT_WORK = (WEB, WORKER, SIGNER)
DATABASE = "evenhand"

# A request that hangs frees its locks by itself; nobody is kept waiting by somebody who went away.
SETTINGS = {
    "statement_timeout": "30s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
    "timezone": "UTC",
}


@dataclass(frozen=True)
class Addresses:
    """The address of one database for each role."""

    owner: str
    web: str
    worker: str
    signer: str


def prepare(admin_url: str, data_dir: Path, *, web_url: str = "") -> Addresses:
    """Make the roles and the database, or put them right, and return their addresses.

    `admin_url` signs in as a role that may make roles and databases. `web_url`, if given, decides the web
    role's password and the name of the database; other passwords are kept in `data_dir`.
    """
    given = addresses.parse(web_url) if web_url else None
    if given is not None and given.role != WEB:
        raise RolesTrouble(
            f"DATABASE_URL signs in as {given.role!r}. The service runs as {WEB}, because the rules about "
            f"who may see what are written for that role. Change the name in DATABASE_URL to {WEB}."
        )
    passwords = {role: secrets.kept(data_dir, f"database-{role}") for role in (OWNER, *AT_WORK)}
    if given is not None and given.password:
        passwords[WEB] = given.password
    database = (given.database if given is not None else "") or DATABASE
    with psycopg.connect(admin_url, autocommit=True) as connection:
        for role, password in passwords.items():
            _make_role(connection, role, password)
        _make_database(connection, database)
    found = of(admin_url, passwords, database)
    return Addresses(found.owner, web_url or found.web, found.worker, found.signer)


def of(admin_url: str, passwords: dict[str, str], database: str) -> Addresses:
    """Return the addresses of `database` on the server of `admin_url`."""
    owner, web, worker, signer = (
        addresses.pointed_at(admin_url, role=role, password=passwords[role], database=database)
        for role in (OWNER, *AT_WORK)
    )
    return Addresses(owner, web, worker, signer)


def restrict(connection: psycopg.Connection, database: str) -> None:
    """Let the three working roles connect to `database`, and nobody else; and let none make anything in it.

    A database made from a template does not take these rights over, so it needs them again.
    """
    who = sql.SQL(", ").join(map(sql.Identifier, AT_WORK))
    name = sql.Identifier(database)
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(name))
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, who))


def _make_role(connection: psycopg.Connection, role: str, password: str) -> None:
    name = sql.Identifier(role)
    seen = connection.execute(
        "SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = %s", [role]
    ).fetchone()
    if seen is None:
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
    elif any(seen):
        raise RolesTrouble(
            f"The role {role} is a superuser or may bypass row-level security. As a superuser, run: "
            f"ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS"
        )
    # Hashed here, so that the password itself reaches no log of the server.
    secret = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    connection.execute(sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(name, sql.Literal(secret.decode())))
    for setting, value in SETTINGS.items() if role in AT_WORK else {"timezone": "UTC"}.items():
        connection.execute(
            sql.SQL("ALTER ROLE {} SET {} = {}").format(name, sql.Identifier(setting), sql.Literal(value))
        )
    me = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if me == (False,):
        # Without membership a role that is no superuser may neither give a database to the owner nor
        # end the sessions of a database that it drops.
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(name))


def _make_database(connection: psycopg.Connection, database: str) -> None:
    name = sql.Identifier(database)
    seen = connection.execute(
        "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = %s", [database]
    ).fetchone()
    if seen is None:
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'").format(
                name, sql.Identifier(OWNER)
            )
        )
    elif seen != (OWNER,):
        raise RolesTrouble(
            f"The database {database} belongs to {seen[0]}. Give it to {OWNER} with "
            f"ALTER DATABASE {database} OWNER TO {OWNER}, or name another one in DATABASE_URL."
        )
    restrict(connection, database)
