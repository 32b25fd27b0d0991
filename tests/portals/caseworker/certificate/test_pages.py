"""Staff confirm what will be issued, are told why not, and put mistakes right; nobody else gets in."""

import csv
from datetime import timedelta
from io import StringIO

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.cases.models import Case
from evenhand.domain.certificates import queries, register
from evenhand.domain.certificates.states import CertificateState
from evenhand.domain.identity.models import User
from evenhand.domain.people.actions.rename_person import rename_person
from tests.build import certificates, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def case(service, adviser):
    return certificates.a_case_that_said_no(service, adviser)


@pytest.fixture
def as_(client):
    """Sign somebody in, in one browser."""

    def sign_in(by):
        client.force_login(User.objects.get(id=by.user_id))
        return client

    return sign_in


def read(response):
    return " ".join(response.content.decode().split())


def seen_on(page):
    return page.split('name="seen" value="')[1].split('"')[0]


def path(case, more=""):
    return f"/cases/{case.id}/certificate/{more}"


def test_the_confirmation_shows_content_and_both_times_to_appeal_then_issues(as_, case, adviser):
    browser = as_(adviser)
    page = read(browser.get(path(case)))
    for words in ("Sam Holloway", "without a certificate", "if you issue today", "Legal deadline"):
        assert words in page
    assert page.count("How we worked this out") == 3
    answer = browser.post(path(case, "issue"), {"seen": seen_on(page)})
    assert (answer.status_code, answer["Location"]) == (302, path(case, "?issued=yes"))
    page = read(browser.get(answer["Location"]))
    assert "The certificate is issued." in page and "is being made" in page
    again = browser.post(path(case, "issue"), {"seen": "whatever was open in another tab"})
    assert again.status_code == 302, "a second click leads to the same page"
    with acting_as(adviser):
        assert len(queries.of_case(case.id)) == 1


def test_a_draft_that_changed_is_shown_again_before_it_is_issued(as_, case, adviser):
    browser = as_(adviser)
    seen = seen_on(read(browser.get(path(case))))
    with acting_as(adviser):
        child = Case.objects.get(id=case.id).child_id
    rename_person(case_id=case.id, person_id=child, name="Alexis Holloway", by=adviser.for_case(case.id))
    answer = browser.post(path(case, "issue"), {"seen": seen})
    page = read(answer)
    assert answer.status_code == 409
    assert "changed after you opened the page" in page and "Alexis Holloway" in page
    assert browser.post(path(case, "issue"), {"seen": seen_on(page)}).status_code == 302


def test_late_contact_names_the_open_door(as_, service, adviser):
    late = certificates.a_late_case(service, adviser)
    page = read(as_(adviser).get(path(late)))
    assert "ask the Tribunal for permission to appeal" in page and "reg 34(2)" in page
    assert "Issue the certificate" not in page


def test_a_caseworker_reads_it_and_cannot_issue(as_, service, case):
    browser = as_(world.a_colleague(service, "caseworker"))
    page = read(browser.get(path(case)))
    assert "A mediation adviser or a manager issues certificates." in page and 'name="seen"' not in page
    assert browser.post(path(case, "issue"), {"seen": ""}).status_code == 403


def test_strangers_and_nobody_are_told_nothing(as_, client, case, adviser):
    made = certificates.issued(case, adviser)
    assert client.get(path(case)).status_code == 302
    browser = as_(world.a_colleague(world.a_service()))
    for more in ("", f"{made.number}.pdf", f"{made.number}/withdraw"):
        assert browser.get(path(case, more)).status_code == 404


def test_withdrawing_asks_why_and_keeps_what_was_typed(as_, case, adviser):
    made = certificates.issued(case, adviser)
    browser = as_(adviser)
    page = read(browser.post(path(case, f"{made.number}/withdraw"), {}))
    assert "Choose why it was wrong to issue the certificate." in page
    answer = browser.post(path(case, f"{made.number}/withdraw"), {"reason_code": "no_refusal"})
    assert answer.status_code == 302
    page = read(browser.get(path(case)))
    assert "Earlier certificates" in page and "had not said no" in page


def test_replacing_shows_what_changes_and_names_the_old_one(as_, case, adviser):
    made = certificates.issued(case, adviser)
    browser = as_(adviser)
    assert "would say the same" in read(browser.get(path(case, f"{made.number}/reissue")))
    with acting_as(adviser):
        child = Case.objects.get(id=case.id).child_id
    rename_person(case_id=case.id, person_id=child, name="Alexis Holloway", by=adviser.for_case(case.id))
    page = read(browser.get(path(case, f"{made.number}/reissue")))
    assert "Alexis Holloway" in page
    browser.post(path(case, f"{made.number}/reissue"), {"reason_code": "wrong_name"})
    page = read(browser.get(path(case)))
    assert f"certificate {made.number}" in page and "took its place" in page
    assert browser.get(path(case, f"{made.number}/withdraw")).status_code == 409


def test_a_certificate_without_its_file_yet_has_no_download(as_, case, adviser):
    made = certificates.issued(case, adviser)
    assert as_(adviser).get(path(case, f"{made.number}.pdf")).status_code == 404


def test_the_register_lists_by_number_and_only_our_own(as_, service, adviser, case):
    first = certificates.issued(case, adviser)
    second = certificates.issued(certificates.a_case_that_said_no(service, adviser), adviser)
    other = world.a_service()
    stranger = world.a_colleague(other)
    theirs = certificates.issued(certificates.a_case_that_said_no(other, stranger), stranger)
    browser = as_(adviser)
    page = read(browser.get("/certificates/"))
    assert page.index(second.number) < page.index(first.number)
    assert theirs.number not in page
    month = f"{first.issued_on:%Y-%m}"
    assert first.number in read(browser.get(f"/certificates/?month={month}"))
    assert first.number not in read(browser.get("/certificates/?month=1999-01"))
    assert second.number not in read(browser.get(f"/certificates/?below={second.number}"))
    rows = list(csv.DictReader(StringIO(browser.get("/certificates/register.csv").content.decode())))
    assert [row["Number"] for row in rows] == [second.number, first.number]
    assert {row["In time"] for row in rows} == {"yes"}


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless():
    on = world.today()
    entry = register.Entry(
        "EM-2026-000001", on, on, "s55_4", "reg34_1", CertificateState.ISSUED, None, "",
        None, '=HYPERLINK("https://evil.example")', "@Council", on - timedelta(days=1),
    )  # fmt: skip
    (row,) = list(csv.DictReader(StringIO(register.as_csv([entry]))))
    assert row["Case"].startswith("'=") and row["Council"] == "'@Council"
    assert row["In time"] == "no"
