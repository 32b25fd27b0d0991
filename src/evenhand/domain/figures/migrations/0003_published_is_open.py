"""Everybody reads what is published, and what was; a draft stays with the managers of its service.

A commissioner needs no policy of their own any longer. The counts behind a report stay with the worker.
"""

from django.db import migrations

OPEN = """
alter policy figures_report_seen on figures_report
    using (exists (
        select 1 from identity_membership m
        where m.user_id = evenhand_user() and m.provider_id = figures_report.provider_id and m.role = 'manager'
            and m.starts_at <= evenhand_now() and (m.ends_at is null or m.ends_at > evenhand_now())
    ));
create policy figures_report_open on figures_report for select to evenhand_web
    using (state in ('published', 'corrected'));
drop function evenhand_commissions(text);
"""


class Migration(migrations.Migration):
    dependencies = [("figures", "0002_guarantees")]

    operations = [migrations.RunSQL(OPEN, migrations.RunSQL.noop)]
