"""What somebody sends for a family opens to nobody on its side before staff have spoken with the family.

And whoever was signed in when they sent it never holds its right: they may be who the family hides from.
"""

from django.db import migrations

FUNCTIONS = """
-- Did somebody else send the request of a case, and has nobody spoken with the family yet?
create function evenhand_waits_for_family(wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from cases_case c
        where c.id = wanted_case and c.sent_by_helper and c.family_heard_at is null and evenhand_sees(c.id, 'K1')
    )
$$;
revoke execute on function evenhand_waits_for_family(uuid) from public;
grant execute on function evenhand_waits_for_family(uuid) to evenhand_web, evenhand_worker;

-- Nobody is let onto the family's side before it was heard, and never as its holder by having sent its request.
create function evenhand_grant_waits_for_family() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.role in ('holder', 'parent', 'supporter') and exists (
        select 1 from cases_case c
        where c.id = new.case_id and c.sent_by_helper
            and (c.family_heard_at is null or (new.role = 'holder' and c.sender_id = new.user_id))
    ) then
        raise exception 'nobody reads what was sent for a family before it was heard, nor holds its right by sending'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger cases_grant_waits_for_family before insert or update on cases_grant
    for each row execute function evenhand_grant_waits_for_family();
alter table cases_grant enable always trigger cases_grant_waits_for_family;

-- That a family was heard is said once, by somebody who works there and did not send it, and with it who sent it.
create function evenhand_family_is_heard_once() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if (new.sent_by_helper, new.sender_id, new.family_heard_at)
            is not distinct from (old.sent_by_helper, old.sender_id, old.family_heard_at) then
        return new;
    end if;
    if new.sent_by_helper <> old.sent_by_helper
        or old.family_heard_at is not null or new.family_heard_at is null
        or (new.sender_id is distinct from old.sender_id and new.sender_id is not null)
        or evenhand_user() is not distinct from old.sender_id
        or not exists (
            select 1 from identity_membership m
            where m.provider_id = old.provider_id and m.user_id = evenhand_user() and 'K9' = any (m.compartments)
                and m.starts_at <= evenhand_now() and (m.ends_at is null or m.ends_at > evenhand_now())
        ) then
        raise exception 'that a family was heard is said once, by staff' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger cases_case_family_is_heard_once before update on cases_case
    for each row execute function evenhand_family_is_heard_once();
alter table cases_case enable always trigger cases_case_family_is_heard_once;

grant update (family_heard_at, sender_id) on cases_case to evenhand_web;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0021_sent_by_helper"),
        ("identity", "0006_officers_are_open"),
    ]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
