"""Nobody works on their own case: whoever holds its right, or held it, sees it as the family and as nothing else.

An adviser, an officer or a mediator can be a parent too, and signs in with one address (threat DM-49).
"""

from django.db import migrations

FUNCTIONS = """
-- Is or was it the present person's own right? What else they are does not count on this case then.
create function evenhand_is_own(wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from cases_grant g
        where g.case_id = wanted_case and g.user_id = evenhand_user() and g.role = 'holder'
    )
$$;

create or replace function evenhand_sees(wanted_case uuid, wanted text) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    who uuid := evenhand_user();
    is_own boolean;
begin
    if wanted_case = evenhand_case() then
        return true;
    end if;
    if who is null or exists (
        select 1 from cases_wall w where w.case_id = wanted_case and w.user_id = who and w.ended_at is null
    ) then
        return false;
    end if;
    is_own := evenhand_is_own(wanted_case);
    return exists (
        select 1 from cases_grant g
        where g.case_id = wanted_case and g.user_id = who and wanted = any (g.compartments)
            and (g.role = 'holder' or not is_own)
            and g.starts_at <= evenhand_now() and (g.ends_at is null or g.ends_at > evenhand_now())
    ) or not is_own and (exists (
        select 1 from cases_case c join identity_membership m on m.provider_id = c.provider_id
        where c.id = wanted_case and m.user_id = who and wanted = any (m.compartments)
            and m.starts_at <= evenhand_now() and (m.ends_at is null or m.ends_at > evenhand_now())
    ) or exists (
        select 1 from cases_party p join identity_officer o on o.body_id = p.body_id
        where p.case_id = wanted_case and o.user_id = who and wanted = any (p.compartments)
            and p.starts_at <= evenhand_now() and (p.ends_at is null or p.ends_at > evenhand_now())
            and o.starts_at <= evenhand_now() and (o.ends_at is null or o.ends_at > evenhand_now())
    ));
end $$;

create or replace function evenhand_my_cases(wanted text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query select g.case_id from cases_grant g
        where g.user_id = evenhand_user() and wanted = any (g.compartments)
            and (g.role = 'holder' or not evenhand_is_own(g.case_id))
            and g.starts_at <= evenhand_now() and (g.ends_at is null or g.ends_at > evenhand_now())
    union select p.case_id from cases_party p join identity_officer o on o.body_id = p.body_id
        where o.user_id = evenhand_user() and wanted = any (p.compartments)
            and not evenhand_is_own(p.case_id)
            and p.starts_at <= evenhand_now() and (p.ends_at is null or p.ends_at > evenhand_now())
            and o.starts_at <= evenhand_now() and (o.ends_at is null or o.ends_at > evenhand_now());
end $$;

-- Does the present person answer for this body, and does it take part in this case? For tables that name a body.
create or replace function evenhand_answers_for(wanted_case uuid, wanted_body uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select evenhand_sees(wanted_case, 'K1') and not evenhand_is_own(wanted_case) and exists (
        select 1 from cases_party p join identity_officer o on o.body_id = p.body_id
        where p.case_id = wanted_case and p.body_id = wanted_body and o.user_id = evenhand_user()
            and p.starts_at <= evenhand_now() and (p.ends_at is null or p.ends_at > evenhand_now())
            and o.starts_at <= evenhand_now() and (o.ends_at is null or o.ends_at > evenhand_now())
    )
$$;
"""



class Migration(migrations.Migration):
    dependencies = [("cases", "0011_cases_to_count_again")]

    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
