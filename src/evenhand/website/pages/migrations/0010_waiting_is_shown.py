"""How long families wait stands on public pages; so the worker, who counts it, counts what changed on them too."""

from django.db import migrations

SHOWN = """
create trigger figures_waitingtime_counts after insert or update or delete on figures_waitingtime
    for each statement execute function evenhand_pages_changed();
grant select, update on pages_edition to evenhand_worker;
"""
NOT_SHOWN = """
drop trigger figures_waitingtime_counts on figures_waitingtime;
revoke select, update on pages_edition from evenhand_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("pages", "0009_pictures"), ("figures", "0005_waiting_guarantees")]

    operations = [migrations.RunSQL(SHOWN, NOT_SHOWN)]
