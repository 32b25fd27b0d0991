"""An employer's word opens an account as long as that is the employer's only, and none that a family may have named."""

from django.db import migrations

FUNCTIONS = """
-- How a family's details are found by a mailbox, at each page of whoever is here by the word of an employer.
create index people_contactdetails_mailbox on people_contactdetails (lower(trim(email))) where email <> '';
create index people_protecteddetails_mailbox on people_protecteddetails (lower(trim(email))) where email <> '';

-- Does a family's case hold this address as somebody's, whether or not they proved it, and however the case stands?
create function evenhand_mailbox_of_family(mailbox text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from people_contactdetails d where d.email <> '' and lower(trim(d.email)) = lower(trim(mailbox))
        union all
        select 1 from people_protecteddetails d where d.email <> '' and lower(trim(d.email)) = lower(trim(mailbox))
    )
$$;
revoke execute on function evenhand_mailbox_of_family(text) from public;

-- Is an account for work at exactly the organisation whose identity provider this is, and for nothing else?
create function evenhand_word_holds(who uuid, at_provider uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    at_work identity_identityprovider;
begin
    select i.* into at_work from identity_identityprovider i where i.id = at_provider and i.ended_at is null;
    return at_work.id is not null
        and exists (select 1 from identity_user u where u.id = who and u.is_active)
        and exists (
            select 1 from identity_membership m
            where m.user_id = who and m.provider_id = at_work.provider_id
                and m.starts_at <= evenhand_now() and (m.ends_at is null or m.ends_at > evenhand_now())
            union all
            select 1 from identity_officer o
            where o.user_id = who and o.body_id = at_work.body_id
                and o.starts_at <= evenhand_now() and (o.ends_at is null or o.ends_at > evenhand_now())
        )
        and not exists (
            select 1 from identity_membership m
            where m.user_id = who and m.provider_id is distinct from at_work.provider_id
                and (m.ends_at is null or m.ends_at > evenhand_now())
        )
        and not exists (
            select 1 from identity_officer o
            where o.user_id = who and o.body_id is distinct from at_work.body_id
                and (o.ends_at is null or o.ends_at > evenhand_now())
        )
        and not exists (select 1 from panel_mediator p where p.user_id = who)
        and not exists (select 1 from meetings_interpreter i where i.user_id = who)
        and not exists (select 1 from cases_grant g where g.user_id = who and g.role <> 'break_glass')
        and not exists (select 1 from cases_companion c where c.user_id = who)
        and not exists (select 1 from people_person p where p.user_id = who)
        and not exists (select 1 from requests_sentrequest r where r.user_id = who)
        and not exists (select 1 from requests_draft d where d.user_id = who)
        and not exists (
            select 1 from identity_emailaddress e where e.user_id = who and evenhand_mailbox_of_family(e.address)
        );
end $$;
revoke execute on function evenhand_word_holds(uuid, uuid) from public;

-- The same about whoever asks, while they are here by that word.
create function evenhand_word_still_opens(at_provider uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select evenhand_user() is not null and evenhand_word_holds(evenhand_user(), at_provider)
$$;
revoke execute on function evenhand_word_still_opens(uuid) from public;
grant execute on function evenhand_word_still_opens(uuid) to evenhand_web;

-- Whose account does the word of an identity provider open, of which it says that it is `subject` and reads `vouched`?
create or replace function evenhand_word_opens(sent uuid, subject text, vouched text) returns uuid
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
        or not lower(reverse(split_part(reverse(trim(vouched)), '@', 1))) = any(at_work.domains)
        or evenhand_mailbox_of_family(vouched) then
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
    if opened is null or not evenhand_word_holds(opened, at_work.id) then
        return null;
    end if;
    return opened;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0015_single_sign_on_walls"),
        ("cases", "0017_walls_beside_families"),
        ("meetings", "0006_interpreters"),
        ("panel", "0004_looks_for_the_family"),
        ("people", "0006_sealed_safety"),
        ("requests", "0007_shared_with_a_supporter"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
