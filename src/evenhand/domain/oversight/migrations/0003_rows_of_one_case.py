"""A row points at rows of its own case only: the database refuses any other, whoever writes it (decision 26)."""

from django.db import migrations

from evenhand.core.walls import of_one_case

# Where it points, from which table, by which column. Some are held already: how somebody is reached (people 0008,
# casework 0020), why a fact was corrected (cases 0015), who lifts a wall (cases 0024), papers behind records of who
# decides or reads (cases 0025) and who saw a paper (documents 0007).
POINTERS = {
    "people_person": {
        "people_contactdetails": "person_id",
        "people_protecteddetails": "person_id",
        "people_safecontact": "person_id",
        "people_needs": "person_id",
        "correspondence_message": "person_id",
        "cases_companion": "person_id",
        "cases_grant": "person_id",
        "cases_consent": "person_id",
        "cases_capacityrecord": "person_id",
        "casework_detailschange": "person_id",
        "certificates_certificate": "holder_id",
    },
    "documents_document": {"correspondence_message": "document_id", "cases_share": "document_id"},
    "correspondence_message": {"correspondence_attempt": "message_id"},
    "cases_fact": {
        "cases_fact": "replaces_id",
        "casework_contact": "fact_id",
        "casework_information": "fact_id",
    },
    "cases_companion": {"cases_share": "companion_id"},
    "referrals_referral": {
        "referrals_offer": "referral_id",
        "referrals_decisionmaker": "referral_id",
        "referrals_nudge": "referral_id",
    },
    "meetings_meeting": {
        "meetings_support": "meeting_id",
        "meetings_interpreter": "meeting_id",
        "meetings_attendance": "meeting_id",
        "meetings_outcome": "meeting_id",
        "agreements_mediationagreement": "meeting_id",
    },
    "agreements_mediationagreement": {
        "agreements_term": "agreement_id",
        "agreements_text": "agreement_id",
        "agreements_signature": "agreement_id",
        "agreements_agreedaction": "agreement_id",
    },
    "agreements_text": {
        "agreements_signature": "text_id",
        "agreements_changewish": "text_id",
        "agreements_copy": "text_id",
    },
    "certificates_certificate": {
        "certificates_certificate": "replaces_id",
        "certificates_certificatefile": "certificate_id",
    },
    "safeguarding_concern": {"safeguarding_concernnote": "concern_id"},
}

# What the keys say now, of a certificate's file and of an agreement's meeting.
SAID_BY_KEYS = """
drop trigger certificates_certificatefile_of_case on certificates_certificatefile;
drop function evenhand_file_is_of_its_case();

create or replace function evenhand_agreement_begins() returns trigger language plpgsql as $$
begin
    if new.state <> 'draft' or new.text_number <> 0 then
        raise exception 'an agreement begins as a draft' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
"""
SAID_BY_TRIGGERS = """
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
alter table certificates_certificatefile enable always trigger certificates_certificatefile_of_case;

create or replace function evenhand_agreement_begins() returns trigger language plpgsql as $$
begin
    if new.state <> 'draft' or new.text_number <> 0 or not exists (
        select 1 from meetings_meeting m where m.id = new.meeting_id and m.case_id = new.case_id
    ) then
        raise exception 'an agreement begins as a draft, of a meeting of its case'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0002_walls"),
        ("people", "0008_walls_of_stops"),
        ("correspondence", "0010_held_until_heard_or_stopped"),
        ("documents", "0008_papers_behind_records"),
        ("cases", "0026_whoever_asked_is_not_shut_out"),
        ("referrals", "0002_walls"),
        ("casework", "0022_ask_in_a_safe_way"),
        ("meetings", "0006_interpreters"),
        ("agreements", "0003_one_text_one_case"),
        ("certificates", "0004_counted_by_the_kernel"),
        ("safeguarding", "0003_nobody_is_told_about_themselves"),
    ]

    operations = [
        of_one_case("cases_case", "holder_id", "people_person", case_column="id"),
        of_one_case("cases_case", "child_id", "people_person", case_column="id"),
        # An hour's record stands before the hour: nothing is open before it is on record.
        of_one_case("safeguarding_opening", "grant_id", "cases_grant", at_commit=True),
        *(
            of_one_case(table, column, points_at)
            for points_at, tables in POINTERS.items()
            for table, column in tables.items()
        ),
        migrations.RunSQL(SAID_BY_KEYS, SAID_BY_TRIGGERS),
    ]
