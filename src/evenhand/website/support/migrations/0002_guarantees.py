"""The web role writes the directory; who changes an entry, changes what may have been kept of a page."""

from django.db import migrations

from evenhand.core.walls import open_table

SHOWN = ("support_support", "support_support_councils")


class Migration(migrations.Migration):
    dependencies = [("support", "0001_initial"), ("pages", "0002_guarantees")]

    operations = [
        *(open_table(table, web="select, insert, update, delete") for table in SHOWN),
        open_table("support_fromfile", web="select, insert, update"),
        *(
            migrations.RunSQL(
                f"create trigger {table}_counts after insert or update or delete on {table}"
                " for each statement execute function evenhand_pages_changed()",
                migrations.RunSQL.noop,
            )
            for table in SHOWN
        ),
    ]
