"""What the database itself guarantees of certificates, whatever code asks of it.

Numbers without gaps, a date that only the database sets, content that never changes, an end that says why.
"""

from django.db import migrations

from evenhand.core.walls import Compartment, append_only, open_table, wall

NUMBERS = """
create function evenhand_certificate_number(prefix text, year integer, counted integer) returns text
language sql immutable as $$ select format('%s-%s-%s', prefix, year, lpad(counted::text, 6, '0')) $$;

-- The next number of the case's provider and today's date in London. The counter's row stays locked until the
-- transaction ends, and a transaction that comes to nothing gives the number back.
create function evenhand_take_certificate_number(for_case uuid, out number text, out issued_on date)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
    whose uuid;
    this_year integer := extract(year from evenhand_today());
    series certificates_numberseries%rowtype;
    others integer;
begin
    select c.provider_id into whose from cases_case c where c.id = for_case;
    if whose is null or not evenhand_issues_for(whose) then
        raise exception 'a number is taken by whoever issues certificates' using errcode = 'insufficient_privilege';
    end if;
    loop
        update certificates_numberseries s set last = s.last + 1
            where s.provider_id = whose and s.year = this_year returning * into series;
        exit when found;
        perform pg_advisory_xact_lock(hashtext('certificates_numberseries'));
        select count(distinct s.provider_id) into others from certificates_numberseries s;
        insert into certificates_numberseries (id, provider_id, year, prefix, last)
            select gen_random_uuid(), whose, this_year, coalesce(
                (select s.prefix from certificates_numberseries s where s.provider_id = whose limit 1),
                case when others = 0 then 'EM'
                     when others <= 26 then 'EM' || chr(64 + others)
                     else 'EM' || chr(65 + (others - 27) / 26) || chr(65 + (others - 27) % 26) end), 0
            where not exists (
                select 1 from certificates_numberseries s where s.provider_id = whose and s.year = this_year);
    end loop;
    number := evenhand_certificate_number(series.prefix, series.year, series.last);
    issued_on := evenhand_today();
end $$;

-- Is the present principal on the provider's staff, with a right to read what the service puts out?
create function evenhand_issues_for(provider uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as
$$ select exists (
    select 1 from identity_membership m
    where m.user_id = evenhand_user() and m.provider_id = provider and 'K6' = any (m.compartments)
        and m.starts_at <= evenhand_now() and (m.ends_at is null or m.ends_at > evenhand_now())) $$;

create function evenhand_number_was_used() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.last > 0 and not exists (
        select 1 from certificates_certificate c
        where c.number = evenhand_certificate_number(new.prefix, new.year, new.last)
    ) then
        raise exception 'a number was taken for no certificate' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create constraint trigger certificates_number_was_used after insert or update on certificates_numberseries
    deferrable initially deferred for each row execute function evenhand_number_was_used();
create trigger certificates_numbers_stay before delete on certificates_numberseries
    for each row execute function evenhand_refuse_change();
create trigger certificates_numbers_stay_whole before truncate on certificates_numberseries
    for each statement execute function evenhand_refuse_change();
create function evenhand_number_goes_up_by_one() returns trigger language plpgsql as $$
begin
    if new.last <> old.last + 1 or (new.id, new.provider_id, new.year, new.prefix)
        is distinct from (old.id, old.provider_id, old.year, old.prefix) then
        raise exception 'numbers follow one another' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger certificates_number_goes_up before update on certificates_numberseries
    for each row execute function evenhand_number_goes_up_by_one();
"""

CERTIFICATES = """
create function evenhand_certificate_begins() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    said jsonb := new.content::jsonb;
    about cases_case%rowtype;
    before certificates_certificate%rowtype;
begin
    if new.issued_on is not null or new.issued_at is not null or new.first_issued_on is not null then
        raise exception 'the database dates a certificate' using errcode = 'insufficient_privilege';
    end if;
    new.issued_at := evenhand_now();
    new.issued_on := evenhand_today();
    new.first_issued_on := new.issued_on;
    select * into about from cases_case c where c.id = new.case_id;
    if new.issued_by is distinct from evenhand_user() or not coalesce(evenhand_issues_for(about.provider_id), false) then
        raise exception 'a certificate is issued by whoever acts' using errcode = 'insufficient_privilege';
    end if;
    if new.state <> 'issued' or (new.holder_id, new.decision) is distinct from (about.holder_id, about.decision) then
        raise exception 'a certificate begins in force, for its case' using errcode = 'integrity_constraint_violation';
    end if;
    if new.replaces_id is not null then
        select * into before from certificates_certificate c where c.id = new.replaces_id;
        if before.case_id is distinct from new.case_id or before.state is distinct from 'replaced' then
            raise exception 'a replacement follows what it replaces' using errcode = 'integrity_constraint_violation';
        end if;
        new.first_issued_on := before.first_issued_on;
    end if;
    if not exists (
        select 1 from certificates_numberseries s where s.provider_id = about.provider_id
            and new.number = evenhand_certificate_number(s.prefix, s.year, s.last)
    ) then
        raise exception 'a certificate has the number taken for it' using errcode = 'integrity_constraint_violation';
    end if;
    if (said->>'number', said->>'check_code', said->>'section', said->>'basis', said->>'decision',
        said->>'issued_on', said->>'replaces_number', said->>'first_issued_on')
        is distinct from (new.number, new.check_code, new.section, new.basis, new.decision,
        new.issued_on::text, coalesce(before.number, ''),
        case when new.replaces_id is null then '' else new.first_issued_on::text end)
        or new.content_hash is distinct from encode(sha256(convert_to(new.content, 'UTF8')), 'hex') then
        raise exception 'a certificate says what its row says' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger certificates_certificate_begins before insert on certificates_certificate
    for each row execute function evenhand_certificate_begins();

create function evenhand_certificate_ends() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if (new.id, new.case_id, new.holder_id, new.decision, new.section, new.basis, new.number, new.check_code,
        new.issued_at, new.issued_on, new.first_issued_on, new.issued_by, new.content, new.content_hash,
        new.replaces_id)
        is distinct from (old.id, old.case_id, old.holder_id, old.decision, old.section, old.basis, old.number,
        old.check_code, old.issued_at, old.issued_on, old.first_issued_on, old.issued_by, old.content,
        old.content_hash, old.replaces_id) then
        raise exception 'what a certificate says is kept as it is' using errcode = 'insufficient_privilege';
    end if;
    if old.state <> 'issued' or new.state not in ('withdrawn', 'replaced') then
        raise exception 'a certificate ends once' using errcode = 'integrity_constraint_violation';
    end if;
    if new.ended_by is distinct from evenhand_user() or not coalesce(evenhand_issues_for(
        (select c.provider_id from cases_case c where c.id = new.case_id)), false) then
        raise exception 'a certificate is ended by whoever acts' using errcode = 'insufficient_privilege';
    end if;
    new.ended_at := evenhand_now();
    return new;
end $$;
create trigger certificates_certificate_ends before update on certificates_certificate
    for each row execute function evenhand_certificate_ends();

create function evenhand_certificate_is_replaced() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new.state = 'replaced' and not exists (
        select 1 from certificates_certificate c where c.replaces_id = new.id
    ) then
        raise exception 'a replaced certificate has a replacement' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end $$;
create constraint trigger certificates_certificate_is_replaced after update on certificates_certificate
    deferrable initially deferred for each row execute function evenhand_certificate_is_replaced();

create trigger certificates_certificate_stays before delete on certificates_certificate
    for each row execute function evenhand_refuse_change();
create trigger certificates_certificate_stays_whole before truncate on certificates_certificate
    for each statement execute function evenhand_refuse_change();

create function evenhand_file_is_of_its_case() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not exists (
        select 1 from certificates_certificate c where c.id = new.certificate_id and c.case_id = new.case_id
    ) then
        raise exception 'a file belongs to its certificate''s case' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger certificates_certificatefile_of_case before insert on certificates_certificatefile
    for each row execute function evenhand_file_is_of_its_case();

alter table certificates_numberseries enable always trigger certificates_number_was_used;
alter table certificates_numberseries enable always trigger certificates_numbers_stay;
alter table certificates_numberseries enable always trigger certificates_numbers_stay_whole;
alter table certificates_numberseries enable always trigger certificates_number_goes_up;
alter table certificates_certificate enable always trigger certificates_certificate_begins;
alter table certificates_certificate enable always trigger certificates_certificate_ends;
alter table certificates_certificate enable always trigger certificates_certificate_is_replaced;
alter table certificates_certificate enable always trigger certificates_certificate_stays;
alter table certificates_certificate enable always trigger certificates_certificate_stays_whole;
alter table certificates_certificatefile enable always trigger certificates_certificatefile_of_case;

-- The columns in which a certificate may end are the only ones that anybody may write again.
grant update (state, ended_by, reason_code) on certificates_certificate to evenhand_web;
"""

CHECKING = """
-- Asked by anybody, with the exact number and check code: how it stands, and nothing about people.
create function evenhand_certificate_standing(
    wanted_number text, wanted_code text,
    out state text, out section text, out issued_on date, out replaced_by text
) returns setof record
language sql stable security definer set search_path = public, pg_temp as
$$ select c.state, c.section, c.issued_on, coalesce(r.number, '')
    from certificates_certificate c left join certificates_certificate r on r.replaces_id = c.id
    where c.number = wanted_number and c.check_code = wanted_code $$;

-- Certificates in force that have waited for their file, or with it for their message: ids only.
create function evenhand_certificates_unfinished(
    out case_id uuid, out certificate_id uuid, out is_signed boolean
) returns setof record
language sql stable security definer set search_path = public, pg_temp as
$$ select c.case_id, c.id, f.certificate_id is not null
    from certificates_certificate c left join certificates_certificatefile f on f.certificate_id = c.id
    where c.state = 'issued' and coalesce(f.made_at, c.issued_at) < evenhand_now() - interval '2 minutes'
        and (f.certificate_id is null or not exists (
            select 1 from correspondence_message m
            where m.case_id = c.case_id and m.once = 'certificate ' || c.id)) $$;
revoke execute on function evenhand_certificates_unfinished() from public;
grant execute on function evenhand_certificates_unfinished() to evenhand_worker;

-- One more question of a client in this hour; returns how many of them had no answer.
create function evenhand_count_certificate_check(asking text, was_unknown boolean) returns integer
language sql volatile security definer set search_path = public, pg_temp as
$$ insert into certificates_checkcount as n (client, hour_at, unknown)
    values (asking, date_trunc('hour', evenhand_now()), was_unknown::integer)
    on conflict (client, hour_at) do update set unknown = n.unknown + excluded.unknown
    returning n.unknown $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("certificates", "0001_initial"),
        ("core", "0002_walls_clock_and_record"),
        ("cases", "0002_walls"),
        ("correspondence", "0002_walls"),
        ("identity", "0002_walls"),
        ("organisations", "0002_walls"),
    ]

    operations = [
        open_table("certificates_numberseries"),
        open_table("certificates_checkcount", worker="select, delete"),
        wall(
            "certificates_certificate",
            Compartment.K6_OUTPUTS,
            web="select, insert",
            worker="select",
            signer="select",
        ),
        wall(
            "certificates_certificatefile",
            Compartment.K6_OUTPUTS,
            web="select",
            worker="select",
            signer="select, insert",
        ),
        append_only("certificates_certificatefile"),
        migrations.RunSQL(NUMBERS + CERTIFICATES + CHECKING, migrations.RunSQL.noop),
    ]
