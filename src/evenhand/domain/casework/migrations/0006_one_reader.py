"""A row is given to its reader once, and a role that was ended is not claimed back."""

from django.db import migrations

from evenhand.core.walls import one_reader

TABLES = (
    "cases_issue",
    "correspondence_message",
    "documents_document",
    "people_contactdetails",
    "people_needs",
    "people_person",
    "people_protecteddetails",
    "people_safecontact",
    "requests_sentrequest",
)


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0005_email_task"),
        ("core", "0003_one_reader"),
        ("correspondence", "0004_held_until_proved"),
        ("documents", "0003_own_while_on_the_case"),
    ]

    operations = [
        *(one_reader(table) for table in TABLES),
        migrations.RunSQL(
            """
            -- A mailbox that others read claims nothing, a wall stands, what was ended stays ended, and a holder who
            -- signs in with one address is not replaced by another.
            create or replace function evenhand_case_to_claim(wanted text) returns uuid
            language sql stable security definer set search_path = public, pg_temp as $$
                select c.id from cases_case c
                join people_person p on p.id = c.holder_id
                join people_safecontact s on s.person_id = p.id
                join (
                    select person_id, email from people_contactdetails
                    union all select person_id, email from people_protecteddetails
                ) d on d.person_id = p.id
                join identity_emailaddress e on lower(e.address) = lower(d.email)
                where c.reference = wanted and e.user_id = evenhand_user()
                    and (p.user_id is null or p.user_id = e.user_id)
                    and not s.mailbox_is_shared
                    and not exists (
                        select 1 from cases_wall w
                        where w.case_id = c.id and w.user_id = e.user_id and w.ended_at is null
                    )
                    and not exists (
                        select 1 from cases_grant g
                        where g.case_id = c.id and g.user_id = e.user_id and g.ends_at <= evenhand_now()
                    )
            $$;
            """,
            migrations.RunSQL.noop,
        ),
    ]
