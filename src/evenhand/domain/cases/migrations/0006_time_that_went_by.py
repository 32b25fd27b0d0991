"""Which cases hold a family's clock whose time has gone: ids only, for the worker only."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_what_never_changes")]

    operations = [
        migrations.RunSQL(
            """
            create function evenhand_cases_whose_time_went_by() returns setof uuid
            language sql stable security definer set search_path = public, pg_temp as
            $$ select distinct case_id from cases_duty where state = 'open' and owner = 'family'
                and greatest(due_on, coalesce(may_accept_until, due_on)) < evenhand_today() $$;
            revoke execute on function evenhand_cases_whose_time_went_by() from public;
            grant execute on function evenhand_cases_whose_time_went_by() to evenhand_worker;
            """,
            migrations.RunSQL.noop,
        ),
    ]
