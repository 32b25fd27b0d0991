"""The second belt by itself: what the database shows when the code forgets to ask."""

from collections.abc import Iterator

import psycopg
import pytest

from evenhand.domain.cases import access
from evenhand.domain.cases.models import Case
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.codes import browser_key
from evenhand.domain.identity.roles import Permission
from tests.build import one_case
from tests.walls import checking, looking, policy
from tests.walls.conftest import Standing
from tests.walls.looking import Names
from tests.walls.people import Somebody

SEALED_OFF = {"K2", "K3", "K4", "K7", "K8"}
# What else no statement may show to whoever is not meant to see it: a request, the room, what staff write.
KEPT_APART = SEALED_OFF | {"K5", "K9", "K12"}


def told_by_the_database(world: Standing, one: Somebody) -> Iterator[tuple[str, str]]:
    """Give every row of every table that the web role may read, as the database shows it to somebody."""
    with psycopg.connect(world.database.web) as web:
        tables = web.execute(
            "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
            " and has_table_privilege(oid, 'select') order by 1"
        ).fetchall()
        assert len(tables) > 40
        web.execute(
            "select set_config('evenhand.user', %s, true), set_config('evenhand.browser', %s, true)",
            [str(one.by.user_id or ""), browser_key(one.browser)],
        )
        for (table,) in tables:
            rows = web.execute(f"select t::text from {table} t").fetchall()
            yield table, "\n".join(row for (row,) in rows)


def test_no_statement_of_anybody_shows_what_is_not_theirs(world_at: Standing) -> None:
    faults = set()
    for one in world_at.made.people:
        for table, text in told_by_the_database(world_at, one):
            faults |= {
                f"{one.key} reads the {marker.what} of {' and '.join(marker.of)} in {table}"
                for marker in world_at.made.markers.found_in(text)
                if policy.rows()[marker.what].secret in KEPT_APART and not policy.may_see(one, marker)
            }
    checking.expect_none(faults)


EVERYTHING = frozenset(Permission)
SOME = ("mother", "council", "mediator", "other adviser", "caseworker shut out")


@pytest.mark.timeout(900)
def test_code_that_lets_everybody_do_everything_still_shows_no_strangers_secret(
    world_at: Standing, named: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "visible_to", lambda by: Case.objects.all())
    monkeypatch.setattr(access, "permissions", lambda by, case: EVERYTHING)
    monkeypatch.setattr(access, "require", lambda by, permission, case: None)
    monkeypatch.setattr(identity, "require", lambda by, permission, **at: None)
    monkeypatch.setattr(identity, "require_office", lambda by, permission, body_id=None: None)
    found = checking.look(world_at.made, named, SOME)
    leaked = {fault for fault in found.faults if any(f" {what} of" in fault for what in secrets())}
    checking.expect_none(leaked)
    # And the code did forget: a mediator was let into a page of staff, where the database showed nothing.
    mediator, mothers = world_at.made.people.of["mediator"], world_at.made.families["mother"].case.id
    answer = looking.Looker(mediator).open("get", f"/cases/{mothers}/request")
    assert "began without a request in writing" in answer.content.decode()


def secrets() -> set[str]:
    """Return what the table keeps in tables of its own."""
    return {row.what for row in policy.rows().values() if row.secret in SEALED_OFF}


# To a row of another case; to one at which nothing points yet where there is one: a column may have to be the only one.
ASTRAY = """
    update {table} set {column} = other.id
    from (
        select r.ctid, t.id from {table} r join {target} t on t.case_id <> r.{case}
        where r.{column} is not null order by exists (select 1 from {table} o where o.{column} = t.id) limit 1
    ) other
    where {table}.ctid = other.ctid
"""


def test_no_row_can_be_turned_to_a_row_of_another_case_by_the_owner_either(world_at: Standing) -> None:
    refused, turned = set(), set()
    with world_at.owner() as owner:
        for table, column, case, target in one_case.held(owner):
            with owner.transaction(force_rollback=True):
                # What never changes is asked first, of everybody: the keys are to stand without it.
                owner.execute(f"alter table {table} disable trigger user")
                owner.execute("set constraints all immediate")
                try:
                    with owner.transaction():
                        done = owner.execute(
                            ASTRAY.format(table=table, column=column, case=case, target=target)
                        )
                    if done.rowcount:
                        turned.add(f"{table}.{column}")
                except psycopg.errors.UniqueViolation:
                    continue  # something else points there, and nothing else may
                except psycopg.errors.ForeignKeyViolation:
                    refused.add(f"{table}.{column}")
    assert turned == set()
    assert len(refused) > 25
