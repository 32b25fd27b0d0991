"""A young person chooses mediation, meets the council, and gets a certificate, on pages that speak to them."""

import pytest
from playwright.sync_api import Page, expect

from evenhand.domain.people.person_roles import PersonRole
from evenhand.statute.routes import Decision
from tests.build import world
from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps import mediating
from tests.journeys.steps.families import Family, a_family
from tests.journeys.steps.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]


def given_a_young_person_who_asked(service) -> Family:
    born = world.today().replace(year=world.today().year - 18, day=1)
    return a_family(
        service,
        holder_role=PersonRole.YOUNG_PERSON,
        holder_name="Jo Holloway",
        child_name="Jo Holloway",
        date_of_birth=born,
        decision=Decision.CEASE_TO_MAINTAIN,
    )


def it_speaks_to_them(page: Page) -> None:
    expect(page.locator("body.eh-young")).to_have_count(1)
    said = page.inner_text("main").lower()
    for words in ("your child", "the child", "your family", "the family"):
        assert words not in said, f"{words!r} stands on {page.url}"
    axe(page)


def when_they_choose_mediation(page: Page, site: str, mail, reference: str) -> None:
    sign_in(page, site, mail)
    page.get_by_role("link", name=reference).click()
    page.get_by_role("link", name="Read and choose").click()
    page.get_by_role("button", name="I have read this").click()
    it_speaks_to_them(page)
    page.get_by_role("link", name="Mediation", exact=True).click()
    it_speaks_to_them(page)
    page.get_by_role("button", name="Record this as my choice").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("You chose mediation")
    it_speaks_to_them(page)


def then_their_page_says(page: Page, site: str, family: Family, words: str) -> None:
    page.goto(f"{site}/my/{family.case_id}/meeting")
    expect(page.get_by_text(words).first).to_be_visible()
    it_speaks_to_them(page)


def then_the_mediator_sees_them_and_nobody_else(page: Page) -> None:
    expect(page.get_by_text("Jo Holloway")).to_have_count(1)


def then_the_certificate_is_theirs(desk: Page, page: Page, site: str, mail, family: Family) -> None:
    staff.open_case(desk, site, family.case_id)
    number = staff.issue_certificate(desk)
    assert number in mail.next("your certificate is here").get_body().get_content()
    page.goto(f"{site}/my/{family.case_id}/")
    it_speaks_to_them(page)
    page.get_by_role("link", name="Open my certificate").click()
    expect(page.get_by_text("Jo Holloway").first).to_be_visible()
    expect(page.get_by_text("taken part in mediation").first).to_be_visible()
    expect(page.locator("body.eh-young")).to_have_count(1)
    axe(page)


def test_a_young_person_mediates_and_gets_a_certificate(
    site, service, adviser, letterbox, page, another_browser, owner, mediator
):
    family = given_a_young_person_who_asked(service)
    mail = letterbox(family.address)
    when_they_choose_mediation(page, site, mail, family.reference)
    then_their_page_says(page, site, family, "No meeting is booked now.")
    mediating.is_offered_a_date(family, adviser)
    desk, theirs = another_browser(), another_browser()
    mediating.book_online(desk, site, letterbox(adviser.address), family, mediator)
    then_their_page_says(page, site, family, "It is online. You join on this page.")
    page.goto(f"{site}/my/{family.case_id}/meeting/end")
    it_speaks_to_them(page)
    mediating.clear(theirs, site, letterbox(mediator), family)
    then_the_mediator_sees_them_and_nobody_else(theirs)
    mediating.days_go_by(
        owner, site, (page, mail), (theirs, letterbox(mediator)), (desk, letterbox(adviser.address))
    )
    mediating.record_who_came(theirs, site, family)
    mediating.record_the_rest(theirs, site, family, "Agreed in part")
    mediating.end(theirs, site, family)
    then_their_page_says(page, site, family, "took place")
    then_the_certificate_is_theirs(desk, page, site, mail, family)
