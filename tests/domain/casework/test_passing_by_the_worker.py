"""The worker's own role may do what the day of the young person's right asks of it, and nothing is done twice."""

import psycopg

from evenhand.domain.casework import jobs
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import databases, world


def asked(owner, name):
    return [
        row[0]
        for row in owner.execute(
            "select args->>'case_id' from procrastinate_jobs where task_name like %s order by id",
            [f"%{name}"],
        )
    ]


def test_it_finds_each_case_lets_the_right_pass_and_asks_for_an_invitation(own_database, settings, tmp_path):
    settings.FILES_DIR = settings.DATA_DIR = tmp_path
    service = world.a_service()
    case = world.a_case(service, reach=Reach(email="sam@holloway.example"))
    world.a_case(service, reach=Reach(email="kim@else.example"))
    with databases.as_owner(own_database) as owner:
        owner.execute("update cases_case set right_passes_on = evenhand_today() where id = %s", [case.id])
        with databases.django_at(own_database.worker):
            jobs.see_whose_right_passes.function()
            assert asked(owner, "see_to_the_right") == [str(case.id)]
            jobs.see_to_the_right.function(case_id=str(case.id))
            jobs.see_to_the_right.function(case_id=str(case.id))
            (event_id,) = owner.execute(
                "select id from core_event where kind = 'cases.RightPassed'"
            ).fetchall()
            jobs.ask_to_invite.function(event_id=str(event_id[0]), case_id=str(case.id))
            jobs.see_whose_right_passes.function()
        assert asked(owner, "see_to_the_right") == [str(case.id)], "it is seen to"
        tasks = owner.execute("select kind from casework_task where case_id = %s", [case.id]).fetchall()
        assert tasks == [("invite_young_person",)]
        holder = owner.execute(
            "select holder_id = child_id from cases_case where id = %s", [case.id]
        ).fetchone()
        assert holder == (True,)


def test_it_warns_ahead(own_database, settings, tmp_path):
    settings.FILES_DIR = settings.DATA_DIR = tmp_path
    case = world.a_case(world.a_service(), reach=Reach(email="sam@holloway.example"))
    with psycopg.connect(own_database.owner, autocommit=True) as owner:
        owner.execute("update cases_case set right_passes_on = evenhand_today() + 30")
        with databases.django_at(own_database.worker):
            jobs.see_whose_right_passes.function()
            jobs.see_to_the_right.function(case_id=str(case.id))
            jobs.see_to_the_right.function(case_id=str(case.id))
        assert asked(owner, "see_to_the_right") == [str(case.id)]
        rows = owner.execute("select kind, due_on = evenhand_today() + 30 from casework_task").fetchall()
        assert rows == [("right_passes_soon", True)]
