"""Who may read and write offices: an office is ended, never made another."""

from django.db import migrations

from evenhand.core.walls import open_table


class Migration(migrations.Migration):
    dependencies = [("identity", "0005_officers")]

    operations = [
        open_table("identity_officer", web="select, insert", worker="select"),
        migrations.RunSQL("grant update (ends_at) on identity_officer to evenhand_web", migrations.RunSQL.noop),
    ]
