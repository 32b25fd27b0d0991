"""Managers hear that a service has no lead who could take a concern, but for the one whom it is about."""

from django.db import migrations

FUNCTIONS = """
-- Write the notices that are owed for concerns that nobody has taken: to each lead at once and every four hours, and
-- to the managers once a day while there is no lead who could take it. Never to whom it is about. What was written now,
-- for the record.
create or replace function evenhand_notice_concerns()
returns table (case_id uuid, concern_id uuid, kind text, readers bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
    with waiting as (
        select c.id, c.case_id, c.about_user_id, evenhand_now() - c.raised_at as since
        from safeguarding_concern c where c.state = 'raised'
    ), leads as (
        select w.*, u.user_id from waiting w
            cross join lateral evenhand_second_people(w.case_id, 'safeguarding_lead', w.about_user_id) u(user_id)
    ), owed as (
        select l.id, l.case_id, l.user_id, 'concern' as kind, extract(epoch from l.since)::int / 14400 as number
        from leads l
        union all
        select w.id, w.case_id, u.user_id, 'appoint', extract(epoch from w.since)::int / 86400
        from waiting w cross join lateral evenhand_second_people(w.case_id, 'manager', w.about_user_id) u(user_id)
        where not exists (select 1 from leads l where l.id = w.id)
    ), written as (
        insert into safeguarding_notice (id, case_id, user_id, kind, about_id, number, made_at)
            select gen_random_uuid(), o.case_id, o.user_id, o.kind, o.id, greatest(o.number, 0), evenhand_now()
            from owed o
        on conflict do nothing
        returning safeguarding_notice.case_id, about_id, safeguarding_notice.kind
    )
    select w.case_id, w.about_id, w.kind, count(*) from written w group by 1, 2, 3
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("safeguarding", "0002_guarantees")]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
