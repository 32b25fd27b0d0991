"""Whose a row is, is said once, while the case is opened to them: nobody takes a row that is nobody's yet."""

import psycopg
import pytest

from evenhand.domain.casework.actions.claim_case import claim_case
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.documents.actions.keep_document import keep_document
from evenhand.domain.documents.states import DocumentKind
from tests.build import requests, world

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
ADDRESS = "sam@holloway.example"


@pytest.fixture
def cases(own_database, settings, tmp_path):
    """Send four requests, protected or not, and open half of them; return their service."""
    settings.FILES_DIR = tmp_path
    service, browser = world.a_service(), requests.a_browser()
    for protected in (True, False):
        for claimed in (True, False):
            letter = keep_document(
                case_id=None,
                user_id=None,
                kind=DocumentKind.DECISION_LETTER,
                name="letter.pdf",
                content=b"%PDF-1.7 a letter",
                at=world.now(),
                by=browser,
            )
            draft_id = requests.a_draft(
                service, protected={"protected": protected}, letter={"letters": [str(letter.id)]}
            )
            sent = send_request(draft_id=draft_id, at=world.now(), by=browser)
            if claimed:
                claim_case(reference=sent.reference, at=world.now(), by=world.family_of(None, ADDRESS))
    return service


def as_user(addresses, by):
    """Connect as the web role does, on behalf of somebody, with none of our own filters in between."""
    web = psycopg.connect(addresses.web)
    web.execute("select set_config('evenhand.user', %s, true)", [str(by.user_id)])
    return web


@pytest.mark.parametrize("whose", ["is null", "is not null"])
@pytest.mark.parametrize("table", TABLES)
def test_staff_who_see_a_row_cannot_take_it(cases, own_database, table, whose):
    adviser = world.a_colleague(cases)
    with as_user(own_database, adviser) as web:
        if table != "documents_document":  # a family's letters are its own
            assert web.execute(f"select 1 from {table} where user_id {whose}").rowcount > 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match=r"said once|kept as they are"):
            web.execute(f"update {table} set user_id = %s where user_id {whose}", [adviser.user_id])


def test_a_family_does_not_become_its_child(cases, own_database):
    family = world.family_of(None, ADDRESS)
    with as_user(own_database, family) as web, pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute("update people_person set user_id = %s where user_id is null", [family.user_id])
