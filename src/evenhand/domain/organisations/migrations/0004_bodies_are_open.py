"""Who may read and write councils and health bodies: no case data here."""

from django.db import migrations

from evenhand.core.walls import open_table


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_bodies")]

    operations = [
        open_table("organisations_body", web="select, insert, update", worker="select", signer="select"),
        open_table("organisations_commissioning", web="select, insert, update", worker="select"),
    ]
