"""Only the first place that somebody ever had makes them one person with whoever gave it."""

from django.db import migrations

COUNTED = """
-- Whoever gave somebody the first place that they ever had counts as one person with them for thirty days, and so do two
-- to whom one person gave their first: each of these may be a second mailbox of the same. Whoever had a place before is
-- none: any address can be put on a list, and that is no way to make one person of two others. A place that ended
-- counts as any other. `until` is when it is over: on each way from one to the other the first place to grow old
-- decides, and of all ways the longest.
create or replace function evenhand_counted_as_one(wanted uuid) returns table (user_id uuid, until timestamptz)
language sql stable set search_path = public, pg_temp as $$
    with recursive place as (
        select m.user_id, m.appointed_by, m.starts_at as since from identity_membership m
        union all select o.user_id, o.appointed_by, o.starts_at from identity_officer o
        union all select p.user_id, p.added_by,
            coalesce(p.added_at, p.since::timestamp at time zone 'Europe/London') from panel_mediator p
    ), appointed as (
        select p.user_id, p.appointed_by, p.since + interval '30 days' as until from place p
        where p.appointed_by is not null and p.since > evenhand_now() - interval '30 days'
            and not exists (select 1 from place e where e.user_id = p.user_id and e.since < p.since)
    ), above as (
        select wanted as user_id, 'infinity'::timestamptz as until
        union select a.appointed_by, least(x.until, a.until) from above x join appointed a on a.user_id = x.user_id
    ), one as (
        select x.user_id, x.until from above x
        union select a.user_id, least(x.until, a.until) from one x join appointed a on a.appointed_by = x.user_id
    )
    select o.user_id, max(o.until) from one o where o.user_id <> wanted group by o.user_id
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("identity", "0021_answered_offer")]

    operations = [migrations.RunSQL(COUNTED, migrations.RunSQL.noop)]
