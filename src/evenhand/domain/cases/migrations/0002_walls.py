"""Walls around the spine. Cases themselves are walled by lists, so that worklists can use their indexes."""

from django.db import migrations

from evenhand.core.walls import Compartment, append_only, wall

SEEN = """id = evenhand_case() or (
    (provider_id = any (array(select evenhand_my_providers('K1')))
        or id = any (array(select evenhand_my_cases('K1'))))
    and id <> all (array(select evenhand_my_walls())))"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("core", "0002_walls_clock_and_record")]

    operations = [
        wall("cases_case", Compartment.K1_CASE, worker="select, update", signer="select", seen=SEEN),
        wall("cases_issue", Compartment.K12_REQUEST, worker="select", own=True),
        wall("cases_fact", Compartment.K1_CASE, web="select, insert", worker="select, insert", signer="select"),
        append_only("cases_fact"),
        wall("cases_duty", Compartment.K1_CASE, worker="select, insert, update"),
        wall(
            "cases_grant",
            Compartment.K9_CASEWORK,
            seen="evenhand_sees(case_id, 'K9') or user_id = evenhand_user()",
            written="evenhand_sees(case_id, 'K9')",
            worker="select",
        ),
        wall("cases_wall", Compartment.K9_CASEWORK),
    ]
