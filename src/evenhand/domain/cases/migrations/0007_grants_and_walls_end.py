"""A family's role on a case and a wall around it are ended, never made another's."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_time_that_went_by")]

    operations = [
        migrations.RunSQL(
            """
            revoke update on cases_grant, cases_wall from evenhand_web;
            grant update (ends_at) on cases_grant to evenhand_web;
            grant update (ended_at) on cases_wall to evenhand_web;
            """,
            migrations.RunSQL.noop,
        ),
    ]
