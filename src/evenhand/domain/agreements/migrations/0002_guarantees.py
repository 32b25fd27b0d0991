"""Who reads an agreement, and what the database itself guarantees: all sign one text, each for themselves."""

from django.db import migrations

from evenhand.core.walls import Compartment, append_only, wall

READ = "evenhand_sees(case_id, 'K5') or evenhand_sees(case_id, 'K6')"
BY_ACTION = "case_id = evenhand_case()"
WRITER = f"evenhand_mediates(case_id) or {BY_ACTION}"
OWN_SIGNATURE = (
    "(way = 'online' and user_id = evenhand_user() and ("
    "(seat = 'family' and evenhand_holds(case_id))"
    " or (body_id is not null and seat = body_id::text and evenhand_answers_for(case_id, body_id))))"
    f" or (way <> 'online' and evenhand_mediates(case_id)) or {BY_ACTION}"
)
FUNCTIONS = """
-- Is this the text that stands to be signed now, under this hash?
create function evenhand_is_to_be_signed(wanted_text uuid, wanted_hash text, wanted_seat text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from agreements_text t join agreements_mediationagreement a on a.id = t.agreement_id
        where t.id = wanted_text and t.sha256 = wanted_hash and t.number = a.text_number and a.state = 'offered'
            and wanted_seat = any (t.seats)
    )
$$;
-- Did every party sign the text of this number, each signature counting?
create function evenhand_all_signed(wanted_agreement uuid, wanted_number smallint) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from agreements_text t where t.agreement_id = wanted_agreement and t.number = wanted_number
            and not exists (
                select 1 from unnest(t.seats) needed where not exists (
                    select 1 from agreements_signature s where s.text_id = t.id and s.seat = needed
                        and s.sha256 = t.sha256 and (s.way = 'online' or s.confirmed_at is not null)
                )
            )
    )
$$;
create function evenhand_agreement_stays() returns trigger language plpgsql as $$
begin
    if old.state = 'signed' or (new.id, new.case_id, new.meeting_id, new.drafted_at, new.drafted_by)
        is distinct from (old.id, old.case_id, old.meeting_id, old.drafted_at, old.drafted_by)
        or new.text_number < old.text_number then
        raise exception 'a signed agreement never changes, and a draft keeps its meeting'
            using errcode = 'insufficient_privilege';
    end if;
    if new.state = 'signed' and not evenhand_all_signed(new.id, new.text_number) then
        raise exception 'an agreement is made when all have signed one text' using errcode = 'insufficient_privilege';
    end if;
    if old.state <> 'draft' and new.agreed_on <> old.agreed_on then
        raise exception 'the day of an agreement stands in its text' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger agreements_mediationagreement_stays before update on agreements_mediationagreement
    for each row execute function evenhand_agreement_stays();
create trigger agreements_mediationagreement_is_kept before delete on agreements_mediationagreement
    for each row execute function evenhand_refuse_change();

create function evenhand_signature_binds() returns trigger language plpgsql as $$
begin
    if not evenhand_is_to_be_signed(new.text_id, new.sha256, new.seat) then
        raise exception 'this text does not stand to be signed' using errcode = 'insufficient_privilege';
    end if;
    if tg_op = 'INSERT' and (new.confirmed_at is not null
        or (new.way = 'online' and new.user_id is distinct from evenhand_user())) then
        raise exception 'nobody signs for somebody else' using errcode = 'insufficient_privilege';
    end if;
    if tg_op = 'UPDATE' and (
        (new.id, new.agreement_id, new.text_id, new.case_id, new.seat, new.body_id, new.user_id, new.name,
            new.job_title, new.way, new.sha256, new.signed_at, new.recorded_by)
        is distinct from (old.id, old.agreement_id, old.text_id, old.case_id, old.seat, old.body_id, old.user_id,
            old.name, old.job_title, old.way, old.sha256, old.signed_at, old.recorded_by)
        or old.confirmed_at is not null or new.confirmed_by is not distinct from old.recorded_by
        or new.confirmed_by is distinct from evenhand_user()) then
        raise exception 'a signature stays, and a second person confirms it' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger agreements_signature_binds before insert or update on agreements_signature
    for each row execute function evenhand_signature_binds();
create trigger agreements_signature_is_kept before delete on agreements_signature
    for each row execute function evenhand_refuse_change();

-- For the worker only, as ids and days: signed without a copy on its way; waiting for signatures; due and not done.
create function evenhand_agreements_without_copy() returns table (case_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
    select distinct a.case_id from agreements_mediationagreement a
    join agreements_text t on t.agreement_id = a.id and t.number = a.text_number
    where a.state = 'signed' and (
        not exists (select 1 from agreements_copy c where c.text_id = t.id)
        or not exists (
            select 1 from correspondence_message m where m.case_id = a.case_id and m.purpose = 'agreement_signed'
                and m.once = 'copy ' || t.id::text
        )
    )
$$;
create function evenhand_agreements_waiting() returns table (agreement_id uuid, case_id uuid, offered_on date)
language sql stable security definer set search_path = public, pg_temp as $$
    select a.id, a.case_id, (t.offered_at at time zone 'Europe/London')::date from agreements_mediationagreement a
    join agreements_text t on t.agreement_id = a.id and t.number = a.text_number
    where a.state = 'offered' and a.reminders < 2
$$;
create function evenhand_agreed_actions_due(today date) returns table (action_id uuid, case_id uuid, due_on date)
language sql stable security definer set search_path = public, pg_temp as $$
    select d.id, d.case_id, d.due_on from agreements_agreedaction d
    join cases_case c on c.id = d.case_id and c.closed_at is null
    where d.state in ('to_do', 'said_done', 'not_done') and d.due_on < today
        and (d.asked_after = 0 or (d.asked_after < 14 and d.due_on <= today - 14))
$$;
revoke execute on function evenhand_agreements_without_copy(), evenhand_agreements_waiting(),
    evenhand_agreed_actions_due(date) from public;
grant execute on function evenhand_agreements_without_copy(), evenhand_agreements_waiting(),
    evenhand_agreed_actions_due(date) to evenhand_worker;
"""
ALWAYS = ";\n".join(
    f"alter table {table} enable always trigger {table}_{name}"
    for table, names in (
        ("agreements_mediationagreement", ("stays", "is_kept")),
        ("agreements_signature", ("binds", "is_kept")),
    )
    for name in names
)


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0001_initial"),
        ("meetings", "0002_guarantees"),
        ("correspondence", "0001_initial"),
    ]

    operations = [
        wall(
            "agreements_mediationagreement",
            Compartment.K6_OUTPUTS,
            worker="select, update",
            seen=READ,
            written=WRITER,
        ),
        wall(
            "agreements_term",
            Compartment.K5_SHARED_ROOM,
            web="select, insert, update, delete",
            written="evenhand_mediates(case_id)",
        ),
        wall(
            "agreements_text",
            Compartment.K6_OUTPUTS,
            web="select, insert",
            worker="select",
            # Until all have signed it is for those in the room; then for whoever reads what came of the case.
            seen="evenhand_sees(case_id, 'K5') or (evenhand_sees(case_id, 'K6') and exists ("
            "select 1 from agreements_mediationagreement a where a.id = agreement_id and a.state = 'signed'"
            " and a.text_number = number))",
            written="evenhand_mediates(case_id)",
        ),
        wall(
            "agreements_signature",
            Compartment.K6_OUTPUTS,
            worker="select",
            seen=READ,
            written=OWN_SIGNATURE,
        ),
        wall("agreements_changewish", Compartment.K5_SHARED_ROOM, web="select, insert"),
        wall(
            "agreements_agreedaction",
            Compartment.K6_OUTPUTS,
            worker="select, update",
            seen=READ,
            written=BY_ACTION,
        ),
        wall(
            "agreements_copy",
            Compartment.K6_OUTPUTS,
            web="select",
            worker="select, insert",
            seen=READ,
            written=BY_ACTION,
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(ALWAYS, migrations.RunSQL.noop),
        append_only("agreements_text"),
        append_only("agreements_changewish"),
        append_only("agreements_copy"),
    ]
