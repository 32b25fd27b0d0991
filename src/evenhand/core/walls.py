"""The walls in the database: who may see a row is decided there too, by compartment, for every table.

A table with case data carries `case_id` and is walled by `wall`: PostgreSQL itself shows a row only to a
principal who holds a grant for that case and compartment (threat model: K1 to K12). A table without case data
is opened by `open_table`. A table that is neither fails the build.
"""

from enum import StrEnum

from django.db.migrations import RunSQL

OWNER, WEB, WORKER, SIGNER = "evenhand_owner", "evenhand_web", "evenhand_worker", "evenhand_signer"


class Compartment(StrEnum):
    """What kind of secret a row is. The words say who may read it; the grants say who they are."""

    K1_CASE = "K1"  # the core of a case: parties, stage, dates
    K2_FAMILY_PRIVATE = "K2"  # one author's own words, for that author
    K3_COUNCIL_PRIVATE = "K3"
    K4_MEDIATOR_PRIVATE = "K4"
    K5_SHARED_ROOM = "K5"  # without prejudice
    K6_OUTPUTS = "K6"  # certificate, signed agreement
    K7_SAFETY = "K7"  # protected contact details, safe times, danger
    K8_SAFEGUARDING = "K8"
    K9_CASEWORK = "K9"  # the provider's own administration
    K10_STATISTICS = "K10"
    K11_AUDIT = "K11"
    K12_REQUEST = "K12"  # what the family wrote when it asked, and its contact details
    OPEN = "open"  # no secret: names of councils and providers
    STAFF = "staff"  # about people who work here, not about a case
    MACHINE = "machine"  # the service's own bookkeeping: no words about anybody


def wall(
    table: str,
    compartment: Compartment,
    *,
    web: str = "select, insert, update",
    worker: str = "",
    signer: str = "",
    case_column: str = "case_id",
    own: bool = False,
    seen: str = "",
    written: str = "",
) -> RunSQL:
    """Return the migration step that walls `table` by grants.

    `web`, `worker` and `signer` are the statements each role may use. `own` also shows a row to the person in its
    `user_id`, as long as they may see the case at all: a family's own words and details. `seen` replaces the usual
    condition, and `written` the condition for what may be written where that is narrower.
    """
    condition = seen or f"evenhand_sees({case_column}, '{compartment.value}')"
    if own:
        condition += f" or (user_id = evenhand_user() and evenhand_sees({case_column}, 'K1'))"
    roles = [role for role, words in ((WEB, web), (WORKER, worker), (SIGNER, signer)) if words]
    statements = [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"create policy {table}_owner on {table} to {OWNER} using (true) with check (true)",
        f"create policy {table}_seen on {table} to {', '.join(roles)}"
        f" using ({condition}) with check ({written or condition})",
    ]
    return RunSQL(";\n".join(statements + _grants(table, web, worker, signer)), RunSQL.noop)


def open_table(table: str, *, web: str = "", worker: str = "", signer: str = "") -> RunSQL:
    """Return the migration step that opens a table without case data to the roles that need it."""
    return RunSQL(";\n".join(_grants(table, web, worker, signer)) or "select 1", RunSQL.noop)


def _grants(table: str, web: str, worker: str, signer: str) -> list[str]:
    return [
        f"grant {words} on {table} to {role}"
        for role, words in ((WEB, web), (WORKER, worker), (SIGNER, signer))
        if words
    ]


def of_present_council(table: str, moment: str, *, or_else: str = "false") -> RunSQL:
    """Return the migration step that keeps rows of `table` from officers where the case had another council then.

    `moment` is the column that says when something was said or given; `or_else` lets them see some all the same.
    Everybody else sees what they saw.
    """
    return RunSQL(
        f"create policy {table}_of_present_council on {table} as restrictive for select to {WEB}"
        f" using ({or_else} or evenhand_of_present_council(case_id, {moment}))",
        f"drop policy {table}_of_present_council on {table}",
    )


def append_only(table: str) -> RunSQL:
    """Return the migration step that makes rows of `table` unchangeable, for its owner too."""
    return RunSQL(
        f"""
        create trigger {table}_stays before update or delete on {table}
            for each row execute function evenhand_refuse_change();
        create trigger {table}_stays_whole before truncate on {table}
            for each statement execute function evenhand_refuse_change();
        alter table {table} enable always trigger {table}_stays;
        alter table {table} enable always trigger {table}_stays_whole;
        """,
        RunSQL.noop,
    )


def one_reader(table: str) -> RunSQL:
    """Return the migration step that says once, while its case is being opened, whose a row of `table` is.

    A row in no case yet, such as a draft's file, belongs to whoever gave it and is not bound by this.
    """
    return RunSQL(
        f"""
        create trigger {table}_keeps_reader before update of user_id on {table}
            for each row execute function evenhand_keep_reader();
        alter table {table} enable always trigger {table}_keeps_reader;
        """,
        f"drop trigger {table}_keeps_reader on {table}",
    )


def of_one_case(
    table: str, column: str, points_at: str, *, case_column: str = "case_id", at_commit: bool = False
) -> RunSQL:
    """Return the migration step that holds `column` to rows of `points_at` that are of the row's own case.

    Held at each statement, so that nothing is read across cases in a transaction that is never committed; `at_commit`
    is for a row that is written before what it points at. An empty `column` points at nothing. Undone, the index of
    `points_at` by case stays: other columns may stand on it.
    """
    held = f"{table}_{column}_of_case"
    when = "deferrable initially deferred" if at_commit else "not deferrable"
    return RunSQL(
        f"""
        create unique index if not exists {points_at}_of_case on {points_at} (case_id, id);
        alter table {table} add constraint {held}
            foreign key ({case_column}, {column}) references {points_at} (case_id, id) {when};
        """,
        f"alter table {table} drop constraint {held}",
    )
