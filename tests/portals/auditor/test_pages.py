"""The auditor's pages: lists by reference, a file for a reason, notices; and no way to a case."""

import csv
from io import StringIO

import pytest

from evenhand.core import access_log
from evenhand.core.transactions import acting_as
from tests.build import world
from tests.build.pages import browser, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def desk(service):
    return browser(world.a_colleague(service, "auditor", name="Ada Watch"))


@pytest.fixture
def case(service):
    found = world.a_case(service)
    by = world.a_colleague(service, name="=Ben Busy")
    with acting_as(by):
        access_log.looked(found.id, "case page")
        access_log.looked(found.id, "refused: cases:case")
    return found


def test_looks_are_listed_by_reference_without_the_family(desk, case):
    shown = text(desk.get("/audit/"))
    assert case.reference in shown and "Ben Busy" in shown and "case page" in shown
    assert "Holloway" not in shown and str(case.id) not in shown
    assert "has not been checked yet" in shown
    assert "cases:case" in text(desk.get("/audit/?list=refused"))
    assert "Nothing in these days" in text(desk.get("/audit/?list=reveals"))
    lower = case.reference.lower().replace("-", " ")
    assert case.reference in text(desk.get("/audit/", {"reference": lower}))
    assert "Nothing in these days" in text(desk.get("/audit/?reference=AAAA-AAAA"))


def test_an_address_that_was_changed_by_hand_shows_the_usual(desk, case):
    odd = {"list": "notes", "first_on": "2026-99-99", "last_on": "x", "below": "-1"}
    assert case.reference in text(desk.get("/audit/", odd))


def test_a_file_is_handed_out_once_a_reason_is_given(desk, case):
    page = "/audit/take-out?list=looks&first_on=2020-01-01&last_on=2050-01-01&reference="
    assert "Why do you take this list out?" in text(desk.get(page))
    sent = {"list": "looks", "first_on": "2020-01-01", "last_on": "2050-01-01", "reference": ""}
    assert "Choose why." in text(desk.post("/audit/take-out", sent))
    answer = desk.post("/audit/take-out", sent | {"purpose": "routine"})
    assert answer["Content-Type"].startswith("text/csv")
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["When", "Who", "From", "Case", "What"]
    assert rows[1][1:] == ["'=Ben Busy", "This service", case.reference, "case page"]


def test_an_auditor_reads_nothing_else(desk, case):
    for path in ("/cases/", "/certificates/", "/manage/staff/", "/manage/figures/", "/inbox/", "/figures/"):
        assert desk.get(path).status_code == 403, path
    for path in (f"/cases/{case.id}/", f"/my/{case.id}/", f"/cases/{case.id}/note"):
        assert desk.get(path).status_code == 404, path
    assert desk.get("/sign-in/welcome")["Location"] == "/audit/"
    assert desk.get("/my")["Location"] == "/audit/"
    assert "/cases/" not in text(desk.get("/audit/"))


@pytest.mark.parametrize("role", ["caseworker", "adviser", "manager"])
def test_ordinary_staff_do_not_get_it(service, role):
    desk = browser(world.a_colleague(service, role))
    assert desk.get("/audit/").status_code == desk.get("/audit/take-out").status_code == 403
    assert desk.get("/audit/many/").status_code == (200 if role == "manager" else 403)


def test_an_auditor_cannot_be_given_a_case(service, desk, case):
    manager = browser(world.a_colleague(service, "manager"))
    assert "Ada Watch" not in text(manager.get(f"/cases/{case.id}/take"))
    assert "Ada Watch" in text(manager.get("/manage/staff/"))
