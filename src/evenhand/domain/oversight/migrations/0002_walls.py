"""What an auditor may list: by the database itself, for their own provider only, with references and no families.

Ordinary staff, managers among them, get nothing from these lists: they need K11, which no role of casework reads.
"""

from django.db import migrations

from evenhand.core.walls import append_only, open_table

FUNCTIONS = """
-- The providers whose looks the present person may list.
create function evenhand_audited() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as
$$ select evenhand_my_providers('K11') $$;

-- Who looked at what on cases of one's own provider, the newest first. Families are not named; neither is any child.
create function evenhand_looks_listed(
    refused boolean, first_day date, last_day date, wanted_reference text, below bigint, most integer
)
returns table (number bigint, at timestamptz, name text, from_where text, reference text, what text)
language sql stable security definer set search_path = public, pg_temp as $$
    select l.id, l.at, coalesce(nullif(u.staff_name, ''), nullif(m.name, ''), ''),
        case
            when exists (select 1 from cases_grant g where g.case_id = c.id and g.user_id = u.id and g.role = 'holder')
                then 'family'
            when exists (
                select 1 from cases_grant g
                where g.case_id = c.id and g.user_id = u.id and g.role in ('parent', 'supporter')
            ) then 'beside'
            when exists (select 1 from identity_membership s where s.user_id = u.id and s.provider_id = c.provider_id)
                then 'provider'
            when m.name is not null then 'mediator'
            else coalesce((
                select min(b.short_name) from identity_officer o join organisations_body b on b.id = o.body_id
                where o.user_id = u.id
            ), 'elsewhere')
        end, c.reference, l.what
    from core_look l join cases_case c on c.id = l.case_id join identity_user u on u.id = l.user_id
    left join lateral (select min(p.name) as name from panel_mediator p where p.user_id = u.id) m on true
    where c.provider_id in (select evenhand_audited()) and (l.what like 'refused:%') = refused
        -- That somebody is worried is for safeguarding leads alone; who opened a case for an hour is reviewed there.
        and l.what not like 'safety:%' and l.what not like 'refused: safety%'
        and l.at >= first_day::timestamp at time zone 'Europe/London'
        and l.at < (last_day + 1)::timestamp at time zone 'Europe/London'
        and (wanted_reference = '' or c.reference = wanted_reference) and (below = 0 or l.id < below)
    order by l.id desc limit most
$$;

-- Who opened protected details and why. What they are is nowhere near.
create function evenhand_reveals_listed(
    first_day date, last_day date, wanted_reference text, below bigint, most integer
)
returns table (number bigint, at timestamptz, name text, reference text, why text)
language sql stable security definer set search_path = public, pg_temp as $$
    select e.id, e.at, coalesce(u.staff_name, ''), c.reference, e.facts->>'reason_code'
    from core_event e join cases_case c on c.id = e.case_id left join identity_user u on u.id = e.actor_user_id
    where e.kind = 'casework.DetailsRevealed' and c.provider_id in (select evenhand_audited())
        and e.at >= first_day::timestamp at time zone 'Europe/London'
        and e.at < (last_day + 1)::timestamp at time zone 'Europe/London'
        and (wanted_reference = '' or c.reference = wanted_reference) and (below = 0 or e.id < below)
    order by e.id desc limit most
$$;

-- Who opened so many cases since a moment: numbers and ids of staff, for the worker only.
create function evenhand_busy_lookers(since timestamptz, fewest integer)
returns table (provider_id uuid, user_id uuid, cases bigint, first_at timestamptz, last_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select m.provider_id, l.user_id, count(distinct l.case_id), min(l.at), max(l.at)
    from core_look l join (
        select distinct s.user_id, s.provider_id from identity_membership s
        where s.starts_at <= evenhand_now() and (s.ends_at is null or s.ends_at > evenhand_now())
    ) m on m.user_id = l.user_id
    where l.at > since group by 1, 2 having count(distinct l.case_id) >= fewest
$$;

-- How long the record is and the hash of one event: to keep elsewhere, and to hold against the record later.
create function evenhand_hash_of_event(wanted bigint, out events bigint, out hash text)
language sql stable security definer set search_path = public, pg_temp as $$
    select h.last_id, encode(coalesce(
        (select e.hash from core_event e where e.id = wanted), case when wanted = h.last_id then h.hash end
    ), 'hex') from core_eventhead h
$$;
revoke execute on function evenhand_busy_lookers(timestamptz, integer), evenhand_hash_of_event(bigint) from public;
grant execute on function evenhand_busy_lookers(timestamptz, integer), evenhand_hash_of_event(bigint)
    to evenhand_worker;

alter table oversight_browsingnotice enable row level security;
alter table oversight_browsingnotice force row level security;
create policy oversight_browsingnotice_owner on oversight_browsingnotice to evenhand_owner
    using (true) with check (true);
create policy oversight_browsingnotice_made on oversight_browsingnotice to evenhand_worker
    using (true) with check (true);
create policy oversight_browsingnotice_seen on oversight_browsingnotice to evenhand_web using (
    exists (
        select 1 from identity_membership m
        where m.user_id = evenhand_user() and m.provider_id = oversight_browsingnotice.provider_id
            and m.role in ('manager', 'auditor')
            and m.starts_at <= evenhand_now() and (m.ends_at is null or m.ends_at > evenhand_now())
    )
);
grant select, update (reviewed_at, reviewed_by, finding) on oversight_browsingnotice to evenhand_web;
grant select, insert on oversight_browsingnotice to evenhand_worker;
grant usage, select on sequence oversight_recordcheck_id_seq to evenhand_worker;

-- Whoever only reads what others looked at works on no case.
do $$
declare
    text text := pg_get_functiondef('evenhand_works_on(uuid)'::regprocedure);
    known constant text := 'm.user_id = evenhand_user()';
begin
    if position(known in text) = 0 then
        raise exception 'evenhand_works_on is not what it was';
    end if;
    execute replace(text, known, known || ' and ''K1'' = any (m.compartments)');
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0001_initial"),
        ("core", "0020_looks_by_time"),
        ("cases", "0012_own_case"),
        ("panel", "0002_walls"),
        ("identity", "0006_officers_are_open"),
        ("agreements", "0003_one_text_one_case"),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        open_table("oversight_recordcheck", web="select", worker="select, insert"),
        append_only("oversight_recordcheck"),
    ]
