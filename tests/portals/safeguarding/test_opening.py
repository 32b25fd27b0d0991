"""Opening a case for an hour on a page, what is on it, and the review."""

import re
from datetime import timedelta

import pytest

from evenhand.core.principals import person
from evenhand.domain.panel.actions.leave_panel import leave_panel
from tests.build import mediation, pages, safety, world

BEHIND = ("hidden@family.example", "07700 900321", "7 Harbour Row")
WHY = {"reason": "reach", "words": "Her sister has not heard from her."}


def test_nothing_opens_before_somebody_said_why(case, lead):
    browser = pages.browser(lead)
    answer = browser.get(f"/safety/{case.id}/opened")
    assert answer.status_code == 302 and answer.url == f"/safety/{case.id}/open"
    for words in ({}, {"reason": "reach"}, {"words": "x"}):
        said = pages.text(browser.post(f"/safety/{case.id}/open", words))
        assert not [each for each in BEHIND if each in said]
    assert "There is a problem" in said


@pytest.mark.parametrize("who", ["lead", "manager"])
def test_it_is_open_for_an_hour_and_the_family_sees_that_somebody_looked(case, request, who):
    by = request.getfixturevalue(who)
    browser = pages.browser(by)
    said = pages.text(browser.post(f"/safety/{case.id}/open", WHY, follow=True))
    assert not [each for each in BEHIND if each not in said]
    family = pages.text(pages.browser(world.family_of(case, BEHIND[0])).get(f"/my/{case.id}/who"))
    assert "your protected contact details" in family
    assert "sister" not in family and "hour and" not in family.split("Who has looked")[1]


def test_a_look_at_a_concern_is_told_to_nobody(case, adviser, lead):
    family = pages.browser(world.family_of(case, BEHIND[0]))
    before = pages.same(family.get(f"/my/{case.id}/who"))
    concern_id = safety.a_concern(case, adviser)
    pages.browser(lead).get(f"/safety/{case.id}/concerns/{concern_id}/")
    assert pages.same(family.get(f"/my/{case.id}/who")) == before


def test_after_the_hour_it_is_asked_again(owner, case, lead):
    browser = pages.browser(lead)
    safety.an_hour(case, lead, at=world.now() - timedelta(minutes=61))
    assert browser.get(f"/safety/{case.id}/opened").status_code == 302


def test_a_case_is_found_by_its_reference_and_what_cannot_be_opened_is_as_if_it_were_not_there(
    service, case, lead
):
    browser = pages.browser(lead)
    assert browser.get("/safety/open").status_code == 200
    assert browser.post("/safety/open", {"reference": case.reference}).url == f"/safety/{case.id}/open"
    others = [world.a_case(world.a_service()).reference, "AAAA-AAAA"]
    said = [pages.same(browser.post("/safety/open", {"reference": each})) for each in others]
    assert said[0].replace(others[0], "AAAA-AAAA") == said[1] and "We find no case" in said[1]


def test_somebody_else_reviews_it_and_whoever_opened_it_reads_what_they_wrote(case, lead, manager):
    opening = safety.an_hour(case, lead)
    page = f"/safety/{case.id}/openings/{opening.id}"
    own, other = pages.browser(lead), pages.browser(manager)
    assert "You. Somebody else reviews it." in pages.text(own.get("/safety/openings/"))
    assert "<form method" not in pages.text(own.get(page)).split("<h1>")[1]
    assert "Her sister has not heard from her." in pages.text(other.get(page))
    answer = other.post(page, {"was_right": "no", "words": "A call to her would have done."}, follow=True)
    assert "Your review is on record." in pages.text(answer) and "It was wrong" in pages.text(answer)
    assert "A call to her would have done." in pages.text(own.get(page))


def test_a_review_that_nobody_made_is_overdue_after_the_next_working_day(case, lead, manager):
    safety.an_hour(case, lead, at=world.now() - timedelta(days=6))
    assert "Overdue" in pages.text(pages.browser(manager).get("/safety/openings/"))


@pytest.mark.parametrize("role", ["caseworker", "adviser"])
def test_nobody_else_at_work_opens_or_sees_it(service, case, lead, role):
    opening = safety.an_hour(case, lead)
    browser = pages.browser(world.a_colleague(service, role))
    for path in (
        "openings/",
        "open",
        f"{case.id}/open",
        f"{case.id}/opened",
        f"{case.id}/openings/{opening.id}",
    ):
        assert browser.get(f"/safety/{path}").status_code == 403


def test_an_opening_stands_under_its_own_case_only(service, case, lead, manager):
    opening = safety.an_hour(case, lead)
    other = world.a_case(service)
    assert pages.browser(manager).get(f"/safety/{other.id}/openings/{opening.id}").status_code == 404


def test_the_link_is_on_the_case_page_of_staff(case, adviser):
    said = pages.text(pages.browser(adviser).get(f"/cases/{case.id}/"))
    assert re.search(rf'href="/safety/{case.id}/">Worried about somebody’s safety\?', said)


def test_somebody_who_left_the_panel_begins_where_they_can_tell_us(service, manager):
    place = mediation.a_mediator(service, manager)
    leave_panel(mediator_id=place.id, at=world.now(), by=manager)
    assert pages.browser(person(place.user_id)).get("/sign-in/welcome").url == "/safety/tell"
