"""Who may read and write what single sign-on needs: nobody at work sets where an organisation signs its people in."""

from django.db import migrations

from evenhand.core.walls import Compartment, open_table, wall

OWN = "user_id = evenhand_user()"
BROWSER = "browser_key <> '' and browser_key = evenhand_browser()"
# Only a browser that was sent to this identity provider, and has just been, is signed in by it.
SENT_THERE = """
    exists (
        select 1 from identity_signinelsewhere s
        where s.identity_provider_id = identity_clientsecret.identity_provider_id
            and s.browser_key <> '' and s.browser_key = evenhand_browser() and s.expires_at > evenhand_now()
    )
"""
FUNCTIONS = """
-- Whose account does the word of an identity provider open, of which it says that it is `subject` and reads `vouched`?
-- Somebody who works for exactly the organisation whose identity provider it is, and has nothing else here: no case of
-- a family, no place beside one, none on a panel, no work for another. An employer opens only what is the employer's.
create function evenhand_word_opens(sent uuid, subject text, vouched text) returns uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    at_work identity_identityprovider;
    opened uuid;
begin
    select i.* into at_work from identity_identityprovider i
        join identity_signinelsewhere s on s.identity_provider_id = i.id
        where s.id = sent and s.browser_key <> '' and s.browser_key = evenhand_browser()
            and s.used_at is not null and s.user_id is null and s.expires_at > evenhand_now()
            and i.ended_at is null;
    if at_work.id is null
        or not lower(reverse(split_part(reverse(trim(vouched)), '@', 1))) = any(at_work.domains) then
        return null;
    end if;
    select b.user_id into opened from identity_boundsubject b
        where b.identity_provider_id = at_work.id and b.subject_sha256 = subject and b.ended_at is null;
    if opened is null then
        -- A mailbox that was given to somebody new is not the person who is bound already.
        select e.user_id into opened from identity_emailaddress e
            where lower(e.address) = lower(trim(vouched)) and not exists (
                select 1 from identity_boundsubject b
                where b.identity_provider_id = at_work.id and b.user_id = e.user_id and b.ended_at is null
            );
    end if;
    if opened is null
        or not exists (select 1 from identity_user u where u.id = opened and u.is_active)
        or not exists (
            select 1 from identity_membership m
            where m.user_id = opened and m.provider_id = at_work.provider_id
                and m.starts_at <= evenhand_now() and (m.ends_at is null or m.ends_at > evenhand_now())
            union all
            select 1 from identity_officer o
            where o.user_id = opened and o.body_id = at_work.body_id
                and o.starts_at <= evenhand_now() and (o.ends_at is null or o.ends_at > evenhand_now())
        )
        or exists (
            select 1 from identity_membership m
            where m.user_id = opened and m.provider_id is distinct from at_work.provider_id
                and (m.ends_at is null or m.ends_at > evenhand_now())
        )
        or exists (
            select 1 from identity_officer o
            where o.user_id = opened and o.body_id is distinct from at_work.body_id
                and (o.ends_at is null or o.ends_at > evenhand_now())
        )
        or exists (select 1 from panel_mediator p where p.user_id = opened)
        or exists (select 1 from meetings_interpreter i where i.user_id = opened)
        or exists (select 1 from cases_grant g where g.user_id = opened and g.role <> 'break_glass')
        or exists (select 1 from people_person p where p.user_id = opened)
        or exists (select 1 from requests_sentrequest r where r.user_id = opened)
        or exists (select 1 from requests_draft d where d.user_id = opened)
    then
        return null;
    end if;
    return opened;
end $$;
revoke execute on function evenhand_word_opens(uuid, text, text) from public;
grant execute on function evenhand_word_opens(uuid, text, text) to evenhand_web;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0014_single_sign_on"),
        ("cases", "0017_walls_beside_families"),
        ("meetings", "0006_interpreters"),
        ("panel", "0004_looks_for_the_family"),
        ("people", "0006_sealed_safety"),
        ("requests", "0007_shared_with_a_supporter"),
    ]

    operations = [
        open_table("identity_identityprovider", web="select", worker="select"),
        wall("identity_signinelsewhere", Compartment.STAFF, seen=BROWSER, web="select, insert"),
        wall("identity_clientsecret", Compartment.MACHINE, seen=SENT_THERE, web="select"),
        wall("identity_boundsubject", Compartment.STAFF, seen=OWN, web="select, insert"),
        migrations.RunSQL(
            """
            grant update (used_at, user_id) on identity_signinelsewhere to evenhand_web;
            create policy identity_signinelsewhere_old on identity_signinelsewhere to evenhand_worker
                using (expires_at < evenhand_now() - interval '1 day');
            grant delete, select (expires_at) on identity_signinelsewhere to evenhand_worker;
            """,
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
