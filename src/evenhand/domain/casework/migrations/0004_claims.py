"""Which case somebody may claim, by its reference and the address that they sign in with: an id and nothing else."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0003_question_certificate"),
        ("people", "0005_proved_email"),
        ("identity", "0004_what_never_changes"),
        ("requests", "0004_request_finds_its_author"),
    ]

    operations = [
        migrations.RunSQL(
            """
            -- A mailbox that others read claims nothing, a wall stands, and a holder who signs in with one address
            -- is not replaced by another.
            create function evenhand_case_to_claim(wanted text) returns uuid
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
            $$;
            revoke execute on function evenhand_case_to_claim(text) from public;
            grant execute on function evenhand_case_to_claim(text) to evenhand_web;
            """,
            "drop function evenhand_case_to_claim(text)",
        ),
    ]
