"""Who may read and write where councils lie: no case data here, and nothing about anybody."""

from django.db import migrations

from evenhand.core.walls import open_table


class Migration(migrations.Migration):
    dependencies = [("organisations", "0005_places")]

    operations = [
        open_table(f"organisations_{table}", web="select, insert, delete")
        for table in ("placelist", "postcodeplace", "squareplace")
    ]
