"""Who may read and write users, addresses and codes."""

from django.db import migrations

from evenhand.core.walls import open_table


class Migration(migrations.Migration):
    dependencies = [("identity", "0001_initial"), ("core", "0002_walls_clock_and_record")]

    operations = [
        open_table("identity_user", web="select, update", worker="select"),
        open_table("identity_membership", web="select, insert, update", worker="select"),
        migrations.RunSQL(
            """
            alter table identity_emailaddress enable row level security;
            alter table identity_emailaddress force row level security;
            create policy identity_emailaddress_owner on identity_emailaddress to evenhand_owner
                using (true) with check (true);
            create policy identity_emailaddress_own on identity_emailaddress to evenhand_web
                using (user_id = evenhand_user());
            grant select on identity_emailaddress to evenhand_web;

            alter table identity_signincode enable row level security;
            alter table identity_signincode force row level security;
            create policy identity_signincode_owner on identity_signincode to evenhand_owner
                using (true) with check (true);
            create policy identity_signincode_browser on identity_signincode to evenhand_web
                using (browser_key = evenhand_browser()) with check (browser_key = evenhand_browser());
            create policy identity_signincode_sending on identity_signincode to evenhand_worker
                using (true) with check (true);
            grant select, insert, update on identity_signincode to evenhand_web;
            grant select, update, delete on identity_signincode to evenhand_worker;

            -- The user of an address, made when there is none: the same answer and the same work either way.
            create function evenhand_user_for_address(wanted text, out user_id uuid, out made boolean)
            language plpgsql volatile security definer set search_path = public, pg_temp as $$
            begin
                select e.user_id into user_id from identity_emailaddress e
                    where lower(e.address) = lower(trim(wanted));
                made := user_id is null;
                if made then
                    user_id := gen_random_uuid();
                    insert into identity_user (id, staff_name, is_active, session_epoch)
                        values (user_id, '', true, 0);
                    insert into identity_emailaddress (id, user_id, address, added_at)
                        values (gen_random_uuid(), evenhand_user_for_address.user_id, trim(wanted),
                            evenhand_now());
                end if;
            end $$;
            """,
            migrations.RunSQL.noop,
        ),
    ]
