"""The right of a child passes to the young person at 00:00 London time of a day that stands on the case.

From then on what a parent holds as whose right it was lets them act only by a capacity record, and read only by that or
by the young person's consent. No job has to run for it: every question below compares the day itself (threat DM-20).
"""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

STANDING = """
-- How the role as holder of somebody on a case stands today: 'acts', 'reads', or '' where the right is another's.
create function evenhand_standing(wanted_case uuid, whose uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
    select case
        when c.right_passes_on is null then 'acts'
        when (whose = c.child_id) = (evenhand_today() >= c.right_passes_on) then 'acts'
        when whose = c.child_id then ''
        when exists (
            select 1 from cases_capacityrecord r where r.case_id = c.id and r.person_id = whose
                and r.said_on <= evenhand_today() and r.ends_on >= evenhand_today() and r.ended_at is null
        ) then 'acts'
        when exists (
            select 1 from cases_consent k where k.case_id = c.id and k.person_id = whose and k.ended_at is null
        ) then 'reads'
        else '' end
    from cases_case c where c.id = wanted_case and whose is not null
$$;
revoke execute on function evenhand_standing(uuid, uuid) from public;

-- May the present person decide this on a case: as whose right it is, or by a capacity record for this decision?
create function evenhand_decides(wanted_case uuid, wanted text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select evenhand_sees(wanted_case, 'K1') and exists (
        select 1 from cases_grant g join cases_case c on c.id = g.case_id
        where g.case_id = wanted_case and g.user_id = evenhand_user() and g.role = 'holder'
            and g.starts_at <= evenhand_now() and (g.ends_at is null or g.ends_at > evenhand_now())
            and (c.right_passes_on is null
                or (g.person_id = c.child_id) = (evenhand_today() >= c.right_passes_on)
                or g.person_id <> c.child_id and exists (
                    select 1 from cases_capacityrecord r
                    where r.case_id = c.id and r.person_id = g.person_id and r.about = wanted
                        and r.said_on <= evenhand_today() and r.ends_on >= evenhand_today() and r.ended_at is null
                ))
    )
$$;
"""
ASKED_OF_GRANTS = """
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
            and (g.role <> 'holder' or evenhand_standing(g.case_id, g.person_id) <> '')
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
            and (g.role <> 'holder' or evenhand_standing(g.case_id, g.person_id) <> '')
    union select p.case_id from cases_party p join identity_officer o on o.body_id = p.body_id
        where o.user_id = evenhand_user() and wanted = any (p.compartments)
            and not evenhand_is_own(p.case_id)
            and p.starts_at <= evenhand_now() and (p.ends_at is null or p.ends_at > evenhand_now())
            and o.starts_at <= evenhand_now() and (o.ends_at is null or o.ends_at > evenhand_now());
end $$;

-- Is the present person the one whose right it is, or who acts for them?
create or replace function evenhand_holds(wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select evenhand_sees(wanted_case, 'K1') and exists (
        select 1 from cases_grant g where g.case_id = wanted_case and g.user_id = evenhand_user()
            and g.role = 'holder' and g.starts_at <= evenhand_now()
            and (g.ends_at is null or g.ends_at > evenhand_now())
            and evenhand_standing(g.case_id, g.person_id) = 'acts'
    )
$$;

-- Did the present person ask here, and nothing but the day on which the right passed is between them and the case?
-- What they wrote themselves, and what was written to them, stays theirs to read.
create function evenhand_keeps_own(wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from cases_grant g where g.case_id = wanted_case and g.user_id = evenhand_user()
            and g.role = 'holder' and g.starts_at <= evenhand_now()
            and (g.ends_at is null or g.ends_at > evenhand_now())
    ) and not exists (
        select 1 from cases_wall w
        where w.case_id = wanted_case and w.user_id = evenhand_user() and w.ended_at is null
    )
$$;

-- The cases whose right passed from the present person to their child: what they may still know of each.
create function evenhand_passed_cases()
returns table (case_id uuid, reference text, passed_on date, opened_at timestamptz, local_authority text)
language sql stable security definer set search_path = public, pg_temp as $$
    select c.id, c.reference, c.right_passes_on, c.opened_at, c.local_authority_id::text
    from cases_grant g join cases_case c on c.id = g.case_id
    where g.user_id = evenhand_user() and g.role = 'holder' and g.person_id <> c.child_id
        and evenhand_keeps_own(c.id) and evenhand_today() >= c.right_passes_on
        and evenhand_standing(c.id, g.person_id) = ''
$$;
"""
SETTLE = """
-- Who holds the right today, or acts for whoever does, by the day and by the records and by nothing that anybody says:
-- the one to whom we write, and who stands on a certificate.
create function evenhand_settle_holder(wanted_case uuid) returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
    c cases_case%rowtype;
    whose uuid;
begin
    select * into c from cases_case where id = wanted_case and evenhand_sees(id, 'K9') for update;
    if not found or c.right_passes_on is null then
        return c.holder_id;
    end if;
    select p.id into whose from people_person p
        where p.case_id = c.id and p.role in ('parent', 'alternative_person') and p.id <> c.child_id
        order by p.id limit 1;
    if evenhand_today() >= c.right_passes_on and not exists (
        select 1 from cases_capacityrecord r
        where r.case_id = c.id and r.person_id = whose and r.about = 'choice'
            and r.said_on <= evenhand_today() and r.ends_on >= evenhand_today() and r.ended_at is null
    ) then
        whose := c.child_id;
    end if;
    if whose is not null and whose <> c.holder_id then
        update cases_case set holder_id = whose where id = c.id;
    end if;
    return coalesce(whose, c.holder_id);
end $$;

-- Open cases of which the right passes by a day, or has passed and nobody saw to it yet: ids only, for the worker.
create function evenhand_cases_whose_right_passes_by(last_day date) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select c.id from cases_case c
    where c.right_passes_on <= last_day and c.closed_at is null
        and (c.right_passes_on > evenhand_today() or c.holder_id <> c.child_id)
$$;
revoke execute on function evenhand_cases_whose_right_passes_by(date) from public;
grant execute on function evenhand_cases_whose_right_passes_by(date) to evenhand_worker;
"""
GRANTS = """
grant update (right_passes_on) on cases_case to evenhand_web, evenhand_worker;
grant update (role) on people_person to evenhand_worker;
revoke update on cases_consent, cases_capacityrecord from evenhand_web;
grant update (ended_at, ended_by, ended_evidence) on cases_consent, cases_capacityrecord to evenhand_web;
"""
# One's own words and what was written to one: all that stays with a parent, to read and not to change.
OWN = {
    "cases_issue": "evenhand_sees(case_id, 'K12')",
    "people_person": "evenhand_sees(case_id, 'K1')",
    "people_contactdetails": "evenhand_sees(case_id, 'K12')",
    "people_protecteddetails": "evenhand_sees(case_id, 'K7')",
    "people_safecontact": "evenhand_sees(case_id, 'K7')",
    "people_needs": "evenhand_sees(case_id, 'K12')",
    "requests_sentrequest": "evenhand_sees(case_id, 'K12')",
    "correspondence_message": "evenhand_sees(case_id, 'K12')",
}


def stays_with_its_author() -> str:
    return ";".join(
        f"alter policy {table}_seen on {table} using ({seen} or (user_id = evenhand_user() and"
        " (evenhand_sees(case_id, 'K1') or evenhand_keeps_own(case_id))))"
        for table, seen in OWN.items()
    )


# Cases that somebody asked for as the one who decides for a young person: what they said of capacity then.
SAID_WHEN_ASKED = """
insert into cases_capacityrecord (id, case_id, about, acts, person_id, said_on, ends_on, evidence, recorded_at,
    ended_evidence)
select gen_random_uuid(), c.id, m.about, 'parent', c.holder_id, (c.opened_at at time zone 'Europe/London')::date,
    (c.opened_at at time zone 'Europe/London')::date + 365, 'told_online', c.opened_at, ''
from cases_case c join people_person p on p.id = c.holder_id and p.role = 'alternative_person',
    (values ('choice'), ('mediation'), ('agreement')) m (about);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_right_passes"),
        ("correspondence", "0002_walls"),
        ("people", "0006_sealed_safety"),
        ("requests", "0002_walls"),
    ]

    operations = [
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (STANDING, ASKED_OF_GRANTS, SETTLE)),
        *(
            wall(table, Compartment.K1_CASE, worker="select", written=WRITTEN)
            for table, WRITTEN in (
                ("cases_consent", "evenhand_sees(case_id, 'K9') or evenhand_decides(case_id, 'choice')"),
                ("cases_capacityrecord", "evenhand_sees(case_id, 'K9')"),
            )
        ),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
        migrations.RunSQL(stays_with_its_author(), migrations.RunSQL.noop),
        migrations.RunSQL(SAID_WHEN_ASKED, migrations.RunSQL.noop),
    ]
