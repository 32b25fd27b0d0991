"""Whose right it is may read who looked at the case: which day, who, from where, and which page."""

from django.db import migrations

FUNCTION = """
-- Nothing that was refused, and no look of a mediator at their own notes: of those nothing is told to anybody.
create function evenhand_looks_at(wanted_case uuid)
returns table (on_day date, name text, from_where text, what text)
language sql stable security definer set search_path = public, pg_temp as $$
    select distinct (l.at at time zone 'Europe/London')::date,
        coalesce(nullif(u.staff_name, ''), (select min(m.name) from panel_mediator m where m.user_id = u.id)), case
        when exists (
            select 1 from identity_membership m join cases_case c on c.provider_id = m.provider_id
            where c.id = wanted_case and m.user_id = l.user_id
        ) then 'provider'
        else coalesce((
            select min(b.short_name) from identity_officer o
            join cases_party p on p.body_id = o.body_id join organisations_body b on b.id = o.body_id
            where p.case_id = wanted_case and o.user_id = l.user_id
        ), 'mediator') end, l.what
    from core_look l join identity_user u on u.id = l.user_id
    where l.case_id = wanted_case and evenhand_holds(wanted_case) and l.user_id <> evenhand_user()
        and l.what not like 'refused:%' and l.what <> 'own notes'
        and not exists (
            select 1 from cases_grant g
            where g.case_id = wanted_case and g.user_id = l.user_id and g.role = 'holder'
        )
    order by 1 desc, 2, 4
$$;
"""


class Migration(migrations.Migration):
    # The last of the tables that it reads is the panel's.
    dependencies = [("panel", "0003_leaving"), ("cases", "0012_own_case")]

    operations = [migrations.RunSQL(FUNCTION, "drop function evenhand_looks_at(uuid)")]
