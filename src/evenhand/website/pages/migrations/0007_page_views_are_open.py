"""The web role counts how often pages are opened, and takes no count away."""

from django.db import migrations

from evenhand.core.walls import open_table


class Migration(migrations.Migration):
    dependencies = [("pages", "0006_page_views")]

    operations = [open_table("pages_pageviews", web="select, insert, update")]
