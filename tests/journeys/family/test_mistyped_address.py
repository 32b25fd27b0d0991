"""A family mistypes its e-mail address: whoever owns that address learns nothing, and the family loses nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.build.accessibility import axe
from tests.journeys.steps import asking
from tests.journeys.steps import casework as staff
from tests.journeys.steps.families import an_address
from tests.journeys.steps.signing_in import CODE, open_request, sign_in, sign_in_here

pytestmark = pytest.mark.browser


def given_a_request_with_the_address_of(page: Page, site: str, service, address: str) -> str:
    asking.begin(page, site)
    asking.answer_until(page, asking.a_parents_answers(service, address))
    reference = asking.send(page)
    expect(page.get_by_text("Until then we send nothing else to this address.")).to_be_visible()
    axe(page)
    return reference


def then_its_owner_sees_nothing_and_got_nothing(page: Page, site: str, mail) -> None:
    sign_in(page, site, mail)
    expect(page.get_by_role("heading", name="There is nothing here yet")).to_be_visible()
    page.get_by_role("link", name="I sent a request and do not see it here").click()
    axe(page)
    page.get_by_label("What is its reference?").fill("4444-4444")
    page.get_by_role("button", name="Open my request").click()
    expect(page.get_by_role("alert")).to_contain_text("We did not find a request.")
    axe(page)
    assert all(
        CODE in str(copy.message["Subject"]) for copy in mail.office.copies if mail.address in copy.recipients
    )


def when_an_adviser_reads_the_address_back(desk: Page, site: str, mail, reference: str, right: str) -> None:
    staff.start_work(desk, site, mail)
    staff.find_in_worklist(desk, site, reference)
    staff.do(desk, "Confirm the e-mail address")
    axe(desk)
    staff.press(desk, "Confirm this address")
    expect(desk.get_by_role("alert")).to_contain_text("Read the address back to the family first.")
    axe(desk)
    desk.get_by_label("E-mail address").fill(right)
    desk.get_by_label("I read it back", exact=False).check()
    staff.press(desk, "Confirm this address")
    staff.done(desk, "The e-mail address is confirmed.")
    axe(desk)


def test_a_mistyped_address_opens_nothing_and_the_right_one_is_read_back(
    site, service, adviser, letterbox, page, another_browser
):
    stranger, family = letterbox(an_address()), letterbox(an_address())
    reference = given_a_request_with_the_address_of(page, site, service, stranger.address)
    then_its_owner_sees_nothing_and_got_nothing(another_browser(), site, stranger)
    desk = another_browser()
    when_an_adviser_reads_the_address_back(desk, site, letterbox(adviser.address), reference, family.address)
    assert reference in family.next("we have your request").get_content()
    elsewhere = another_browser()
    sign_in(elsewhere, site, family)
    expect(elsewhere.get_by_role("link", name=reference)).to_be_visible()


def test_a_family_finds_its_request_on_another_device_by_its_reference(
    site, service, letterbox, page, another_browser
):
    mail = letterbox(an_address())
    reference = given_a_request_with_the_address_of(page, site, service, mail.address)
    telephone = another_browser(viewport={"width": 360, "height": 800})
    telephone.goto(f"{site}/my/claim")
    sign_in_here(telephone, mail)
    telephone.get_by_label("What is its reference?").fill(reference.lower().replace("-", " "))
    telephone.get_by_role("button", name="Open my request").click()
    expect(telephone.get_by_role("heading", level=1)).to_contain_text("We have your request")
    assert reference in mail.next("we have your request").get_content()


def test_the_code_typed_where_the_request_was_sent_opens_it(site, service, letterbox, page):
    mail = letterbox(an_address())
    reference = given_a_request_with_the_address_of(page, site, service, mail.address)
    open_request(page, mail)
    expect(page.get_by_role("link", name=reference)).to_be_visible()
    assert reference in mail.next("we have your request").get_content()
