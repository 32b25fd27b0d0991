"""What the nightly check may list: ids only, for the worker only."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_walls")]

    operations = [
        migrations.RunSQL(
            """
            create function evenhand_cases_to_check() returns setof uuid
            language sql stable security definer set search_path = public, pg_temp as
            $$ select id from cases_case where closed_at is null $$;
            revoke execute on function evenhand_cases_to_check() from public;
            grant execute on function evenhand_cases_to_check() to evenhand_worker;
            revoke execute on function evenhand_first_broken_event() from public;
            grant execute on function evenhand_first_broken_event() to evenhand_worker;
            """,
            migrations.RunSQL.noop,
        ),
    ]
