"""Only plain addresses, one user for two who come at once, and how often codes of an address were guessed at."""

from django.db import migrations, models

FUNCTIONS = """
-- The user of an address, made when there is none: the same answer and the same work either way. Two askers at
-- once get the same user.
create or replace function evenhand_user_for_address(wanted text, out user_id uuid, out made boolean)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
    plain text := trim(wanted);
begin
    made := false;
    loop
        select e.user_id into user_id from identity_emailaddress e where lower(e.address) = lower(plain);
        exit when user_id is not null;
        user_id := gen_random_uuid();
        insert into identity_emailaddress (id, user_id, address, added_at)
            values (gen_random_uuid(), evenhand_user_for_address.user_id, plain, evenhand_now())
            on conflict do nothing;
        if found then
            insert into identity_user (id, staff_name, is_active, session_epoch) values (user_id, '', true, 0);
            made := true;
            exit;
        end if;
    end loop;
end $$;
revoke execute on function evenhand_user_for_address(text) from public;
grant execute on function evenhand_user_for_address(text) to evenhand_web;

-- How many digits were tried in the last hour, in all browsers, on codes for the address of this browser's code.
create function evenhand_guesses_at(wanted uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(sum(other.tries), 0) from identity_signincode mine
        join identity_signincode other on lower(other.address) = lower(mine.address)
    where mine.id = wanted and mine.browser_key = evenhand_browser()
        and other.asked_at > evenhand_now() - interval '1 hour'
$$;
revoke execute on function evenhand_guesses_at(uuid) from public;
grant execute on function evenhand_guesses_at(uuid) to evenhand_web;
-- The worker deletes sessions that are over and reads none.
grant delete on django_session to evenhand_worker;
grant select (expire_date) on django_session to evenhand_worker;
create index code_of_address on identity_signincode (lower(address), asked_at);
"""


class Migration(migrations.Migration):
    dependencies = [("identity", "0002_walls"), ("sessions", "0001_initial")]

    operations = [
        migrations.AddConstraint(
            model_name="emailaddress",
            constraint=models.CheckConstraint(
                condition=models.Q(address__regex="^[!-~]+@[!-~]+$"), name="address_is_plain"
            ),
        ),
        migrations.AddConstraint(
            model_name="signincode",
            constraint=models.CheckConstraint(
                condition=models.Q(address__regex="^[!-~]+@[!-~]+$"), name="code_goes_to_plain_address"
            ),
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
