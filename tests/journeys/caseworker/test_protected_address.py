"""Where a family is hides from everybody who does not need it; staff who do say why, and it is noted."""

import pytest
from playwright.sync_api import Page, expect

from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps.families import Family, a_family, an_address

pytestmark = pytest.mark.browser

TELEPHONE, HOME = "07700 900456", "9 Hidden Row"


def given_a_family_whose_details_are_protected(service) -> Family:
    address = an_address()
    reach = Reach(email=address, telephone=TELEPHONE, address=HOME, postcode="ZZ1 1ZZ")
    family = a_family(service, reach=reach, protected=True)
    return Family(family.case_id, family.reference, address)


def then_no_detail_stands_on(page: Page, family: Family) -> None:
    shown = page.content()
    assert family.reference in shown, f"{page.url} is not about this family."
    for detail in (family.address, TELEPHONE, HOME, "ZZ1 1ZZ"):
        assert detail not in shown, f"{detail} stands on {page.url}."


def when_somebody_looks_at_everything_but_the_details(page: Page, site: str, family: Family) -> None:
    for path in ("cases/?scope=team", f"cases/{family.case_id}/", f"cases/{family.case_id}/certificate/"):
        page.goto(f"{site}/{path}")
        then_no_detail_stands_on(page, family)
    staff.open_case(page, site, family.case_id)
    page.get_by_role("link", name="Read").first.click()
    for detail in (family.address, TELEPHONE, HOME):
        assert detail not in page.content()


def when_the_adviser_says_why(page: Page) -> None:
    staff.do(page, "Show protected contact details")
    staff.press(page, "Show them once")
    expect(page.get_by_role("alert")).to_contain_text("Choose why you need these details.")
    axe(page)
    page.get_by_label("To ring the person").check()
    staff.press(page, "Show them once")


def then_they_are_shown_once_and_it_is_noted(page: Page, site: str, family: Family) -> None:
    for detail in (TELEPHONE, family.address, HOME):
        expect(page.get_by_text(detail)).to_be_visible()
    axe(page)
    staff.open_case(page, site, family.case_id)
    expect(page.get_by_text("Protected contact details were opened: to ring the person.")).to_be_visible()
    then_no_detail_stands_on(page, family)


def then_no_mail_of_anybody_else_holds_them(running, letterbox, family: Family) -> None:
    own = letterbox(family.address).next("we have recorded your choice")
    assert HOME not in own.get_content()
    for copy in running.office.copies:
        if copy.recipients != (family.address,):
            for detail in (family.address, TELEPHONE, HOME):
                assert detail.encode() not in copy.content


def test_protected_details_are_on_no_page_or_mail_and_opened_with_a_reason(
    site, service, adviser, letterbox, running, page
):
    family = given_a_family_whose_details_are_protected(service)
    staff.start_work(page, site, letterbox(adviser.address))
    staff.open_case(page, site, family.case_id)
    staff.give_information(page)
    staff.record_choice(page, "Mediation")
    when_somebody_looks_at_everything_but_the_details(page, site, family)
    staff.open_case(page, site, family.case_id)
    when_the_adviser_says_why(page)
    then_they_are_shown_once_and_it_is_noted(page, site, family)
    then_no_mail_of_anybody_else_holds_them(running, letterbox, family)
