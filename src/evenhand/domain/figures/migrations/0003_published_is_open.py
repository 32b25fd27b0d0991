"""Everybody reads what is published, and what was; a draft stays with the service that it is about.

A commissioner needs no policy of their own any longer. The counts behind a report stay with the worker.
"""

from django.db import migrations

OPEN = """
alter policy figures_report_seen on figures_report
    using (provider_id = any (array(select evenhand_my_providers('K1'))));
create policy figures_report_open on figures_report for select to evenhand_web
    using (state in ('published', 'corrected'));
drop function evenhand_commissions(text);
"""


class Migration(migrations.Migration):
    dependencies = [("figures", "0002_guarantees")]

    operations = [migrations.RunSQL(OPEN, migrations.RunSQL.noop)]
