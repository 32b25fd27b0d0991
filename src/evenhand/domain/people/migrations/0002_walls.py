"""Walls around people and the ways to reach them."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("core", "0002_walls_clock_and_record")]

    operations = [
        wall("people_person", Compartment.K1_CASE, worker="select", own=True),
        wall("people_contactdetails", Compartment.K12_REQUEST, worker="select", own=True),
        wall(
            "people_protecteddetails",
            Compartment.K7_SAFETY,
            web="select, insert, update, delete",
            worker="select",
            own=True,
        ),
        wall("people_safecontact", Compartment.K7_SAFETY, worker="select, update", own=True),
        wall("people_needs", Compartment.K12_REQUEST, worker="select", own=True),
        migrations.RunSQL("grant delete on people_contactdetails to evenhand_web", migrations.RunSQL.noop),
    ]
