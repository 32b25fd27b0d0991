"""What leads read and do, and that nobody else does."""

import re
from datetime import timedelta

import pytest

from evenhand.domain.safeguarding.states import ConcernState
from tests.build import pages, safety, world


@pytest.fixture
def concern_id(case, adviser, lead):
    return safety.a_concern(case, adviser, in_danger=True)


def test_the_list_says_what_waits_and_no_word_of_what_was_said(case, concern_id, lead):
    said = pages.text(pages.browser(lead).get("/safety/"))
    assert case.reference in said and "Take it by the end of" in said and safety.SEEN not in said


def test_a_lead_begins_on_that_list(lead, concern_id):
    browser = pages.browser(lead)
    assert browser.get("/sign-in/welcome").url == "/safety/"
    assert 'href="/safety/"' in pages.text(browser.get("/safety/"))


def test_what_nobody_took_on_its_day_is_overdue(service, case, adviser, lead):
    safety.a_concern(case, adviser, at=world.now() - timedelta(days=1))
    assert "Overdue" in pages.text(pages.browser(lead).get("/safety/"))


def test_a_lead_reads_it_takes_it_and_does_what_is_to_be_done(case, concern_id, lead):
    browser, page = pages.browser(lead), f"/safety/{case.id}/concerns/{concern_id}/"
    said = pages.text(browser.get(page))
    assert safety.SEEN in said and "Robin Marsh" in said and "Sam Holloway" in said
    assert "Somebody was in danger when we were told" in said
    assert "hidden@family.example" not in said and "7 Harbour Row" not in said
    for name, values in (
        ("take", {}),
        ("note", {"words": "Rang the mediator."}),
        ("pass-on", {"to": "police", "words": "They asked for it."}),
        ("close", {"words": "They have it."}),
    ):
        assert f"{page}{name}" in pages.text(browser.get(page))
        assert browser.get(f"{page}{name}").status_code == 200
        answer = browser.post(f"{page}{name}", values, follow=True)
        assert answer.redirect_chain and "eh-notice--done" in pages.text(answer)
    said = pages.text(browser.get(page))
    for words in ("Rang the mediator.", "Passed it on: The police.", "They have it.", "Nell Harbour"):
        assert words in said
    assert re.findall(rf'href="{page}([\w-]+)"', said) == ["note"]
    assert "Closed" in pages.text(browser.get("/safety/"))


def test_another_lead_is_offered_to_take_it_over(service, case, concern_id, lead):
    safety.handled(case, concern_id, lead, ConcernState.LOOKED_AT)
    other = world.a_colleague(service, "safeguarding_lead", name="Bea Orchard")
    page = f"/safety/{case.id}/concerns/{concern_id}/"
    browser = pages.browser(other)
    assert "Take it over" in pages.text(browser.get(page))
    assert "Nell Harbour has it now" in pages.text(browser.get(f"{page}take"))
    assert "Take it over" not in pages.text(pages.browser(lead).get(page))


def test_what_comes_too_early_is_refused_in_words(case, concern_id, lead):
    page = f"/safety/{case.id}/concerns/{concern_id}/"
    answer = pages.browser(lead).post(f"{page}note", {"words": "x"})
    assert "Take it first" in pages.text(answer)


@pytest.mark.parametrize("role", ["caseworker", "adviser", "manager"])
def test_nobody_else_at_work_opens_any_of_it(service, case, concern_id, role):
    browser = pages.browser(world.a_colleague(service, role))
    page = f"/safety/{case.id}/concerns/{concern_id}/"
    for path in ("/safety/", page, f"{page}take", f"{page}note", f"{page}pass-on", f"{page}close"):
        assert browser.get(path).status_code == 403


def test_a_lead_of_another_provider_finds_nothing_and_this_one_nothing_of_another_case(
    service, case, concern_id, lead
):
    page = f"/safety/{case.id}/concerns/{concern_id}/"
    elsewhere = world.a_colleague(world.a_service(), "safeguarding_lead")
    assert pages.browser(elsewhere).get(page).status_code == 404
    other = world.a_case(service)
    assert pages.browser(lead).get(f"/safety/{other.id}/concerns/{concern_id}/").status_code == 404


def test_a_lead_opens_no_page_of_casework(case, lead):
    browser = pages.browser(lead)
    for path in ("/cases/", f"/cases/{case.id}/", f"/cases/{case.id}/request", "/manage/staff/"):
        assert browser.get(path).status_code == 403
