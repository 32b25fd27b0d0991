"""The list of old drafts is for the worker that empties them."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("requests", "0002_walls")]

    operations = [
        migrations.RunSQL(
            """
            revoke execute on function evenhand_stale_drafts(timestamptz) from public;
            grant execute on function evenhand_stale_drafts(timestamptz) to evenhand_worker;
            """,
            migrations.RunSQL.noop,
        ),
    ]
