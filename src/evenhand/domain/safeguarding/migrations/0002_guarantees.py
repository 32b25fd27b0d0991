"""Who may say something, who reads it, and what the database refuses whatever the code says."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

FUNCTIONS = """
-- Is this the work of the present person at the provider of a case: by a role that reads a compartment, or by a role's
-- name? Never across a wall and never on their own case. It does not ask on which case an action is at work: nobody
-- reads K8 because they are doing something else.
create function evenhand_works_for_case(wanted_case uuid, reads text, roles text[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from cases_case c join identity_membership m on m.provider_id = c.provider_id
        where c.id = wanted_case and m.user_id = evenhand_user()
            and (reads is null or reads = any (m.compartments)) and (roles is null or m.role = any (roles))
            and m.starts_at <= evenhand_now() and (m.ends_at is null or m.ends_at > evenhand_now())
    ) and not evenhand_is_own(wanted_case) and wanted_case not in (select evenhand_my_walls())
$$;

create function evenhand_handles_concerns(wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select evenhand_works_for_case(wanted_case, 'K8', null)
$$;

create function evenhand_opens_cases(wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select evenhand_works_for_case(wanted_case, null, array['safeguarding_lead', 'manager'])
$$;

-- The case about which the present person may say that they are worried, by its id or its reference: whoever works
-- for its provider, and whoever was ever assigned to it as a mediator. Nothing stands in a mediator's way: not that the
-- case is closed, not that they left it or were shut out, not that they left the panel. They read nothing by it.
create function evenhand_case_to_worry_about(wanted_case uuid, wanted_reference text)
returns table (case_id uuid, provider_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
    select c.id, c.provider_id from cases_case c
    where (c.id = wanted_case or c.reference = wanted_reference) and not evenhand_is_own(c.id) and (
        evenhand_works_for_case(c.id, 'K1', null) or exists (
            select 1 from panel_mediatorcase s
            where s.case_id = c.id and s.user_id = evenhand_user() and s.assigned_at is not null
        )
    )
$$;

create function evenhand_may_worry_about(wanted_case uuid, of_provider uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from evenhand_case_to_worry_about(wanted_case, null) c where c.provider_id = of_provider
    )
$$;

-- Who at the provider of a case may be told that something waits: leads and managers now, but for whoever is shut out
-- of it, whose own case it is, or whom it is about.
create function evenhand_second_people(wanted_case uuid, wanted_role text, not_user uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select distinct m.user_id from cases_case c join identity_membership m on m.provider_id = c.provider_id
    where c.id = wanted_case and m.role = wanted_role and m.user_id is distinct from not_user
        and m.starts_at <= evenhand_now() and (m.ends_at is null or m.ends_at > evenhand_now())
        and not exists (
            select 1 from cases_wall w
            where w.case_id = wanted_case and w.user_id = m.user_id and w.ended_at is null
        ) and not exists (
            select 1 from cases_grant g
            where g.case_id = wanted_case and g.user_id = m.user_id and g.role = 'holder'
        )
$$;
revoke execute on function evenhand_second_people(uuid, text, uuid) from public;

-- Write the notices that are owed for concerns that nobody has taken: to each lead at once and every four hours, and
-- to the managers once a day while there is no lead who could take it. What was written now, for the record.
create function evenhand_notice_concerns() returns table (case_id uuid, concern_id uuid, kind text, readers bigint)
language sql volatile security definer set search_path = public, pg_temp as $$
    with waiting as (
        select c.id, c.case_id, c.about_user_id, evenhand_now() - c.raised_at as since
        from safeguarding_concern c where c.state = 'raised'
    ), leads as (
        select w.*, u.user_id from waiting w
            cross join lateral evenhand_second_people(w.case_id, 'safeguarding_lead', w.about_user_id) u(user_id)
    ), owed as (
        select l.id, l.case_id, l.user_id, 'concern' as kind, extract(epoch from l.since)::int / 14400 as number
        from leads l
        union all
        select w.id, w.case_id, u.user_id, 'appoint', extract(epoch from w.since)::int / 86400
        from waiting w cross join lateral evenhand_second_people(w.case_id, 'manager', null) u(user_id)
        where not exists (select 1 from leads l where l.id = w.id)
    ), written as (
        insert into safeguarding_notice (id, case_id, user_id, kind, about_id, number, made_at)
            select gen_random_uuid(), o.case_id, o.user_id, o.kind, o.id, greatest(o.number, 0), evenhand_now()
            from owed o
        on conflict do nothing
        returning safeguarding_notice.case_id, about_id, safeguarding_notice.kind
    )
    select w.case_id, w.about_id, w.kind, count(*) from written w group by 1, 2, 3
$$;
revoke execute on function evenhand_notice_concerns() from public;
grant execute on function evenhand_notice_concerns() to evenhand_worker;

create function evenhand_notices_due() returns table (notice_id uuid, case_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
    select n.id, n.case_id from safeguarding_notice n
    where n.sent_at is null and n.refused_at is null order by n.made_at limit 500
$$;
revoke execute on function evenhand_notices_due() from public;
grant execute on function evenhand_notices_due() to evenhand_worker;
"""

BREAK_GLASS = """
-- What was opened is on record before anything is open, and tells somebody else at once: nothing can skip it.
create function evenhand_opening_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.opened_by is distinct from evenhand_user() or not evenhand_opens_cases(new.case_id) then
        raise exception 'whoever opens a case says so themselves' using errcode = 'insufficient_privilege';
    end if;
    insert into safeguarding_notice (id, case_id, user_id, kind, about_id, number, made_at)
        select gen_random_uuid(), new.case_id, u.user_id, 'opening', new.id, 0, evenhand_now() from (
            select evenhand_second_people(new.case_id, 'safeguarding_lead', new.opened_by)
            union select evenhand_second_people(new.case_id, 'manager', new.opened_by)
        ) u(user_id)
        on conflict do nothing;
    return new;
end $$;
create trigger safeguarding_opening_begins after insert on safeguarding_opening
    for each row execute function evenhand_opening_begins();

create function evenhand_opening_stays() returns trigger language plpgsql as $$
begin
    if (new.id, new.case_id, new.provider_id, new.grant_id, new.opened_by, new.opened_at, new.ends_at, new.because)
        is distinct from (old.id, old.case_id, old.provider_id, old.grant_id, old.opened_by, old.opened_at,
            old.ends_at, old.because) then
        raise exception 'what was opened stays on record' using errcode = 'insufficient_privilege';
    end if;
    if (new.reviewed_by, new.reviewed_at, new.was_right)
        is distinct from (old.reviewed_by, old.reviewed_at, old.was_right)
        and (old.reviewed_at is not null or new.reviewed_by is distinct from evenhand_user()) then
        raise exception 'it is reviewed once, by whoever says so' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger safeguarding_opening_stays before update on safeguarding_opening
    for each row execute function evenhand_opening_stays();
create trigger safeguarding_opening_is_kept before delete on safeguarding_opening
    for each row execute function evenhand_refuse_change();

-- No hour without its record, none longer, none across a wall or on one's own case, and no more than three kinds.
create function evenhand_hour_has_record() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'UPDATE' then
        if new.ends_at is null or new.ends_at > old.ends_at or (new.id, new.case_id, new.user_id, new.role,
            new.compartments, new.starts_at) is distinct from (old.id, old.case_id, old.user_id, old.role,
            old.compartments, old.starts_at) then
            raise exception 'an hour can only end sooner' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end if;
    if not exists (
        select 1 from safeguarding_opening o
        where o.grant_id = new.id and o.case_id = new.case_id and o.opened_by = new.user_id
            and o.opened_at = new.starts_at and o.ends_at = new.ends_at
    ) or new.ends_at > evenhand_now() + interval '1 hour'
        or not new.compartments <@ array['K1', 'K7', 'K12'] or exists (
        select 1 from cases_wall w
        where w.case_id = new.case_id and w.user_id = new.user_id and w.ended_at is null
    ) or exists (
        select 1 from cases_grant g
        where g.case_id = new.case_id and g.user_id = new.user_id and g.role = 'holder'
    ) then
        raise exception 'an hour without its record' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger cases_grant_hour_has_record before insert on cases_grant
    for each row when (new.role = 'break_glass') execute function evenhand_hour_has_record();
create trigger cases_grant_hour_stays before update on cases_grant
    for each row when (new.role = 'break_glass' or old.role = 'break_glass')
    execute function evenhand_hour_has_record();

alter table safeguarding_opening enable always trigger safeguarding_opening_begins;
alter table safeguarding_opening enable always trigger safeguarding_opening_stays;
alter table safeguarding_opening enable always trigger safeguarding_opening_is_kept;
alter table cases_grant enable always trigger cases_grant_hour_has_record;
alter table cases_grant enable always trigger cases_grant_hour_stays;

-- That a case was opened is nobody's business who works on it.
alter policy cases_grant_seen on cases_grant
    using (evenhand_sees(case_id, 'K9') and (role <> 'break_glass' or case_id = evenhand_case())
        or user_id = evenhand_user());
"""

RAISING = """
-- Whoever raises a concern writes, and reads nothing of it.
create policy safeguarding_concern_raised on safeguarding_concern for insert to evenhand_web
    with check (raised_by = evenhand_user() and state = 'raised' and evenhand_may_worry_about(case_id, provider_id));
grant update (state, taken_by, taken_at, closed_at) on safeguarding_concern to evenhand_web;
grant update (reviewed_by, reviewed_at, was_right, review) on safeguarding_opening to evenhand_web;
"""

LOOKS = """
-- Nothing that was refused, no look of a mediator at their own notes, and none of a lead at what was said about safety:
-- of those nothing is told to anybody.
create or replace function evenhand_looks_at(wanted_case uuid)
returns table (on_day date, name text, from_where text, what text)
language sql stable security definer set search_path = public, pg_temp as $$
    select distinct (l.at at time zone 'Europe/London')::date,
        coalesce(nullif(u.staff_name, ''), (select min(m.name) from panel_mediator m where m.user_id = u.id)), case
        when exists (
            select 1 from identity_membership m join cases_case c on c.provider_id = m.provider_id
            where c.id = wanted_case and m.user_id = l.user_id
        ) then 'provider'
        else coalesce((
            select min(b.short_name) from identity_officer o
            join cases_party p on p.body_id = o.body_id join organisations_body b on b.id = o.body_id
            where p.case_id = wanted_case and o.user_id = l.user_id
        ), 'mediator') end, l.what
    from core_look l join identity_user u on u.id = l.user_id
    where l.case_id = wanted_case and evenhand_holds(wanted_case) and l.user_id <> evenhand_user()
        and l.what not like 'refused:%' and l.what <> 'own notes' and l.what not like 'safety:%'
        and not exists (
            select 1 from cases_grant g
            where g.case_id = wanted_case and g.user_id = l.user_id and g.role = 'holder'
        )
    order by 1 desc, 2, 4
$$;
"""
LEADS = "evenhand_handles_concerns(case_id) and about_user_id is distinct from evenhand_user()"


class Migration(migrations.Migration):
    dependencies = [
        ("safeguarding", "0001_initial"),
        ("cases", "0012_own_case"),
        ("panel", "0004_looks_for_the_family"),
        ("identity", "0009_authenticators_are_ones_own"),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        wall(
            "safeguarding_concern",
            Compartment.K8_SAFEGUARDING,
            web="select, insert",
            seen=LEADS,
            # What is raised is raised by the policy below, by whoever says it themselves.
            written=f"{LEADS} and state <> 'raised'",
        ),
        wall(
            "safeguarding_concernnote",
            Compartment.K8_SAFEGUARDING,
            web="select, insert",
            # Whoever sees the concern sees what was noted about it.
            seen="exists (select 1 from safeguarding_concern c where c.id = concern_id"
            " and c.case_id = safeguarding_concernnote.case_id)",
            written="written_by = evenhand_user() and exists (select 1 from safeguarding_concern c"
            " where c.id = concern_id and c.case_id = safeguarding_concernnote.case_id)",
        ),
        wall(
            "safeguarding_opening",
            Compartment.K8_SAFEGUARDING,
            web="select, insert",
            seen="evenhand_opens_cases(case_id)",
        ),
        wall(
            "safeguarding_notice",
            Compartment.K8_SAFEGUARDING,
            web="",
            worker="select",
            seen="case_id = evenhand_case()",
        ),
        migrations.RunSQL(RAISING, migrations.RunSQL.noop),
        migrations.RunSQL(LOOKS, migrations.RunSQL.noop),
        migrations.RunSQL(BREAK_GLASS, migrations.RunSQL.noop),
        migrations.RunSQL(
            "grant update (sent_at, refused_at) on safeguarding_notice to evenhand_worker",
            migrations.RunSQL.noop,
        ),
    ]
