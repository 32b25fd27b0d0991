"""Telling us that one is worried: what the page says first, what it keeps, and what it never shows."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.safeguarding import queries
from evenhand.portals.safeguarding import telling
from tests.build import pages, safety, world

TELEPHONE = "01632 960123"


def typed(**changes) -> dict[str, str]:
    usual = {
        "concern": str(uuid4()),
        "danger": "no",
        "worry": "hurt",
        "at_risk": "child",
        "seen": "A bruise on her arm.",
        "done": "",
        "about": "nobody",
    }
    return usual | changes


def test_it_asks_first_whether_somebody_is_in_danger(case, adviser):
    said = pages.text(pages.browser(adviser).get(f"/safety/{case.id}/"))
    assert "Is somebody in danger now?" in said and "ring 999" in said and TELEPHONE in said
    assert "<textarea" not in said


def test_in_danger_the_page_says_whom_to_ring_before_anything_is_written(case, adviser, lead):
    said = pages.text(pages.browser(adviser).get(f"/safety/{case.id}/?danger=yes"))
    assert "Ring 999 now" in said and "children’s services of Council" in said
    assert said.index("Ring 999 now") < said.index("<textarea")
    assert "Nell Harbour" in said


def test_what_is_told_is_kept_and_a_receipt_follows_that_says_none_of_it(case, adviser, lead):
    browser = pages.browser(adviser)
    answer = browser.post(f"/safety/{case.id}/", typed(danger="yes"), follow=True)
    said = pages.text(answer)
    assert "We have it" in said and "bruise" not in said and "If nobody has rung 999 yet, ring now" in said
    with acting_as(lead):
        (one,) = queries.concerns(lead)
        assert one.in_danger and queries.concern(case.id, one.id, lead).seen == "A bruise on her arm."


def test_the_receipt_is_the_same_whether_or_not_anything_was_told(case, adviser, lead):
    browser = pages.browser(adviser)
    before = pages.same(browser.get(f"/safety/{case.id}/received"))
    safety.a_concern(case, adviser)
    assert pages.same(browser.get(f"/safety/{case.id}/received")) == before


def test_what_lacks_is_asked_for_and_nothing_typed_is_lost(case, adviser, lead):
    answer = pages.browser(adviser).post(f"/safety/{case.id}/", typed(worry="", seen="Only this."))
    said = pages.text(answer)
    assert answer.status_code == 200 and "Only this." in said and "Choose what kind of thing it is." in said


def test_it_can_be_kept_from_a_lead_whom_it_is_about(service, case, adviser, lead):
    other = world.a_colleague(service, "safeguarding_lead", name="Bea Orchard")
    pages.browser(adviser).post(f"/safety/{case.id}/", typed(about=str(lead.user_id)))
    for by, count in ((lead, 0), (other, 1)):
        with acting_as(by):
            assert len(queries.concerns(by)) == count


def test_without_a_lead_it_is_kept_and_the_page_says_to_ring(service, case, adviser):
    browser = pages.browser(adviser)
    said = pages.text(browser.get(f"/safety/{case.id}/?danger=no"))
    assert (
        "The service has none at this moment" in said
        and "Please ring us as well" in said
        and TELEPHONE in said
    )
    values = typed()
    del values["about"]
    assert browser.post(f"/safety/{case.id}/", values).status_code == 302
    lead = world.a_colleague(service, "safeguarding_lead")
    with acting_as(lead):
        assert len(queries.concerns(lead)) == 1


def test_a_forged_id_of_the_page_is_refused(case, adviser, lead):
    assert pages.browser(adviser).post(f"/safety/{case.id}/", typed(concern="x")).status_code == 404


def test_to_whoever_has_no_business_with_the_case_there_is_no_such_page(service, case, manager):
    shut_out = world.a_colleague(service, "caseworker")
    build_wall(case_id=case.id, user_id=shut_out.user_id, reason="x", at=world.now(), by=manager)
    for by in (
        shut_out,
        world.a_colleague(world.a_service()),
        world.family_of(case, "hidden@family.example"),
    ):
        for page in ("", "?danger=no", "received"):
            assert pages.browser(by).get(f"/safety/{case.id}/{page}").status_code == 404
    assert Client().get(f"/safety/{case.id}/").status_code == 302


def test_a_case_is_found_by_its_reference_and_none_is_as_anothers(case, adviser):
    browser = pages.browser(adviser)
    assert browser.get("/safety/tell").status_code == 200
    typed_so = case.reference.replace("-", " ").lower()
    assert browser.post("/safety/tell", {"reference": typed_so}).url == f"/safety/{case.id}/"
    other = world.a_case(world.a_service())
    answers = [browser.post("/safety/tell", {"reference": each}) for each in (other.reference, "AAAA-AAAA")]
    said = [pages.same(each).replace(other.reference, "AAAA-AAAA") for each in answers]
    assert said[0] == said[1] and "no case of yours" in said[0]


@pytest.mark.parametrize("danger", ["yes", "no"])
def test_where_the_database_takes_nothing_no_word_is_lost(case, adviser, lead, danger):
    browser = pages.browser(adviser)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set transaction read only")
        assert browser.get(f"/safety/{case.id}/?danger={danger}").status_code == 200
        answer = browser.post(f"/safety/{case.id}/", typed(danger=danger, done="I rang her aunt."))
        transaction.set_rollback(True)  # from where it may be written again
    said = pages.text(answer)
    assert answer.status_code == 503
    assert "We could not keep what you wrote" in said and "999" in said and TELEPHONE in said
    assert "A bruise on her arm." in said and "I rang her aunt." in said


def test_a_page_that_cannot_be_read_is_a_fault_like_any_other(case, adviser, monkeypatch):
    def gone(*_):
        raise DatabaseError

    browser = pages.browser(adviser)
    monkeypatch.setattr(telling, "_around", gone)
    browser.raise_request_exception = False
    assert browser.get(f"/safety/{case.id}/").status_code == 500
    answer = browser.post(f"/safety/{case.id}/", typed())
    assert answer.status_code == 503 and "A bruise on her arm." in pages.text(answer)
