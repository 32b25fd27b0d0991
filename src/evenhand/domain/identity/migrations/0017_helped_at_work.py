"""Whoever has a family's case is helped on that case, and not by whoever put their address on a list at work."""

from django.db import migrations

FUNCTIONS = """
-- Has this user a family's case, or a place beside one, now or ever? Asked before colleagues end what somebody signs in
-- with. To whoever works nowhere here it says yes of everybody: nobody is helped by them.
create function evenhand_has_own_case(wanted_user uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select not evenhand_works_with_us() or exists (
            select 1 from cases_grant g
            where g.user_id = wanted_user and g.role in ('holder', 'parent', 'supporter')
        ) or exists (select 1 from people_person p where p.user_id = wanted_user)
$$;
revoke execute on function evenhand_has_own_case(uuid) from public;
grant execute on function evenhand_has_own_case(uuid) to evenhand_web;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0016_word_opens_as_long_as_it_may"),
        ("cases", "0017_walls_beside_families"),
        ("people", "0006_sealed_safety"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
