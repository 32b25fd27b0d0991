"""Every table says what it holds, and is walled if it is about a case."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from evenhand.core.privacy import Kept, Says
from evenhand.core.walls import Compartment
from tests.build.one_case import Held, held

OURS = [model for model in apps.get_models() if model.__module__.startswith("evenhand.")]
CASE_COMPARTMENTS = {c for c in Compartment if c.value.startswith("K")} - {Compartment.K10_STATISTICS}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_table_declares_its_compartment_and_its_keeping(model):
    privacy = model.Privacy
    assert isinstance(privacy.compartment, Compartment)
    assert isinstance(privacy.kept, Kept)
    columns = {field.name for field in model._meta.get_fields()}
    for column, says in privacy.personal.items():
        assert column in columns, f"{column} is not a column"
        assert isinstance(says, Says)


def catalogue(owner) -> dict[str, tuple[bool, bool, int]]:
    rows = owner.execute(
        "select relname, relrowsecurity, relforcerowsecurity,"
        " (select count(*) from pg_policy where polrelid = c.oid)"
        " from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace"
    ).fetchall()
    return {row[0]: row[1:] for row in rows}


@pytest.mark.django_db
@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_a_table_with_case_data_is_walled_in_the_database(owner, model):
    columns = {field.column for field in model._meta.local_fields}
    about_a_case = "case_id" in columns or model.Privacy.compartment in CASE_COMPARTMENTS
    enabled, forced, policies = catalogue(owner)[model._meta.db_table]
    if about_a_case:
        assert enabled and forced and policies >= 1
    else:
        assert "case_id" not in columns


# At what a column points that Django holds by no foreign key, by its name. Empty: at nothing that is of one case.
POINTS_AT = {
    "about_id": "safeguarding_concern",
    "child_id": "people_person",
    "document_id": "documents_document",
    "event_id": "core_event",
    "fact_id": "cases_fact",
    "grant_id": "cases_grant",
    "holder_id": "people_person",
    "person_id": "people_person",
    **dict.fromkeys(("body_id", "given_by_body", "provider_id", "sender_id", "shared_with"), ""),
}
# Which pointers no key holds to their case, and why.
NOT_HELD = {
    # It keeps a rule from asking twice, and nothing is read by it; one more index would cost every action of everybody.
    ("casework_task", "event_id"),
    # A concern or an opened hour, by its kind: the database writes it, with the case of that row.
    ("safeguarding_notice", "about_id"),
}


def points_at(column: str, field: models.Field) -> str:
    """Return the table at which a column points, or nothing."""
    if field.is_relation:
        return field.related_model._meta.db_table
    if field.primary_key or column == "case_id":
        return ""
    if not column.endswith("_id") and not isinstance(field, models.UUIDField):
        return ""
    if column.endswith(("_by", "user_id")):
        return ""  # a user, who is of no case
    return POINTS_AT[column]


def pointers() -> dict[tuple[str, str], str]:
    """Return the tables of one case at which tables of one case point, by table and column."""
    tables = {model._meta.db_table: {f.column: f for f in model._meta.local_fields} for model in OURS}
    of_one_case = {table for table, columns in tables.items() if "case_id" in columns}
    return {
        (table, column): points_at(column, field)
        for table in (*of_one_case, "cases_case")
        for column, field in tables[table].items()
        if points_at(column, field) in of_one_case
    }


@pytest.mark.django_db
def test_a_row_points_at_rows_of_its_own_case_only(owner):
    expected = {
        Held(table, column, "id" if table == "cases_case" else "case_id", target)
        for (table, column), target in pointers().items()
        if (table, column) not in NOT_HELD
    }
    assert len(expected) > 40
    assert held(owner) == expected


@pytest.mark.django_db
def test_a_row_is_held_to_its_case_at_each_statement(owner):
    waiting = owner.execute(
        "select conname from pg_constraint where contype = 'f' and cardinality(conkey) = 2 and condeferrable"
    ).fetchall()
    assert waiting == [("safeguarding_opening_grant_id_of_case",)]


def test_what_is_held_by_no_key_still_points_somewhere():
    assert pointers().keys() >= NOT_HELD


@pytest.mark.django_db
def test_a_row_that_says_its_case_says_it_always(owner):
    """A key of two columns asks nothing of a row without a case."""
    rows = owner.execute(
        "select attrelid::regclass::text from pg_attribute join pg_class c on c.oid = attrelid"
        " where attname = 'case_id' and relkind = 'r' and relnamespace = 'public'::regnamespace and not attnotnull"
    ).fetchall()
    assert not {table for (table,) in rows} & {table for table, _ in pointers()}


@pytest.mark.django_db
def test_no_role_at_work_owns_a_table_or_passes_the_walls(owner):
    rows = owner.execute(
        "select rolname from pg_roles where rolname in ('evenhand_web','evenhand_worker','evenhand_signer')"
        " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)"
    ).fetchall()
    assert rows == []
    owners = owner.execute("select distinct tableowner from pg_tables where schemaname = 'public'").fetchall()
    assert owners == [("evenhand_owner",)]


@pytest.mark.django_db
def test_migrations_say_what_the_models_say():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_functions_that_pass_the_walls_are_a_known_list(owner):
    rows = owner.execute(
        "select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace order by 1"
    ).fetchall()
    assert [row[0] for row in rows] == sorted(REVIEWED)


# A function that runs with the owner's rights is named here after somebody has read it for what it can tell.
REVIEWED = [
    "evenhand_agreed_actions_due",  # ids and days, for the worker only
    "evenhand_agreements_waiting",  # ids and days, for the worker only
    "evenhand_agreements_without_copy",  # ids of cases, for the worker only
    "evenhand_all_signed",  # yes or no, for whoever names an agreement by its id
    "evenhand_is_to_be_signed",  # yes or no, for whoever has the id and the hash of a text
    "evenhand_text_is_of",  # yes or no, for whoever has the ids of a text, its agreement and its case
    "evenhand_works_on",  # yes or no about the asking person
    "evenhand_audited",  # ids of the providers whose looks the asking person may list
    "evenhand_busy_lookers",  # numbers and ids of staff, for the worker only
    "evenhand_figures",  # counts by line, for the worker only
    "evenhand_waited",  # a count and a middle value, for the worker only
    "evenhand_hash_of_event",  # a number and a hash, for the worker only
    "evenhand_looks_listed",  # who looked at which reference, for an auditor of the case's provider
    "evenhand_reveals_listed",  # who opened protected details of which reference and why, for an auditor
    "evenhand_word_still_opens",  # yes or no about the asking person
    "evenhand_word_holds",  # yes or no about an id, for the two functions beside it only
    "evenhand_mailbox_of_family",  # yes or no about an address, for the same only
    "evenhand_word_opens",  # one id, for a browser that has just come back from an organisation's own sign-in
    "evenhand_works_for_case",  # yes or no about the asking person
    "evenhand_answers_complaints",  # yes or no about the asking person
    "evenhand_had_case",  # yes or no about the asking person
    "evenhand_my_persons",  # as whom the asking person stands on a case of their own
    "evenhand_complaints_closed_to_me",  # how many complaints wait about cases that the asking manager has or had
    "evenhand_handles_concerns",  # yes or no about the asking person
    "evenhand_opens_cases",  # yes or no about the asking person
    "evenhand_may_worry_about",  # yes or no about the asking person
    "evenhand_case_to_worry_about",  # a case on which the asking person works, or mediated, and nothing of it
    "evenhand_comments_of",  # a count of a day, so that whoever may read no comment can be told that there are too many
    "evenhand_second_people",  # ids of leads and managers, for the functions below only
    "evenhand_notice_concerns",  # ids and counts, for the worker only
    "evenhand_notices_due",  # ids, for the worker only
    "evenhand_opening_begins",  # a trigger: refuses, or tells somebody else
    "evenhand_hour_has_record",  # a trigger: refuses or passes
    "evenhand_of_present_council",  # yes or no about the asking person
    "evenhand_answers_for",  # yes or no about the asking person
    "evenhand_is_assigned",  # yes or no about the asking person
    "evenhand_holds",  # yes or no about the asking person
    "evenhand_is_closed_to",  # yes or no, for the worker only
    "evenhand_is_own",  # yes or no about the asking person
    "evenhand_knows_browser",  # yes or no, for whoever holds the secret of a browser
    "evenhand_interprets",  # yes or no about the asking person
    "evenhand_is_evidence",  # yes or no about the asking person
    "evenhand_is_shared",  # yes or no about the asking person
    "evenhand_may_stand_beside",  # yes or no about somebody, for an action of the case that was vouched for
    "evenhand_grant_keeps_sides",  # a trigger: refuses or passes
    "evenhand_waits_for_family",  # yes or no, about a case that the asking person sees
    "evenhand_grant_waits_for_family",  # a trigger: refuses or passes
    "evenhand_family_is_heard_once",  # a trigger: refuses or passes
    "evenhand_cases_with_help_over",  # ids, for the worker only
    "evenhand_change_reader",  # gives a case to another reader, once, for a change that two people decided
    "evenhand_paper_is_about",  # the children that a paper is compared with, for the worker only
    "evenhand_looks_at",  # who looked at which page, for whoever's right it is and nobody else
    "evenhand_referrals_running",  # ids and days, for the worker only
    "evenhand_cases_whose_time_went_by",  # ids, for the worker only
    "evenhand_cases_of_mediator",  # ids, for a manager of the mediator's provider only
    "evenhand_cases_with_old_notes",  # ids, for the worker only
    "evenhand_cases_to_check",  # ids, for the worker only
    "evenhand_cases_to_count_again",  # ids, for the worker only
    "evenhand_certificate_begins",  # a trigger: refuses or passes
    "evenhand_certificate_ends",  # a trigger: refuses or passes
    "evenhand_certificate_is_replaced",  # a trigger: refuses or passes
    "evenhand_certificate_standing",  # how a certificate stands, to whoever has its number and check code
    "evenhand_certificates_unfinished",  # ids, for the worker only
    "evenhand_count_asking",  # a number about the asking client
    "evenhand_documents_unchecked",  # ids of files to check and their cases, for the worker only
    "evenhand_cases_with_duty_by",  # ids, for the worker only
    "evenhand_cases_with_name",  # ids of cases of the asking person's own provider
    "evenhand_files_unnamed",  # which of the worker's own hashes no document has
    "evenhand_first_broken_event",  # one number: where the record is broken
    "evenhand_person_to_claim",  # the ids of the asking person's own request, for its reference and their address
    "evenhand_cases_whose_right_passes_by",  # ids, for the worker only
    "evenhand_decides",  # yes or no about the asking person
    "evenhand_is_closed_to_person",  # yes or no, for the worker only
    "evenhand_keeps_notes",  # yes or no about the asking person
    "evenhand_keeps_own",  # yes or no about the asking person
    "evenhand_passed_cases",  # references and days of the asking person's own cases whose right passed to their child
    "evenhand_settle_holder",  # writes what the day and the records say, and nothing that the caller says
    "evenhand_standing",  # how a role stands, for other functions of this list only
    "evenhand_guesses_at",  # how often codes for the asking browser's address were tried
    "evenhand_issues_for",  # yes or no about the asking person
    "evenhand_mailbox_of",  # one address of a user who works on a case, for the worker only
    "evenhand_may_have_code",  # yes or no, for staff of the case; says that an address is in use here, not for what
    "evenhand_mediates_for",  # yes or no about one user, for staff of that provider
    "evenhand_has_own_case",  # yes or no about one user, for whoever works here and helps them to sign in
    "evenhand_owner_of_passkey",  # the user whose key it is, for whoever names a key that nobody can guess
    "evenhand_works_with_us",  # yes or no about the asking person
    "evenhand_mediates",  # yes or no about the asking person
    "evenhand_messages_due",  # ids of messages to send and their cases, for the worker only
    "evenhand_my_cases",  # ids of the asking person's own grants
    "evenhand_my_providers",  # ids of the asking person's own memberships
    "evenhand_my_walls",  # ids of cases the asking person is shut out of
    "evenhand_note_look",  # writes only
    "evenhand_number_was_used",  # a trigger: refuses or passes
    "evenhand_record_event",  # writes only
    "evenhand_sees",  # yes or no about the asking person
    "evenhand_stale_drafts",  # opaque ids of drafts that are old; their rows stay walled
    "evenhand_take_certificate_number",  # a number of the asking person's own provider
    "evenhand_user_for_address",  # an opaque id for an address that the caller already has
]
