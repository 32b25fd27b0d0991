"""Abuse of counts, of lists of who looked, and of the record itself (threat model, B4 and B5)."""

import csv
import re
from io import StringIO
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from evenhand.core import access_log
from evenhand.core.spreadsheets import as_csv
from evenhand.core.transactions import acting_as
from evenhand.domain.figures import queries as figures
from evenhand.domain.oversight import chain, jobs
from evenhand.domain.oversight import queries as oversight
from tests.build import databases, pages, world
from tests.walls import checking, looking
from tests.walls.conftest import Standing
from tests.walls.looking import Looker, Names

SOURCE = Path(__file__).parents[2] / "src" / "evenhand"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =cmd|' /C calc'!A0", "＝1+1")


def reports_of(standing: Standing, named: Names) -> list[str]:
    """Return the address of every report that the commissioner is offered."""
    looker = Looker(standing.made.people.of["commissioner"])
    listed = looking.plain(looker.open("get", "/figures/"))
    return [f"/figures/{each}" for each in named.anywhere["report_id"] if each in listed]


def test_dm_42_what_a_commissioner_is_shown_tells_of_no_few_families(world_at: Standing, named: Names):
    looker = Looker(world_at.made.people.of["commissioner"])
    offered = reports_of(world_at, named)
    assert offered
    for path in offered:
        for kind in (path, f"{path}.csv"):
            text = looking.plain(looker.open("get", kind))
            assert "not shown" in text or ">0<" in text or ",0," in text
            assert not checking.SMALL.search(text), kind


def test_dm_42_nobody_can_ask_for_other_counts(world_at: Standing, named: Names):
    """No filter, no other council, no statement: what is published is all that there is."""
    looker = Looker(world_at.made.people.of["commissioner"])
    path = reports_of(world_at, named)[0]
    plain = {
        re.search(r"<main.*</main>", looking.plain(looker.open("get", path + query)), re.DOTALL)[0]
        for query in ("", "?decision=final_plan", "?starts_on=2026-01-01&ends_on=2026-01-02")
    }
    assert len(plain) == 1
    with psycopg.connect(world_at.database.web, autocommit=True) as web:
        for statement in (
            "select * from figures_tally",
            "select * from evenhand_figures(null, null, null, null)",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                web.execute(statement)


def test_dm_42_two_reports_never_overlap_by_less_than_a_quarter(world_at: Standing):
    by = world_at.made.by("commissioner")
    with acting_as(by):
        found = figures.commissioned(by)
    for one in found:
        assert one.period.starts_on.day == 1 and one.period.starts_on.month % 3 == 1
        assert one.period.next.starts_on.month % 3 == 1
    live = [(one.period, one.provider) for one in found if one.replaced_by is None]
    assert len(live) == len(set(live))


def test_dm_42_whoever_pays_opens_no_case(world_at: Standing, named: Names):
    found = checking.look(world_at.made, named, {"commissioner"}, {"inbox/", "cases/", "my/<uuid:case_id>/"})
    checking.expect_none(found.faults)
    with psycopg.connect(world_at.database.web) as web:
        web.execute(
            "select set_config('evenhand.user', %s, true)", [str(world_at.made.by("commissioner").user_id)]
        )
        for table in ("cases_case", "people_person", "cases_fact", "referrals_referral", "core_event"):
            assert web.execute(f"select count(*) from {table}").fetchone() == (0,), table


@pytest.fixture
def busy(own_database):
    """A service, an adviser of it, and a way to let the alarm look."""
    service = world.a_service()
    adviser, manager = world.a_colleague(service), world.a_colleague(service, "manager")

    def noticed() -> list[oversight.Notice]:
        with databases.django_at(own_database.worker):
            jobs.notice_browsers.function()
        with acting_as(manager):
            return oversight.notices(manager)

    return adviser, noticed


def opens(by, cases: int) -> None:
    with acting_as(by):
        for _ in range(cases):
            access_log.looked(uuid4(), "case page")


def test_dm_53_a_script_that_opens_two_hundred_cases_is_noticed_and_a_usual_hour_is_not(busy):
    adviser, noticed = busy
    opens(adviser, 60)
    assert noticed() == []
    opens(adviser, 140)
    (one,) = noticed()
    assert one.cases == 200
    assert pages.browser(adviser).get("/cases/").status_code == 200


def test_dm_53_no_list_of_looks_leaves_without_a_reason_on_record(world_at: Standing):
    looker = Looker(world_at.made.people.of["auditor"])
    for kind in ("looks", "reveals", "refused"):
        answer = looker.open("get", f"/audit/take-out?list={kind}")
        assert answer["Content-Type"].startswith("text/html")
    assert "Choose why." in looking.plain(looker.open("post", "/audit/take-out"))


@pytest.mark.parametrize("words", FORMULAS)
def test_t_31_what_somebody_typed_is_no_formula_in_a_file(words):
    (_, (cell,)) = csv.reader(StringIO(as_csv(("Heading",), [(words,)])))
    assert cell == f"'{words}"


def test_t_31_every_list_that_leaves_is_made_in_one_place():
    writers = {
        str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if "csv.writer(" in path.read_text()
    }
    assert writers == {"core/spreadsheets.py"}


def test_t_37_a_changed_row_a_lost_row_and_a_cut_tail_are_found(own_database, database_server):
    world.a_service()
    name = psycopg.conninfo.conninfo_to_dict(own_database.owner)["dbname"]

    def checked(number: int = 0) -> tuple[int | None, tuple[int, str], str]:
        with databases.django_at(own_database.worker), acting_as(world.operator()):
            return chain.first_broken(), chain.head(), chain.hash_of(number)

    broken, (events, head), _ = checked()
    assert broken is None and events > 3
    with psycopg.connect(database_server.admin_url, dbname=name, autocommit=True) as superuser:
        superuser.execute("alter table core_event disable trigger all")
        before = superuser.execute("select facts from core_event where id = 2").fetchone()[0]
        superuser.execute("update core_event set facts = '{}' where id = 2")
        assert checked()[0] == 2
        superuser.execute("update core_event set facts = %s where id = 2", [psycopg.types.json.Jsonb(before)])
        assert checked()[0] is None
        superuser.execute("delete from core_event where id = %s", [events])
        assert checked()[0] == events
        superuser.execute(
            "update core_eventhead set last_id = %s, hash = (select hash from core_event where id = %s)",
            [events - 1, events - 1],
        )
        # In itself the record is whole now. Whoever kept its last line elsewhere sees that it is gone.
        assert checked()[0] is None
        assert checked(events)[2] != head
