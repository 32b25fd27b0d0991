"""Readings and lists of bank holidays are open; what was chosen and which days a list has never change."""

from django.db import migrations

from evenhand.core.walls import append_only, open_table


class Migration(migrations.Migration):
    dependencies = [("law", "0001_initial"), ("core", "0002_walls_clock_and_record")]

    operations = [
        open_table("law_chosenreading", web="select, insert", worker="select"),
        append_only("law_chosenreading"),
        open_table(
            "law_calendar",
            web="select, insert, update (state, decided_at, decided_by, reason)",
            worker="select",
        ),
        migrations.RunSQL(
            """
            -- By what a provider counts now, in one small statement: the list of bank holidays in use, and the newest
            -- reading of each switch that was ever chosen.
            create function evenhand_law_in_use(wanted uuid, out calendar text, out readings text[])
            language sql stable as $$
                select (select version from law_calendar where state = 'confirmed'),
                    (select array_agg(array[switch, reading]) from (
                        select distinct on (switch) switch, reading from law_chosenreading
                        where provider_id = wanted order by switch, number desc
                    ) newest)
            $$;
            """,
            "drop function evenhand_law_in_use(uuid)",
        ),
    ]
