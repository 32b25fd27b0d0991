"""A young person asks about their own plan, in words made for them, and decides."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.build import world
from tests.build.accessibility import axe
from tests.journeys.steps import asking
from tests.journeys.steps import casework as staff
from tests.journeys.steps.families import an_address
from tests.journeys.steps.signing_in import open_request

pytestmark = pytest.mark.browser


def a_young_persons_answers(service: world.Service, email: str) -> dict[str, asking.Answer]:
    born = date(world.today().year - 18, 1, 15)
    return asking.a_parents_answers(
        service,
        email,
        who=asking.choosing("The young person: it is about me"),
        decision=asking.choosing("To end the EHC plan"),
        birth=asking.dating("When were you born?", born),
        name=asking.writing(holder_name="Jo Ashdown"),
        words=asking.writing(what_is_wrong="I still need my support at college."),
    )


def given_a_young_person_who_asks(page: Page, site: str, service, address: str) -> str:
    asking.begin(page, site)
    asked = asking.answer_until(page, a_young_persons_answers(service, address))
    assert not {"child", "views", "whose_right"} & set(asked), "These are questions about somebody else."
    axe(page)
    return asking.send(page)


def when_they_open_their_case(page: Page, mail, reference: str) -> None:
    open_request(page, mail)
    page.get_by_role("link", name=reference).click()


def then_it_speaks_to_them(page: Page) -> None:
    expect(page.locator("body.eh-young")).to_have_count(1)
    for words in ("your child", "the child"):
        assert words not in page.inner_text("main").lower()
    axe(page)


def when_they_read_and_decide(page: Page) -> None:
    page.get_by_role("link", name="Read and choose").click()
    then_it_speaks_to_them(page)
    page.get_by_role("button", name="I have read this").click()
    expect(page.get_by_text("It is your decision. You can say no.")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="A certificate without mediation").click()
    page.get_by_role("button", name="Record this as my choice").click()


def then_the_certificate_is_in_their_own_name(
    desk: Page, page: Page, site: str, mail, reference: str
) -> None:
    staff.find_in_worklist(desk, site, reference)
    number = staff.issue_certificate(desk)
    assert number in mail.next("your certificate is here").get_body().get_content()
    page.reload()
    page.get_by_role("link", name="Open my certificate").click()
    expect(page.get_by_text("Jo Ashdown").first).to_be_visible()
    expect(page.get_by_role("definition").filter(has_text="oung person").first).to_be_visible()
    axe(page)


def test_a_young_person_asks_reads_and_decides(site, service, adviser, letterbox, page, another_browser):
    mail = letterbox(an_address())
    reference = given_a_young_person_who_asks(page, site, service, mail.address)
    when_they_open_their_case(page, mail, reference)
    then_it_speaks_to_them(page)
    when_they_read_and_decide(page)
    desk = another_browser()
    staff.start_work(desk, site, letterbox(adviser.address))
    then_the_certificate_is_in_their_own_name(desk, page, site, mail, reference)
