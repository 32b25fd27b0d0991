"""Who may read and write the tables of reckoners, and that a change to one is counted as a change to pages.

Nothing here is about a case or a family: what somebody answers is kept in their own browser and in no table. A check of
the law can be added and goes with its reckoner; nobody can change one.
"""

from django.db import migrations

from evenhand.core.walls import open_table

SHOWN = ("reckoners_reckoner", "reckoners_factcheck")


class Migration(migrations.Migration):
    dependencies = [
        ("reckoners", "0001_initial"),
        ("pages", "0002_guarantees"),
        ("core", "0002_walls_clock_and_record"),
    ]

    operations = [
        open_table("reckoners_reckoner", web="select, insert, update, delete"),
        open_table("reckoners_factcheck", web="select, insert, delete"),
        *(
            migrations.RunSQL(
                f"create trigger {table}_counts after insert or update or delete on {table}"
                " for each statement execute function evenhand_pages_changed()",
                migrations.RunSQL.noop,
            )
            for table in SHOWN
        ),
    ]
