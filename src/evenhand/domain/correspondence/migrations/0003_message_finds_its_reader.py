"""A message to somebody who had not signed in yet is shown to them once they have; its words stay as they are."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0002_walls")]

    operations = [
        migrations.RunSQL(
            """
            create or replace function evenhand_keep_promise() returns trigger language plpgsql as $$
            begin
                if (new.id, new.case_id, new.person_id, new.purpose, new.once, new.subject, new.text,
                        new.letter_text, new.attachment_shelf, new.attachment_sha256, new.attachment_name,
                        new.attachment_media_type, new.document_id, new.created_at)
                    is distinct from
                    (old.id, old.case_id, old.person_id, old.purpose, old.once, old.subject, old.text,
                        old.letter_text, old.attachment_shelf, old.attachment_sha256, old.attachment_name,
                        old.attachment_media_type, old.document_id, old.created_at)
                    or (old.user_id is not null and new.user_id is distinct from old.user_id) then
                    raise exception 'the words of a message are kept as they are'
                        using errcode = 'insufficient_privilege';
                end if;
                return new;
            end $$;
            """,
            migrations.RunSQL.noop,
        ),
    ]
