"""The web role writes films; who changes one, changes what may have been kept of a page."""

from django.db import migrations

from evenhand.core.walls import open_table

TABLE = "films_film"


class Migration(migrations.Migration):
    dependencies = [("films", "0001_initial"), ("pages", "0002_guarantees")]

    operations = [
        open_table(TABLE, web="select, insert, update, delete"),
        migrations.RunSQL(
            f"create trigger {TABLE}_counts after insert or update or delete on {TABLE}"
            " for each statement execute function evenhand_pages_changed()",
            migrations.RunSQL.noop,
        ),
    ]
