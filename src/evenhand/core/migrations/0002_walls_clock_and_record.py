"""The database's own part of the kernel: whose rows, what time, what happened."""

from django.db import migrations

from evenhand.core import walls

FUNCTIONS = """
create function evenhand_user() returns uuid language sql stable as
$$ select nullif(current_setting('evenhand.user', true), '')::uuid $$;

create function evenhand_case() returns uuid language sql stable as
$$ select nullif(current_setting('evenhand.case', true), '')::uuid $$;

create function evenhand_browser() returns text language sql stable as
$$ select nullif(current_setting('evenhand.browser', true), '') $$;

create function evenhand_now() returns timestamptz language sql stable as
$$ select transaction_timestamp() + shift from core_clock $$;

create function evenhand_today() returns date language sql stable as
$$ select (evenhand_now() at time zone 'Europe/London')::date $$;

create function evenhand_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are kept as they are', tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- May the present principal see this compartment of this case? A wall beats every grant. Plans of tables
-- that do not exist yet are looked up at run time, so this stands before them.
create function evenhand_sees(wanted_case uuid, wanted text) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    who uuid := evenhand_user();
begin
    if wanted_case = evenhand_case() then
        return true;
    end if;
    if who is null or exists (
        select 1 from cases_wall w where w.case_id = wanted_case and w.user_id = who and w.ended_at is null
    ) then
        return false;
    end if;
    return exists (
        select 1 from cases_grant g
        where g.case_id = wanted_case and g.user_id = who and wanted = any (g.compartments)
            and g.starts_at <= evenhand_now() and (g.ends_at is null or g.ends_at > evenhand_now())
    ) or exists (
        select 1 from cases_case c join identity_membership m on m.provider_id = c.provider_id
        where c.id = wanted_case and m.user_id = who and wanted = any (m.compartments)
            and m.starts_at <= evenhand_now() and (m.ends_at is null or m.ends_at > evenhand_now())
    );
end $$;

-- The same question asked once for a whole list, so that an index on the list stays useful.
create function evenhand_my_providers(wanted text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query select m.provider_id from identity_membership m
        where m.user_id = evenhand_user() and wanted = any (m.compartments)
            and m.starts_at <= evenhand_now() and (m.ends_at is null or m.ends_at > evenhand_now());
end $$;

create function evenhand_my_cases(wanted text) returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query select g.case_id from cases_grant g
        where g.user_id = evenhand_user() and wanted = any (g.compartments)
            and g.starts_at <= evenhand_now() and (g.ends_at is null or g.ends_at > evenhand_now());
end $$;

create function evenhand_my_walls() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query select w.case_id from cases_wall w
        where w.user_id = evenhand_user() and w.ended_at is null;
end $$;

-- The only way into the record: takes the number after the last, chains the hash, stamps actor and time.
create function evenhand_record_event(
    kind text, case_id uuid, actor_user uuid, actor text, compartment text, facts jsonb
) returns bigint
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
    head core_eventhead%rowtype;
    moment timestamptz := evenhand_now();
    number bigint;
    chained bytea;
begin
    if actor_user is not null and actor_user is distinct from evenhand_user() then
        raise exception 'an event is recorded by whoever acts' using errcode = 'insufficient_privilege';
    end if;
    select * into head from core_eventhead for update;
    number := head.last_id + 1;
    chained := sha256(head.hash || convert_to(jsonb_build_array(
        number, to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
        kind, case_id, actor, actor_user, compartment, facts)::text, 'UTF8'));
    insert into core_event (id, at, kind, case_id, actor, actor_user_id, compartment, facts, hash)
        values (number, moment, kind, case_id, actor, actor_user, compartment, facts, chained);
    update core_eventhead set last_id = number, hash = chained;
    return number;
end $$;

create function evenhand_note_look(looked_at uuid, what text) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
    insert into core_look (at, user_id, case_id, what)
        select evenhand_now(), evenhand_user(), looked_at, what where evenhand_user() is not null
$$;

-- The first event whose hash does not follow from the one before, or null when the chain is whole.
create function evenhand_first_broken_event() returns bigint
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    previous bytea := '\\x'::bytea;
    expected bigint := 0;
    e core_event%rowtype;
begin
    for e in select * from core_event order by id loop
        expected := expected + 1;
        if e.id <> expected or e.hash <> sha256(previous || convert_to(jsonb_build_array(
            e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
            e.kind, e.case_id, e.actor, e.actor_user_id, e.compartment, e.facts)::text, 'UTF8')) then
            return expected;
        end if;
        previous := e.hash;
    end loop;
    if exists (select 1 from core_eventhead h where h.last_id <> expected or h.hash <> previous) then
        return expected + 1;
    end if;
    return null;
end $$;

insert into core_clock (single, shift) values (true, interval '0');
insert into core_eventhead (single, last_id, hash) values (true, 0, '\\x');
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial"), ("procrastinate", "__latest__"), ("sessions", "0001_initial"), ("contenttypes", "0002_remove_content_type_name")]

    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        walls.wall(
            "core_event",
            walls.Compartment.K11_AUDIT,
            web="select",
            worker="select",
            seen="case_id is not null and evenhand_sees(case_id, compartment)",
        ),
        walls.append_only("core_event"),
        walls.append_only("core_look"),
        walls.open_table("core_clock", web="select", worker="select", signer="select"),
        migrations.RunSQL(
            """
            alter table core_look enable row level security;
            alter table core_look force row level security;
            create policy core_look_owner on core_look to evenhand_owner using (true) with check (true);

            grant select, insert, update on procrastinate_jobs to evenhand_web;
            grant select, insert on procrastinate_events to evenhand_web;
            grant select, insert, update, delete on procrastinate_jobs, procrastinate_events,
                procrastinate_periodic_defers, procrastinate_workers to evenhand_worker, evenhand_signer;
            grant usage, select on all sequences in schema public to evenhand_web, evenhand_worker,
                evenhand_signer;
            grant select, insert, update, delete on django_session to evenhand_web;
            grant select on django_content_type, django_migrations to evenhand_web, evenhand_worker,
                evenhand_signer;
            """,
            migrations.RunSQL.noop,
        ),
    ]
