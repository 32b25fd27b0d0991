"""Who may read and write access codes, wrong tries, devices and resets; and what may be asked across those walls."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

OWN = {"seen": "user_id = evenhand_user()"}
# Staff of the case see that a code was given and when; which it was stands nowhere.
CODE = "user_id = evenhand_user() or evenhand_sees(case_id, 'K9')"
RESET = """
    user_id = evenhand_user() or evenhand_sees(case_id, 'K9') or case_id is null and (
        provider_id in (select evenhand_my_providers('K9')) or exists (
            select 1 from identity_officer o
            where o.body_id = identity_factorreset.body_id and o.user_id = evenhand_user()
                and o.starts_at <= evenhand_now() and (o.ends_at is null or o.ends_at > evenhand_now())
        )
    )
"""
FUNCTIONS = """
-- May staff give this user an access code on this case? Not to whoever works here or for a body, nor where it would
-- open another case, nor in the place of what they sign in with already.
create function evenhand_may_have_code(wanted_user uuid, wanted_case uuid) returns boolean
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
            select 1 from identity_accesscode c
            where c.user_id = wanted_user and c.ended_at is null
                and (c.confirmed_at is not null or c.case_id <> wanted_case)
        ) and not exists (
            select 1 from cases_grant g
            where g.user_id = wanted_user and g.case_id <> wanted_case
                and (g.ends_at is null or g.ends_at > evenhand_now())
        )
$$;
revoke execute on function evenhand_may_have_code(uuid, uuid) from public;
grant execute on function evenhand_may_have_code(uuid, uuid) to evenhand_web;

-- Has the owner of an address signed in before in the browser that holds this secret, within half a year?
create function evenhand_knows_browser(wanted text, secret_sha256 text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from identity_device d join identity_emailaddress e on e.user_id = d.user_id
        where lower(e.address) = lower(trim(wanted)) and d.known_sha256 = secret_sha256
            and d.forgotten_at is null and d.used_at > evenhand_now() - interval '180 days'
    )
$$;
revoke execute on function evenhand_knows_browser(text, text) from public;
grant execute on function evenhand_knows_browser(text, text) to evenhand_web;

-- As before, and apart for browsers that are known as the owner's: guessing elsewhere keeps them out of none.
create or replace function evenhand_guesses_at(wanted uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(sum(other.tries), 0) from identity_signincode mine
        join identity_signincode other on lower(other.address) = lower(mine.address)
    where mine.id = wanted and mine.browser_key = evenhand_browser() and other.known = mine.known
        and other.asked_at > evenhand_now() - interval '1 hour'
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0010_second_factors"),
        ("cases", "0012_own_case"),
        ("casework", "0012_own_case"),
        ("panel", "0004_looks_for_the_family"),
    ]

    operations = [
        wall("identity_accesscode", Compartment.K9_CASEWORK, seen=CODE, web="select, insert"),
        wall("identity_wrongtries", Compartment.STAFF, web="select, insert", **OWN),
        wall("identity_device", Compartment.STAFF, web="select, insert", worker="delete", **OWN),
        wall("identity_factorreset", Compartment.K9_CASEWORK, seen=RESET, web="select, insert"),
        migrations.RunSQL(
            """
            grant update (confirmed_at, ended_at) on identity_accesscode to evenhand_web;
            grant update (wrong, wrong_at) on identity_wrongtries to evenhand_web;
            grant update (used_at, ended_at, forgotten_at) on identity_device to evenhand_web;
            grant update (state, ended_at, ended_by) on identity_factorreset to evenhand_web;
            grant update (mailbox_is_not_enough) on identity_user to evenhand_web;
            create policy identity_device_old on identity_device to evenhand_worker
                using (used_at < evenhand_now() - interval '180 days');
            grant select (used_at) on identity_device to evenhand_worker;
            """,
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
