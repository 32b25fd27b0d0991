"""Passkeys are read and written by the person whose they are; and what may be asked across the walls around people."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

FUNCTIONS = """
-- Whose is this key, while it is in use? It has hundreds of bits of chance: whoever names it was shown it or holds it.
create function evenhand_owner_of_passkey(wanted text) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select p.user_id from identity_passkey p where p.credential_id = wanted and p.ended_at is null
$$;
revoke execute on function evenhand_owner_of_passkey(text) from public;
grant execute on function evenhand_owner_of_passkey(text) to evenhand_web;

-- Is this user on the panel of this provider, at which the asking person works?
create function evenhand_mediates_for(wanted_user uuid, wanted_provider uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select wanted_provider in (select evenhand_my_providers('K9')) and exists (
        select 1 from panel_mediator p where p.user_id = wanted_user and p.provider_id = wanted_provider
            and (p.until is null or p.until > (evenhand_now() at time zone 'Europe/London')::date)
    )
$$;
revoke execute on function evenhand_mediates_for(uuid, uuid) from public;
grant execute on function evenhand_mediates_for(uuid, uuid) to evenhand_web;

-- Does the asking person work here, for a body, or as a mediator?
create function evenhand_works_with_us() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
            select 1 from identity_membership m
            where m.user_id = evenhand_user() and (m.ends_at is null or m.ends_at > evenhand_now())
        ) or exists (
            select 1 from identity_officer o
            where o.user_id = evenhand_user() and (o.ends_at is null or o.ends_at > evenhand_now())
        ) or exists (select 1 from panel_mediator p where p.user_id = evenhand_user())
$$;
revoke execute on function evenhand_works_with_us() from public;
grant execute on function evenhand_works_with_us() to evenhand_web;

-- As before, and not in the place of a passkey either.
create or replace function evenhand_may_have_code(wanted_user uuid, wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select evenhand_sees(wanted_case, 'K9')
        and not exists (
            select 1 from identity_membership m
            where m.user_id = wanted_user and (m.ends_at is null or m.ends_at > evenhand_now())
        ) and not exists (
            select 1 from identity_officer o
            where o.user_id = wanted_user and (o.ends_at is null or o.ends_at > evenhand_now())
        ) and not exists (select 1 from panel_mediator p where p.user_id = wanted_user)
        and not exists (
            select 1 from identity_authenticator a
            where a.user_id = wanted_user and a.ended_at is null and a.confirmed_at is not null
        ) and not exists (
            select 1 from identity_passkey p where p.user_id = wanted_user and p.ended_at is null
        ) and not exists (
            select 1 from identity_accesscode c
            where c.user_id = wanted_user and c.ended_at is null
                and (c.confirmed_at is not null or c.case_id <> wanted_case)
        ) and not exists (
            select 1 from cases_grant g
            where g.user_id = wanted_user and g.case_id <> wanted_case
                and (g.ends_at is null or g.ends_at > evenhand_now())
        )
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("identity", "0012_passkeys"), ("panel", "0004_looks_for_the_family")]

    operations = [
        wall("identity_passkey", Compartment.STAFF, seen="user_id = evenhand_user()", web="select, insert"),
        migrations.RunSQL(
            "grant update (sign_count, last_used_at, ended_at) on identity_passkey to evenhand_web",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
