"""A report that is published, or found wrong, changes what public pages show; a draft that is counted does not.

The worker, who counts drafts, never moves a report, and has no right to the count of changes.
"""

from django.db import migrations

SHOWN = """
create trigger figures_report_counts after update on figures_report
    for each row when (old.state is distinct from new.state) execute function evenhand_pages_changed();
"""


class Migration(migrations.Migration):
    dependencies = [("pages", "0007_page_views_are_open"), ("figures", "0003_published_is_open")]

    operations = [
        migrations.RunSQL(SHOWN, "drop trigger figures_report_counts on figures_report"),
    ]
