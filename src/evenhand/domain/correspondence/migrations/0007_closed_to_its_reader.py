"""Whoever sends a message asks first whether its reader was shut out of the case since it was promised."""

from django.db import migrations

FUNCTION = """
-- Was somebody shut out of a case, or did they hold its right and do so no longer? For the worker that sends.
create function evenhand_is_closed_to(wanted_case uuid, reader uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from cases_wall w
        where w.case_id = wanted_case and w.user_id = reader and w.ended_at is null
    ) or exists (
        select 1 from cases_grant g
        where g.case_id = wanted_case and g.user_id = reader and g.role = 'holder'
    ) and not exists (
        select 1 from cases_grant g
        where g.case_id = wanted_case and g.user_id = reader and g.role = 'holder'
            and (g.ends_at is null or g.ends_at > evenhand_now())
    )
$$;
revoke execute on function evenhand_is_closed_to(uuid, uuid) from public;
grant execute on function evenhand_is_closed_to(uuid, uuid) to evenhand_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0006_messages_to_mediators"), ("cases", "0012_own_case")]

    operations = [migrations.RunSQL(FUNCTION, "drop function evenhand_is_closed_to(uuid, uuid)")]
