"""A cover is its provider's; a case in it is walled as what staff write about a case."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall


class Migration(migrations.Migration):
    dependencies = [
        ("cover", "0001_initial"),
        ("core", "0002_walls_clock_and_record"),
        ("cases", "0002_walls"),
    ]

    operations = [
        wall(
            "cover_cover",
            Compartment.STAFF,
            web="select, insert, update (last_at, undone_at)",
            seen="provider_id = any (array(select evenhand_my_providers('K9')))",
        ),
        wall("cover_coveredcase", Compartment.K9_CASEWORK, web="select, insert, update (state, why)"),
    ]
