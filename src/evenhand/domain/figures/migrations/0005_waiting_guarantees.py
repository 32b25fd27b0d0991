"""Everybody reads how long families wait; only the worker counts it, in the database, and no row of a case leaves that."""

from django.db import migrations

from evenhand.core.walls import open_table

WAITED = """
-- How many families were talked with about mediation for the first time in these days, or asked before their end and waited
-- still; and within how many days half of them were talked with: none where that is nobody knows how many. It runs from the
-- first contact to the day of the talk, as both stand now. Whoever reads the information online waits for nobody, and whoever
-- asked half a year ago does no longer.
create function evenhand_waited(wanted_provider uuid, first_day date, last_day date)
returns table (families bigint, days integer)
language sql stable security definer set search_path = public, pg_temp as $$
    with recursive talks as (
        select i.case_id, i.fact_id, i.given_on as on_day from casework_information i
        join cases_case c on c.id = i.case_id where c.provider_id = wanted_provider and i.way = 'spoken'
        union all
        select t.case_id, f.id, f.happened_on from talks t join cases_fact f on f.replaces_id = t.fact_id
    ), talked as (
        select t.case_id, min(t.on_day) as on_day from talks t
        where not exists (select 1 from cases_fact f where f.replaces_id = t.fact_id) group by t.case_id
    ), asked as (
        select c.id, c.state, t.on_day as told_on, least(
            (c.opened_at at time zone 'Europe/London')::date,
            (select min(f.happened_on) from cases_fact f where f.case_id = c.id and f.kind = 'contact'
                and not exists (select 1 from cases_fact g where g.replaces_id = f.id))
        ) as asked_on
        from cases_case c left join talked t on t.case_id = c.id
        where c.provider_id = wanted_provider and not exists (
            select 1 from casework_information i where i.case_id = c.id and i.way = 'read_online'
        )
    ), waited as (
        select told_on - asked_on as days from asked
        where told_on between first_day and last_day and told_on >= asked_on
        union all
        select null from asked
        where asked_on between last_day - 182 and last_day and (told_on is null or told_on > last_day)
            and state in ('enquiry', 'informed', 'undecided', 'wants_mediation', 'no_mediation')
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
