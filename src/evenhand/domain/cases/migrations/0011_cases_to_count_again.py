"""Which open cases of a provider were counted by another law than the one in use: ids only, for the worker only."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_counted_with"), ("law", "0002_walls")]

    operations = [
        migrations.RunSQL(
            """
            -- What is stored already was counted by the list and the default readings of that release.
            update cases_case set counted_with = 'england-2026-11-23' where closed_at is null;
            grant update (counted_with) on cases_case to evenhand_web, evenhand_worker;

            create function evenhand_cases_to_count_again(of_provider uuid, law text) returns setof uuid
            language sql stable security definer set search_path = public, pg_temp as
            $$ select id from cases_case
                where provider_id = of_provider and counted_with <> law and closed_at is null $$;
            revoke execute on function evenhand_cases_to_count_again(uuid, text) from public;
            grant execute on function evenhand_cases_to_count_again(uuid, text) to evenhand_worker;
            """,
            "drop function evenhand_cases_to_count_again(uuid, text)",
        ),
    ]
