"""Who may read and write organisations: no case data here."""

from django.db import migrations

from evenhand.core.walls import open_table


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial"), ("core", "0002_walls_clock_and_record")]

    operations = [
        open_table("organisations_localauthority", web="select, insert, update", worker="select", signer="select"),
        open_table("organisations_provider", web="select, insert, update", worker="select", signer="select"),
        open_table("organisations_team", web="select, insert, update", worker="select"),
        open_table("organisations_contract", web="select, insert, update", worker="select"),
    ]
