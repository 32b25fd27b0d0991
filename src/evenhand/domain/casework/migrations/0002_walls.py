"""Walls around the work on a case, and the two questions that are asked across cases: which, never what."""

from django.db import migrations

from evenhand.core.walls import Compartment, append_only, wall

FUNCTIONS = """
-- Cases on which the provider must act by a day and nobody has it on a list: ids only, for the worker's scan.
create function evenhand_cases_with_duty_by(last_day date) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select distinct d.case_id from cases_duty d join cases_case c on c.id = d.case_id
    where d.state = 'open' and d.owner = 'adviser' and d.due_on <= last_day and c.closed_at is null
        and not exists (
            select 1 from casework_task t
            where t.case_id = d.case_id and t.kind = 'certificate_due' and t.by_rule and t.state = 'open'
        )
$$;
revoke execute on function evenhand_cases_with_duty_by(date) from public;
grant execute on function evenhand_cases_with_duty_by(date) to evenhand_worker;

-- Cases of the asker's own providers on which somebody has all of these words in their name: ids only. The
-- table's own wall would be asked for every name in it; this asks the index first and the same wall second.
create function evenhand_cases_with_name(words text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select distinct p.case_id from people_person p join cases_case c on c.id = p.case_id
    where to_tsvector('simple', p.name) @@ plainto_tsquery('simple', words)
        and c.provider_id in (select evenhand_my_providers('K1'))
        and c.id not in (select evenhand_my_walls())
    limit 50
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0001_initial"),
        ("cases", "0004_lists_without_dates"),
        ("people", "0004_find_by_name"),
    ]

    operations = [
        wall("casework_contact", Compartment.K9_CASEWORK, web="select, insert", worker="select, insert"),
        append_only("casework_contact"),
        wall("casework_information", Compartment.K1_CASE, web="select, insert", worker="select"),
        append_only("casework_information"),
        wall("casework_task", Compartment.K9_CASEWORK, worker="select, insert, update"),
        wall("casework_note", Compartment.K9_CASEWORK, web="select, insert"),
        append_only("casework_note"),
        migrations.RunSQL(
            FUNCTIONS,
            "drop function evenhand_cases_with_duty_by(date); drop function evenhand_cases_with_name(text)",
        ),
    ]
