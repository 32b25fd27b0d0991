"""The web role writes the other websites that pages lead to; who changes one, changes what may have been kept of a page."""

from django.db import migrations

from evenhand.core.walls import open_table

TABLE = "pages_elsewhere"


class Migration(migrations.Migration):
    dependencies = [("pages", "0003_elsewhere")]

    operations = [
        open_table(TABLE, web="select, insert, update, delete"),
        migrations.RunSQL(
            f"create trigger {TABLE}_counts after insert or update or delete on {TABLE}"
            " for each statement execute function evenhand_pages_changed()",
            migrations.RunSQL.noop,
        ),
    ]
