"""Walls around messages, words that cannot change, and the list of what is due."""

from django.db import migrations

from evenhand.core.walls import Compartment, wall

FUNCTIONS = """
-- What was promised to whom in which words stays as it was promised; only its delivery moves on.
create function evenhand_keep_promise() returns trigger language plpgsql as $$
begin
    if (new.id, new.case_id, new.person_id, new.user_id, new.purpose, new.once, new.subject, new.text,
            new.letter_text, new.attachment_shelf, new.attachment_sha256, new.attachment_name,
            new.attachment_media_type, new.document_id, new.created_at)
        is distinct from
        (old.id, old.case_id, old.person_id, old.user_id, old.purpose, old.once, old.subject, old.text,
            old.letter_text, old.attachment_shelf, old.attachment_sha256, old.attachment_name,
            old.attachment_media_type, old.document_id, old.created_at) then
        raise exception 'the words of a message are kept as they are' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger correspondence_message_stays before update on correspondence_message
    for each row execute function evenhand_keep_promise();
alter table correspondence_message enable always trigger correspondence_message_stays;

-- Which messages should have gone by now, as ids only. Whoever asks takes them for five minutes, so that a
-- long queue is not asked for again every minute. A message in somebody's hands is let go after three.
create function evenhand_messages_due() returns table (message_id uuid, case_id uuid)
language sql volatile security definer set search_path = public, pg_temp as $$
    update correspondence_message m set swept_at = evenhand_now()
    where m.id in (
        select d.id from correspondence_message d
        where (d.state in ('queued', 'held') and d.next_try_at <= evenhand_now() - interval '20 seconds'
                or d.state = 'sending' and d.sending_at <= evenhand_now() - interval '3 minutes')
            and (d.swept_at is null or d.swept_at <= evenhand_now() - interval '5 minutes')
        order by d.created_at limit 500 for update skip locked
    )
    returning m.id, m.case_id
$$;
revoke execute on function evenhand_messages_due() from public;
grant execute on function evenhand_messages_due() to evenhand_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0001_initial"), ("core", "0002_walls_clock_and_record")]

    operations = [
        wall(
            "correspondence_message",
            Compartment.K12_REQUEST,
            worker="select, insert, update",
            own=True,
        ),
        wall(
            "correspondence_attempt",
            Compartment.K12_REQUEST,
            web="select",
            worker="select, insert, update",
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
