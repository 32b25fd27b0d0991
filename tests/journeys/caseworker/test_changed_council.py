"""A family moves: what will happen is read first, one council loses the case, and the next is told what it may be."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.organisations.queries import local_authority_name
from evenhand.statute.routes import Decision, Section
from tests.build import world
from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps.asking import fill_date
from tests.journeys.steps.families import Family, a_family, an_address
from tests.journeys.steps.signing_in import sign_in

pytestmark = pytest.mark.browser

CALL = "Call the family: its council is another now. Ask whether it wants mediation there, and what it shares"


def given_a_family_whose_council_was_told(service, adviser) -> Family:
    family = a_family(service, decision=Decision.FINAL_PLAN, disputed=(Section.F,))
    with acting_as(adviser.principal):
        case = access.visible_to(adviser.principal).get(id=family.case_id)
    world.inform(case, adviser.principal)
    world.tell(case, "mediation", adviser.principal)
    return family


def given_an_officer_who_has_it_open(page: Page, site: str, of, letterbox, family: Family) -> None:
    an_officer_at_work(page, site, of, letterbox)
    page.get_by_role("link", name=family.reference).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mediation about Alex Holloway")


def an_officer_at_work(page: Page, site: str, of, letterbox) -> None:
    address = an_address()
    world.an_officer(world.council_of(of), address=address)
    sign_in(page, site, letterbox(address))
    expect(page.get_by_role("heading", level=1, name="Inbox")).to_be_visible()


def when_the_adviser_says_that_the_family_moved(page: Page, council: str) -> None:
    staff.do(page, "Change the council")
    staff.press(page, "Continue")
    expect(page.get_by_role("alert")).to_contain_text("Choose why.")
    axe(page)
    page.get_by_label("The family moved, and its plan was transferred").check()
    staff.press(page, "Continue")
    staff.press(page, "See what will happen")
    expect(page.get_by_role("alert")).to_contain_text("Choose the council.")
    page.get_by_label("Which council is it now?").select_option(label=council)
    fill_date(page, "On which day was the plan transferred?", world.today() - timedelta(days=2))
    page.get_by_label("Written to us").check()
    axe(page)
    staff.press(page, "See what will happen")


def then_what_will_happen_is_read_before_it_does(page: Page, council: str) -> None:
    expect(page.get_by_text("Nothing is changed yet")).to_be_visible()
    expect(page.get_by_text("It sees nothing of this case from its next page on.")).to_be_visible()
    expect(page.get_by_role("table")).to_contain_text("No longer runs")
    axe(page)
    staff.press(page, "Change the council")
    staff.done(page, "The council is changed")
    expect(page.get_by_role("heading", level=1)).to_contain_text(council)
    axe(page)


def then_the_council_before_has_no_such_case(page: Page, family: Family, mail) -> None:
    page.reload()
    expect(page.get_by_role("heading", level=1, name="There is no such page")).to_be_visible()
    mail.next("it is not with you any more")


def then_the_family_reads_who_its_council_is_and_is_asked_again(
    page: Page, site: str, mail, family: Family, council: str
) -> None:
    sign_in(page, site, mail)
    page.get_by_role("link", name=family.reference).click()
    expect(page.get_by_text(f"Your council for this is now {council}")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Read and choose").click()
    staff.do(page, "Mediation")
    expect(page.get_by_role("heading", name="What the council learns")).to_be_visible()
    staff.press(page, "Record this as my choice")
    expect(page.get_by_role("heading", name="Arranging your mediation")).to_be_visible()


def then_the_next_council_has_it_in_its_inbox(page: Page, family: Family) -> None:
    page.reload()
    page.get_by_role("link", name=family.reference).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mediation about Alex Holloway")
    axe(page)


def test_a_family_moves_to_another_council(site, service, adviser, letterbox, page, another_browser):
    family = given_a_family_whose_council_was_told(service, adviser)
    other = world.another_council(service)
    with acting_as(operator()):
        council = local_authority_name(other.local_authority)
    before, after, own = another_browser(), another_browser(), another_browser()
    given_an_officer_who_has_it_open(before, site, service, letterbox, family)
    an_officer_at_work(after, site, other, letterbox)
    staff.start_work(page, site, letterbox(adviser.address))
    staff.open_case(page, site, family.case_id)
    when_the_adviser_says_that_the_family_moved(page, council)
    then_what_will_happen_is_read_before_it_does(page, council)
    then_the_council_before_has_no_such_case(
        before, family, letterbox(world.mailbox_of(world.council_of(service)))
    )
    then_the_family_reads_who_its_council_is_and_is_asked_again(
        own, site, letterbox(family.address), family, council
    )
    then_the_next_council_has_it_in_its_inbox(after, family)
    page.reload()
    expect(page.get_by_role("link", name=CALL)).to_have_count(0)
