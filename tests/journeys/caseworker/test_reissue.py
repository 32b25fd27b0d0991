"""A certificate with a wrong name is replaced, and one that was not due is withdrawn; both stay on record."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps.families import Family, a_certified_family
from tests.journeys.steps.verifying import verify

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Printed:
    """The two things on a certificate by which anybody can check it."""

    number: str
    code: str


def given_a_certificate_with_a_wrong_name(service, adviser) -> Family:
    return a_certified_family(service, adviser, child_name="Alex Hollowey")


def printed_on(page: Page) -> Printed:
    number = page.get_by_role("heading", level=1).inner_text().split()[-1]
    code = page.get_by_role("term").filter(has_text="Check code").first.locator("..")
    return Printed(number, code.get_by_role("definition").inner_text())


def when_the_adviser_corrects_the_name(page: Page) -> None:
    row = page.get_by_role("term").filter(has_text="The child's name").locator("..")
    row.get_by_role("link", name="Correct").click()
    page.get_by_label("What is the right name?").fill("Alex Holloway")
    page.get_by_label("Said on the telephone").check()
    page.get_by_label("Why is it corrected?").fill("Spelt wrongly in the form.")
    staff.press(page, "Record the correction")


def when_the_adviser_replaces_the_certificate(page: Page) -> None:
    page.get_by_role("link", name="Replace it").click()
    expect(page.get_by_text("What will be different")).to_be_visible()
    staff.press(page, "Replace the certificate")
    expect(page.get_by_role("alert")).to_contain_text("Choose what is wrong on the certificate.")
    axe(page)
    page.get_by_label("A name on it was wrong.").check()
    staff.press(page, "Replace the certificate")


def then_both_are_kept_and_the_new_one_says_whose_place_it_takes(page: Page, old: Printed) -> None:
    expect(page.get_by_text(f"certificate {old.number}").first).to_be_visible()
    earlier = page.get_by_role("heading", name=old.number)
    expect(earlier).to_contain_text("replaced by another")
    axe(page)


def when_the_adviser_withdraws_the_new_one(page: Page) -> None:
    page.get_by_role("link", name="Withdraw it").click()
    staff.press(page, "Withdraw the certificate")
    expect(page.get_by_role("alert")).to_contain_text("Choose why it was wrong")
    axe(page)
    page.get_by_label("The family had not said no to mediation.").check()
    staff.press(page, "Withdraw the certificate")


def then_anybody_is_told(page: Page, site: str, printed: Printed, heading: str) -> None:
    verify(page, site, printed.number, printed.code)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    axe(page)


def test_a_certificate_is_replaced_then_withdrawn_and_each_can_be_checked(
    site, service, adviser, letterbox, page, another_browser
):
    family = given_a_certificate_with_a_wrong_name(service, adviser)
    mail, anybody = letterbox(family.address), another_browser()
    first = mail.next("your certificate is here")
    staff.start_work(page, site, letterbox(adviser.address))
    staff.open_case(page, site, family.case_id)
    when_the_adviser_corrects_the_name(page)
    staff.do(page, "Certificate")
    old = printed_on(page)
    assert old.number in first.get_body().get_content()
    when_the_adviser_replaces_the_certificate(page)
    new = printed_on(page)
    then_both_are_kept_and_the_new_one_says_whose_place_it_takes(page, old)
    assert new.number in mail.next("a new certificate replaces the old one").get_body().get_content()
    then_anybody_is_told(anybody, site, old, "This certificate was replaced")
    expect(anybody.get_by_text(new.number)).to_be_visible()
    then_anybody_is_told(anybody, site, new, "This certificate is valid")
    when_the_adviser_withdraws_the_new_one(page)
    then_anybody_is_told(anybody, site, new, "This certificate was withdrawn")
    assert new.number in mail.next("a certificate was withdrawn").get_content()
