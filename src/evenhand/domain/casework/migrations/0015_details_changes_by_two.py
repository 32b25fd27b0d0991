"""Changes of contact details are walled with safety; a case is given to another reader once, by two people."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

FUNCTIONS = """
create or replace function evenhand_keep_reader() returns trigger language plpgsql as $$
begin
    -- The owner gives rows to another reader in evenhand_change_reader alone.
    if current_user <> 'evenhand_owner'
        and old.case_id is not null and new.user_id is distinct from old.user_id
        and (old.user_id is not null or old.case_id is distinct from evenhand_case()) then
        raise exception 'whose a row of % is, is said once', tg_table_name
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- Whose a message is, the function above keeps; here stay its words.
create or replace function evenhand_keep_promise() returns trigger language plpgsql as $$
begin
    if (new.id, new.case_id, new.person_id, new.purpose, new.once, new.subject, new.text, new.letter_text,
            new.attachment_shelf, new.attachment_sha256, new.attachment_name, new.attachment_media_type,
            new.document_id, new.created_at)
        is distinct from (old.id, old.case_id, old.person_id, old.purpose, old.once, old.subject, old.text,
            old.letter_text, old.attachment_shelf, old.attachment_sha256, old.attachment_name,
            old.attachment_media_type, old.document_id, old.created_at) then
        raise exception 'the words of a message are kept as they are' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- What a family wrote is its own whatever address it signs in with: takes all of it from the reader of the old address
-- to that of the new. Two people decided so; whoever calls is the second.
create function evenhand_change_reader(change uuid, new_reader uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    wanted casework_detailschange;
    old_reader uuid;
    name text;
begin
    update casework_detailschange set reader_changed_at = evenhand_now()
        where id = change and state = 'made' and reader_changed_at is null
            and decided_by = evenhand_user() and asked_by <> decided_by
        returning * into wanted;
    if wanted.id is null then
        raise exception 'two people decide who reads a case' using errcode = 'insufficient_privilege';
    end if;
    select user_id into old_reader from people_person where id = wanted.person_id;
    foreach name in array array['cases_issue', 'correspondence_message', 'documents_document', 'people_contactdetails',
        'people_needs', 'people_person', 'people_protecteddetails', 'people_safecontact', 'requests_sentrequest'] loop
        execute format('update %I set user_id = $1 where case_id = $2 and user_id = $3', name)
            using new_reader, wanted.case_id, old_reader;
    end loop;
end $$;
revoke execute on function evenhand_change_reader(uuid, uuid) from public;
grant execute on function evenhand_change_reader(uuid, uuid) to evenhand_web;

-- Who asked for a change and what it says stay as they are.
create function evenhand_details_change_stays() returns trigger language plpgsql as $$
begin
    if old.state <> 'waiting' and (new.state, new.decided_at, new.decided_by)
            is distinct from (old.state, old.decided_at, old.decided_by)
        or new.decided_by is distinct from old.decided_by and new.decided_by is distinct from evenhand_user() then
        raise exception 'a change of contact details is decided once, by whoever decides'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger casework_detailschange_stays before update on casework_detailschange
    for each row execute function evenhand_details_change_stays();
alter table casework_detailschange enable always trigger casework_detailschange_stays;

create policy casework_detailschange_asked on casework_detailschange as restrictive for insert to evenhand_web
    with check (asked_by = evenhand_user() and state = 'waiting');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0014_details_changes"),
        ("correspondence", "0007_closed_to_its_reader"),
        ("requests", "0006_sealed_answers"),
    ]

    operations = [
        wall(
            "casework_detailschange",
            Compartment.K7_SAFETY,
            web="select, insert, update (state, decided_at, decided_by)",
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
