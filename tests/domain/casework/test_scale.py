"""Lists over many cases, in a database of their own: what is found, in how many statements, by which index."""

import json
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.casework import jobs, queries, waiting
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.casework.worklist import Wanted, worklist
from tests.build import world
from tests.build.databases import as_owner


def due_by(database, day):
    with as_owner(database) as owner:
        rows = owner.execute("select evenhand_cases_with_duty_by(%s)", [day]).fetchall()
    return {row[0] for row in rows}


def open_kinds(case, by):
    with acting_as(by):
        return [task.kind for task in queries.open_tasks(case.id)]


def test_the_scan_finds_the_case_whose_certificate_is_due_and_lists_it_once(own_database):
    service = world.a_service()
    adviser = world.a_colleague(service)
    due, calm = world.a_case(service), world.a_case(service)
    world.inform(due, adviser, days_ago=3)
    world.tell(due, "no_mediation", adviser, days_ago=3)
    tomorrow = world.today() + timedelta(days=1)
    found = due_by(own_database, tomorrow + timedelta(days=4))
    assert due.id in found and calm.id not in found
    jobs.ask_for_certificate.function(case_id=str(due.id))
    assert open_kinds(due, adviser) == [TaskKind.CERTIFICATE_DUE]
    assert due.id not in due_by(own_database, tomorrow + timedelta(days=4))


# Each with a person of its own, who asks for themselves.
COPIES = """
    with copy as materialized (
        select gen_random_uuid() as copy_id, gen_random_uuid() as person_id, n, cases_case.*
        from cases_case, generate_series(1, %s) n where provider_id = %s
    ), asker as (
        insert into people_person (id, case_id, role, name) select person_id, copy_id, 'young_person', 'Sam' from copy
    )
    insert into cases_case (id, reference, provider_id, team_id, local_authority_id, caseworker_id, state, holder_id,
        child_id, child_initials, decision, disputed, opened_at, closed_at, next_due_on, next_due_rule,
        next_due_owner, version)
    select copy_id, reference || '-' || n, provider_id, team_id, local_authority_id, caseworker_id, state,
        person_id, person_id, child_initials, decision, disputed, opened_at, closed_at, next_due_on + n %% 200,
        next_due_rule, next_due_owner, version
    from copy
"""


def test_the_list_takes_a_fixed_number_of_statements_and_walks_its_index(own_database):
    service = world.a_service()
    adviser = world.a_colleague(service)
    world.a_case(service)

    def statements():
        with (
            acting_as(adviser),
            CaptureQueriesContext(
                connection,
            ) as caught,
        ):
            page = worklist(adviser, Wanted("team"), world_today, size=25)
        return page, [query["sql"] for query in caught.captured_queries]

    world_today = world.today()
    few = len(statements()[1])
    with as_owner(own_database) as owner:
        owner.execute(COPIES, [5000, service.provider_id])
        owner.execute("analyze cases_case")
    page, sqls = statements()
    assert len(page.lines) == 25
    assert (page.count, page.is_more) == (1000, True)
    assert len(sqls) == few <= 6, sqls
    listing = next(
        sql for sql in sqls if "ORDER BY" in sql and "cases_case" in sql and "count(" not in sql.lower()
    )
    with acting_as(adviser), connection.cursor() as cursor:
        cursor.execute("explain (format json) " + listing)
        plan = cursor.fetchone()[0]
    plan = plan if isinstance(plan, list) else json.loads(plan)
    nodes = list(_nodes(plan[0]["Plan"]))
    assert "Sort" not in {node["Node Type"] for node in nodes}, json.dumps(plan, indent=1)
    assert "worklist_of_team" in {node.get("Index Name") for node in nodes}, json.dumps(plan, indent=1)


def _nodes(plan):
    yield plan
    for child in plan.get("Plans", ()):
        yield from _nodes(child)


TASKS = """
    insert into casework_task (id, case_id, kind, words, due_on, for_user_id, state, by_rule, added_at)
    select gen_random_uuid(), id, 'other', 'Ring.', opened_at::date, %s, 'open', false, opened_at from cases_case
"""


def test_what_waits_for_one_asks_the_walls_about_nobody_elses_tasks(own_database):
    service = world.a_service()
    adviser, other = world.a_colleague(service), world.a_colleague(service)
    mine = world.a_case(service)
    take_case(case_id=mine.id, caseworker_id=other.user_id, by=other)
    with as_owner(own_database) as owner:
        owner.execute(COPIES, [3000, service.provider_id])
        owner.execute(TASKS, [None])
        owner.execute(TASKS, [other.user_id])
        owner.execute("analyze cases_case")
        owner.execute("analyze casework_task")
    take_case(case_id=mine.id, caseworker_id=adviser.user_id, by=other)
    with acting_as(adviser), CaptureQueriesContext(connection) as caught:
        found = waiting.tasks(adviser, "mine")
    assert [line.case_id for line in found.lines] == [mine.id]
    listings = [each["sql"] for each in caught.captured_queries if 'FROM "casework_task"' in each["sql"]]
    assert len(listings) == 2
    for listing in listings:
        with acting_as(adviser), connection.cursor() as cursor:
            cursor.execute("explain (analyze, format json) " + listing)
            plan = cursor.fetchone()[0]
        plan = plan if isinstance(plan, list) else json.loads(plan)
        read = [
            node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
            for node in _nodes(plan[0]["Plan"])
            if node.get("Relation Name") == "casework_task"
        ]
        assert sum(read) < 10, json.dumps(plan, indent=1)
