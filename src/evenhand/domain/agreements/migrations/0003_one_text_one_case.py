"""What a row says of itself is held to the rows it names: an agreement, its texts and signatures are of one case."""

from django.db import migrations

BEGINS = """
create function evenhand_agreement_begins() returns trigger language plpgsql as $$
begin
    if new.state <> 'draft' or new.text_number <> 0 or not exists (
        select 1 from meetings_meeting m where m.id = new.meeting_id and m.case_id = new.case_id
    ) then
        raise exception 'an agreement begins as a draft, of a meeting of its case'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger agreements_mediationagreement_begins before insert on agreements_mediationagreement
    for each row execute function evenhand_agreement_begins();

-- Signatures under a text that was taken back are void: the same text never stands to be signed a second time.
create or replace function evenhand_agreement_stays() returns trigger language plpgsql as $$
begin
    if old.state = 'signed' or (new.id, new.case_id, new.meeting_id, new.drafted_at, new.drafted_by)
        is distinct from (old.id, old.case_id, old.meeting_id, old.drafted_at, old.drafted_by) then
        raise exception 'a signed agreement never changes, and a draft keeps its meeting'
            using errcode = 'insufficient_privilege';
    end if;
    if new.text_number - old.text_number <> (new.state = 'offered' and old.state <> 'offered')::integer then
        raise exception 'each time that an agreement is put to be signed it is another text'
            using errcode = 'insufficient_privilege';
    end if;
    if new.state = 'signed' and (old.state <> 'offered' or not evenhand_all_signed(new.id, new.text_number)) then
        raise exception 'an agreement is made when all have signed one text' using errcode = 'insufficient_privilege';
    end if;
    if (old.state, new.state) is distinct from ('draft', 'draft') and new.agreed_on <> old.agreed_on then
        raise exception 'the day of an agreement stands in its text' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

create function evenhand_text_begins() returns trigger language plpgsql as $$
begin
    if new.sha256 <> encode(sha256(convert_to(new.html, 'UTF8')), 'hex') then
        raise exception 'this is not the hash of the text' using errcode = 'insufficient_privilege';
    end if;
    if not 'family' = any (new.seats) or cardinality(new.seats) < 2 or not exists (
        select 1 from agreements_mediationagreement a where a.id = new.agreement_id and a.case_id = new.case_id
            and a.state = 'draft' and new.number = a.text_number + 1
    ) then
        raise exception 'a text is made of the draft of its case, for both sides to sign'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger agreements_text_begins before insert on agreements_text
    for each row execute function evenhand_text_begins();
"""
# What an action may do for its case is not enough here: who signs, who writes it down and who confirms it are people.
BINDS = """
create function evenhand_text_is_of(wanted_text uuid, wanted_agreement uuid, wanted_case uuid, wanted_number integer)
returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from agreements_text t where t.id = wanted_text and t.agreement_id = wanted_agreement
            and t.case_id = wanted_case and t.number = wanted_number
    )
$$;
-- Does the present person work at the provider of this case, and is nothing between them and it?
create function evenhand_works_on(wanted_case uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select wanted_case not in (select evenhand_my_walls()) and exists (
        select 1 from cases_case c join identity_membership m on m.provider_id = c.provider_id
        where c.id = wanted_case and m.user_id = evenhand_user()
            and m.starts_at <= evenhand_now() and (m.ends_at is null or m.ends_at > evenhand_now())
    )
$$;
revoke execute on function evenhand_text_is_of(uuid, uuid, uuid, integer), evenhand_works_on(uuid) from public;
grant execute on function evenhand_text_is_of(uuid, uuid, uuid, integer), evenhand_works_on(uuid) to evenhand_web;

create or replace function evenhand_signature_binds() returns trigger language plpgsql as $$
begin
    if not evenhand_is_to_be_signed(new.text_id, new.sha256, new.seat)
        or not evenhand_text_is_of(new.text_id, new.agreement_id, new.case_id, new.text_number) then
        raise exception 'this text does not stand to be signed' using errcode = 'insufficient_privilege';
    end if;
    if tg_op = 'INSERT' then
        if new.confirmed_at is not null or new.confirmed_by is not null
            or new.recorded_by is distinct from evenhand_user() or evenhand_user() is null
            or new.seat <> 'family' and new.seat <> coalesce(new.body_id::text, 'council') then
            raise exception 'nobody signs for somebody else' using errcode = 'insufficient_privilege';
        end if;
        if new.way = 'online' and (new.user_id is distinct from evenhand_user() or not case new.seat
            when 'family' then evenhand_holds(new.case_id)
            else new.body_id is not null and evenhand_answers_for(new.case_id, new.body_id) end) then
            raise exception 'nobody signs for somebody else' using errcode = 'insufficient_privilege';
        end if;
        if new.way <> 'online' and not evenhand_mediates(new.case_id) then
            raise exception 'a signature is written down by the mediator' using errcode = 'insufficient_privilege';
        end if;
    elsif (new.id, new.agreement_id, new.text_id, new.text_number, new.case_id, new.seat, new.body_id, new.user_id,
            new.name, new.job_title, new.way, new.sha256, new.signed_at, new.recorded_by)
        is distinct from (old.id, old.agreement_id, old.text_id, old.text_number, old.case_id, old.seat, old.body_id,
            old.user_id, old.name, old.job_title, old.way, old.sha256, old.signed_at, old.recorded_by)
        or old.confirmed_at is not null or new.confirmed_at is null
        or new.confirmed_by is distinct from evenhand_user() or new.confirmed_by is not distinct from old.recorded_by
        or not evenhand_works_on(new.case_id) then
        raise exception 'a signature stays, and a second person confirms it' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
"""
# A policy for all statements asks only who may read before it lets a row be deleted.
TERMS = """
create policy agreements_term_taken_out on agreements_term as restrictive for delete to evenhand_web
    using (evenhand_mediates(case_id));
create policy agreements_changewish_own on agreements_changewish as restrictive for insert to evenhand_web
    with check (asked_by = evenhand_user() and exists (
        select 1 from agreements_text t where t.id = text_id and t.case_id = agreements_changewish.case_id
    ) and (
        seat = 'family' and evenhand_holds(case_id)
        or exists (
            select 1 from cases_party p where p.case_id = agreements_changewish.case_id and p.body_id::text = seat
                and evenhand_answers_for(p.case_id, p.body_id)
        )
    ));
"""
ALWAYS = """
alter table agreements_mediationagreement enable always trigger agreements_mediationagreement_begins;
alter table agreements_text enable always trigger agreements_text_begins;
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0002_guarantees"), ("meetings", "0003_private_notes")]

    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (BEGINS, BINDS, TERMS, ALWAYS)
    ]
