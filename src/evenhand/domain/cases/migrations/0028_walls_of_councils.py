"""A council sees a case while it is the case's own, and of what was said before only what was said to it."""

from django.db import migrations

from evenhand.core.walls import of_present_council

# Of councils only the present one takes part, whatever the action that changed it forgot. Every function that asks who
# answers for a body is changed as it stands.
PRESENT = """
create view cases_party_of_now as
    select p.* from cases_party p
    join organisations_body b on b.id = p.body_id join cases_case c on c.id = p.case_id
    where b.local_authority_id is null or b.local_authority_id = c.local_authority_id;

do $$
declare
    known constant text := 'from cases_party p join identity_officer o';
    one record;
    changed integer := 0;
begin
    for one in select oid from pg_proc
        where pronamespace = 'public'::regnamespace and prosrc like '%' || known || '%'
    loop
        execute replace(
            pg_get_functiondef(one.oid), known, 'from cases_party_of_now p join identity_officer o'
        );
        changed := changed + 1;
    end loop;
    if changed < 3 then
        raise exception 'only % functions ask who answers for a body', changed;
    end if;
end $$;
"""
FUNCTIONS = """
-- Was something said or given while the case had the council that it has now? Asked of officers only.
create function evenhand_of_present_council(wanted_case uuid, moment timestamptz) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return wanted_case is null or wanted_case = evenhand_case() or not exists (
        select 1 from cases_case c where c.id = wanted_case and c.council_since >= moment
    ) or not exists (
        select 1 from cases_party p join identity_officer o on o.body_id = p.body_id
        where p.case_id = wanted_case and o.user_id = evenhand_user()
    );
end $$;

-- The council of a case changes with the fact that says so, and the moment is kept with it.
create function evenhand_council_changes_by_a_fact() returns trigger language plpgsql as $$
begin
    if new.local_authority_id is distinct from old.local_authority_id and (
        new.council_since is null or new.council_since is not distinct from old.council_since
        or not exists (
            select 1 from cases_fact f where f.case_id = new.id and f.kind = 'council'
                and f.value = new.local_authority_id and f.recorded_at = new.council_since
        )
    ) then
        raise exception 'the council of a case changes with the fact that says so'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger cases_case_keeps_council before update on cases_case
    for each row execute function evenhand_council_changes_by_a_fact();
alter table cases_case enable always trigger cases_case_keeps_council;

-- A parent whose right passed to their child is not told to which council the child went since.
create or replace function evenhand_passed_cases()
returns table (case_id uuid, reference text, passed_on date, opened_at timestamptz, local_authority text)
language sql stable security definer set search_path = public, pg_temp as $$
    select c.id, c.reference, c.right_passes_on, c.opened_at,
        case when c.council_since is null then c.local_authority_id::text else '' end
    from cases_grant g join cases_case c on c.id = g.case_id
    where g.user_id = evenhand_user() and g.role = 'holder' and g.person_id <> c.child_id
        and evenhand_keeps_own(c.id) and evenhand_today() >= c.right_passes_on
        and evenhand_standing(c.id, g.person_id) = ''
$$;

revoke update (local_authority_id) on cases_case from evenhand_worker;
grant update (council_since) on cases_case to evenhand_web;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0027_council_changes"), ("organisations", "0003_bodies")]

    operations = [
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (PRESENT, FUNCTIONS)),
        of_present_council("core_event", "at"),
    ]
