"""What must be true of the database before the service may run on it."""

from datetime import timedelta

import psycopg

from evenhand.config.roles import AT_WORK, OWNER
from evenhand.statute.working_days import ANNOUNCED_UNTIL

OLDEST = 15
# As domain.law.queries.AHEAD; this module asks the database before Django is there.
AHEAD = timedelta(days=365)
DURABLE = {
    "fsync": "written to disk",
    "full_page_writes": "whole after a power cut",
    "synchronous_commit": "kept once it is promised",
    "data_checksums": "checked for damage",
}
LIMITS = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")


def findings(url: str) -> list[str]:
    """Return a sentence for each thing that is wrong for the role and database of `url`; none is good."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            return [*_about_server(connection), *_about_role(connection)]
    except psycopg.OperationalError as error:
        return [f"The database does not answer: {str(error).strip()}"]


def holidays(url: str) -> list[str]:
    """Return a sentence when bank holidays are announced for less than twelve months ahead; none is good.

    It is an alarm, and no reason to stand still: a service may start without it being heard.
    """
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            row = connection.execute(
                "select evenhand_today(), (select announced_until from law_calendar where state = 'confirmed')"
            ).fetchone()
    except psycopg.Error:
        return []  # no tables yet, or no database: `findings` says which
    today, until = row or (None, None)
    until = until or ANNOUNCED_UNTIL
    if today is None or until >= today + AHEAD:
        return []
    return [
        f"Bank holidays are announced only until {until.isoformat()}, less than twelve months ahead. Get the list from "
        "gov.uk/bank-holidays.json and run `evenhand holidays FILE --propose`."
    ]


def _about_server(connection: psycopg.Connection) -> list[str]:
    found = []
    version = connection.info.server_version // 10000
    if version < OLDEST:
        found.append(f"PostgreSQL is {version}. Evenhand needs {OLDEST} or newer: upgrade the server.")
    for setting, promise in DURABLE.items():
        value = _setting(connection, setting)
        # Stronger values of synchronous_commit (remote_write, remote_apply) promise more, not less.
        if value in ("off", "local"):
            found.append(
                f"{setting} is {value}, so what people send may not be {promise}. Set it to on at the server."
            )
    return found


def _about_role(connection: psycopg.Connection) -> list[str]:
    found = []
    who, above, bypass, owner, creates, temporary, owns = connection.execute(
        """
        SELECT rolname, rolsuper OR rolcreaterole OR rolcreatedb, rolbypassrls,
            EXISTS (SELECT FROM pg_roles o WHERE o.rolname = %s AND pg_has_role(r.rolname, o.oid, 'MEMBER')),
            has_schema_privilege('public', 'CREATE'),
            has_database_privilege(current_database(), 'TEMP'),
            EXISTS (SELECT FROM pg_class WHERE relowner = r.oid)
        FROM pg_roles r WHERE rolname = current_user
        """,
        [OWNER],
    ).fetchone()  # type: ignore[misc]
    put_right = "Run `evenhand roles` to put it right."
    if who not in AT_WORK:
        found.append(f"The service signs in as {who}; it runs as {', '.join(AT_WORK)} only. {put_right}")
    if above:
        found.append(f"{who} is a superuser, or may make roles or databases. Take that away with ALTER ROLE.")
    if bypass:
        found.append(f"{who} may bypass row-level security. Run: ALTER ROLE {who} NOBYPASSRLS")
    if owner or owns:
        found.append(f"{who} owns tables or belongs to {OWNER}, so the rules of the tables do not bind it.")
    if creates or temporary:
        found.append(f"{who} may make tables of its own. {put_right}")
    for setting in LIMITS:
        if _setting(connection, setting) == "0":
            found.append(
                f"{setting} is not set for {who}, so one hanging request could hold up all. {put_right}"
            )
    if _setting(connection, "timezone") != "UTC":
        found.append(f"timezone is {_setting(connection, 'timezone')} for {who}; it must be UTC. {put_right}")
    return found


def _setting(connection: psycopg.Connection, name: str) -> str:
    row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
    return str(row[0]) if row else ""
