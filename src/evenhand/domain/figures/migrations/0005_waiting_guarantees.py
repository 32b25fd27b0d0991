"""Everybody reads how long families wait; only the worker counts it, in the database, and no row of a case leaves that."""

from django.db import migrations

from evenhand.core.walls import open_table

WAITED = """
-- How many families were talked with about mediation for the first time in these days, or asked in them and wait still; and
-- within how many days half of them were talked with: none where that is nobody knows how many. It runs from the first
-- contact to the day of the talk, as both stand now. Whoever reads the information online has not waited for anybody.
create function evenhand_waited(wanted_provider uuid, first_day date, last_day date)
returns table (families bigint, days integer)
language sql stable security definer set search_path = public, pg_temp as $$
    with standing as (
        select f.* from cases_fact f where not exists (select 1 from cases_fact g where g.replaces_id = f.id)
    ), asked as (
        select c.id, c.state, least(
            (c.opened_at at time zone 'Europe/London')::date,
            (select min(f.happened_on) from standing f where f.case_id = c.id and f.kind = 'contact')
        ) as asked_on, (
            select min(coalesce(g.happened_on, i.given_on)) from casework_information i
            left join cases_fact g on g.replaces_id = i.fact_id
            where i.case_id = c.id and i.way = 'spoken'
        ) as told_on, exists (
            select 1 from casework_information i where i.case_id = c.id
        ) as has_read
        from cases_case c where c.provider_id = wanted_provider
    ), waited as (
        select told_on - asked_on as days from asked
        where told_on between first_day and last_day and told_on >= asked_on
        union all
        select null from asked
        where asked_on between first_day and last_day and told_on is null and not has_read
            and state not in ('withdrawn', 'closed')
    )
    select count(*), nullif(
        percentile_disc(0.5) within group (order by coalesce(waited.days, 2147483647)), 2147483647
    ) from waited
$$;
revoke execute on function evenhand_waited(uuid, date, date) from public;
grant execute on function evenhand_waited(uuid, date, date) to evenhand_worker;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("figures", "0004_waitingtime"),
        ("cases", "0002_walls"),
        ("casework", "0002_walls"),
    ]

    operations = [
        open_table("figures_waitingtime", web="select", worker="select, insert, update"),
        migrations.RunSQL(WAITED, "drop function evenhand_waited(uuid, date, date)"),
    ]
