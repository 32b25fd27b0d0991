"""Everybody reads how long families wait; only the worker counts it, in the database, and no row of a case leaves that."""

from django.db import migrations

from evenhand.core.walls import open_table

WAITED = """
-- How many families had information and advice for the first time in these days, and how many days half waited at most.
create function evenhand_waited(wanted_provider uuid, first_day date, last_day date)
returns table (families bigint, days integer)
language sql stable security definer set search_path = public, pg_temp as $$
    with informed as (
        select c.id, (c.opened_at at time zone 'Europe/London')::date as opened_on, min(i.given_on) as given_on
        from casework_information i join cases_case c on c.id = i.case_id
        where c.provider_id = wanted_provider group by c.id
    ), waited as (
        select given_on - opened_on as days from informed
        where given_on between first_day and last_day and given_on >= opened_on
    )
    select count(*), percentile_disc(0.5) within group (order by waited.days) from waited
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
