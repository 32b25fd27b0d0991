"""The worker, and nobody else, may ask where a user reads e-mail: to write to a mediator about a meeting."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("identity", "0006_officers_are_open")]

    operations = [
        migrations.RunSQL(
            """
            create function evenhand_mailbox_of(wanted uuid) returns text
            language sql stable security definer set search_path = public, pg_temp as $$
                select e.address from identity_emailaddress e where e.user_id = wanted
                order by e.added_at limit 1
            $$;
            revoke execute on function evenhand_mailbox_of(uuid) from public;
            grant execute on function evenhand_mailbox_of(uuid) to evenhand_worker;
            """,
            migrations.RunSQL.noop,
        ),
    ]
