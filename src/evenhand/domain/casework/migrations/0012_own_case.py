"""Nobody finds their own case among those they work on."""

from django.db import migrations

FUNCTION = """
create or replace function evenhand_cases_with_name(words text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select distinct p.case_id from people_person p join cases_case c on c.id = p.case_id
    where to_tsvector('simple', p.name) @@ plainto_tsquery('simple', words)
        and c.provider_id in (select evenhand_my_providers('K1'))
        and c.id not in (select evenhand_my_walls())
        and not evenhand_is_own(c.id)
    limit 50
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("casework", "0011_dates_that_may_come_nearer"), ("cases", "0012_own_case")]

    operations = [migrations.RunSQL(FUNCTION, migrations.RunSQL.noop)]
