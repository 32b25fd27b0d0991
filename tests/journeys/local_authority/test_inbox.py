"""A council's officer: the same minute in the inbox, dates and names, and a certificate when it cannot be arranged."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.statute.routes import Decision, Section
from tests.build import files, world
from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps.asking import fill_date
from tests.journeys.steps.families import Family, a_family, an_address
from tests.journeys.steps.signing_in import sign_in

pytestmark = pytest.mark.browser


def given_a_family_that_wants_mediation(service, adviser, **changes) -> Family:
    family = a_family(service, **changes)
    with acting_as(adviser.principal):
        case = access.visible_to(adviser.principal).get(id=family.case_id)
    world.inform(case, adviser.principal)
    world.tell(case, "mediation", adviser.principal)
    return family


def an_officer_at_work(page: Page, site: str, service, letterbox, family: Family) -> None:
    address = an_address()
    world.an_officer(world.council_of(service), address=address)
    sign_in(page, site, letterbox(address))
    expect(page.get_by_role("heading", level=1, name="Inbox")).to_be_visible()
    axe(page)
    page.get_by_role("link", name=family.reference).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Mediation about Alex Holloway")
    axe(page)


def when_it_offers_a_date(page: Page) -> None:
    staff.do(page, "Offer a date")
    staff.press(page, "Offer this date")
    expect(page.get_by_role("alert")).to_contain_text("Write the day.")
    axe(page)
    fill_date(page, "On which day?", world.today() + timedelta(days=12))
    page.get_by_label("When does it begin?").fill("10")
    page.get_by_label("How long?").select_option("150")
    staff.press(page, "Offer this date")
    staff.done(page, "The date is offered")
    axe(page)


def when_it_names_who_can_decide(page: Page) -> None:
    staff.do(page, "Name who can decide")
    page.get_by_label("Name", exact=True).fill("Gwen Marlow")
    page.get_by_label("Job title").fill("Head of SEND")
    page.get_by_label("E-mail address").fill("gwen.marlow@council.example")
    staff.press(page, "Record this name")
    expect(page.get_by_role("alert")).to_contain_text("regulation 37(1)")
    axe(page)
    page.get_by_role("checkbox").first.check()
    staff.press(page, "Record this name")
    staff.done(page, "who can decide")
    expect(page.get_by_text("Gwen Marlow, Head of SEND")).to_be_visible()


def when_it_adds_a_paper(page: Page) -> None:
    staff.do(page, "Add a paper")
    page.get_by_label("Report", exact=True).check()
    paper = {"name": "advice.pdf", "mimeType": "application/pdf", "buffer": files.file_of(files.a_pdf())}
    page.locator("[type=file]").set_input_files(paper)
    staff.press(page, "Add it")
    staff.done(page, "The paper is being checked")


def then_the_family_reads_what_is_offered(page: Page, site: str, mail, family: Family) -> None:
    sign_in(page, site, mail)
    page.get_by_role("link", name=family.reference).click()
    expect(page.get_by_role("heading", name="Arranging your mediation")).to_be_visible()
    expect(
        page.get_by_text("This date is offered").or_(page.get_by_text("These dates are offered"))
    ).to_be_visible()
    assert "gwen.marlow" not in page.content()
    axe(page)


def test_a_council_offers_dates_and_names_who_decides(
    site, service, adviser, letterbox, page, another_browser
):
    family = given_a_family_that_wants_mediation(service, adviser)
    an_officer_at_work(page, site, service, letterbox, family)
    when_it_offers_a_date(page)
    when_it_names_who_can_decide(page)
    when_it_adds_a_paper(page)
    page.get_by_role("button", name="Take back").click()
    staff.done(page, "The date is taken back")
    when_it_offers_a_date(page)
    then_the_family_reads_what_is_offered(another_browser(), site, letterbox(family.address), family)


def test_the_notice_reaches_the_councils_mailbox_and_names_no_child(service, adviser, letterbox, site):
    given_a_family_that_wants_mediation(service, adviser)
    notice = letterbox(world.mailbox_of(world.council_of(service))).next("mediation is wanted")
    assert "Alex" not in notice.as_string()


def test_a_deemed_certificate_follows_when_the_council_cannot_arrange(
    site, service, adviser, letterbox, page, another_browser
):
    family = given_a_family_that_wants_mediation(service, adviser)
    an_officer_at_work(page, site, service, letterbox, family)
    staff.do(page, "We cannot arrange it in time")
    expect(page.get_by_text("You cannot decline")).to_be_visible()
    staff.press(page, "Tell the mediation service")
    expect(page.get_by_role("alert")).to_contain_text("Choose why.")
    axe(page)
    page.get_by_label("No date suits everybody in time").check()
    staff.press(page, "Tell the mediation service")
    staff.done(page, "It is recorded.")
    axe(page)
    desk = another_browser()
    staff.start_work(desk, site, letterbox(adviser.address))
    staff.open_case(desk, site, family.case_id)
    number = staff.issue_certificate(desk)
    expect(desk.get_by_text("treated as having taken part in mediation")).to_be_visible()
    axe(desk)
    message = letterbox(family.address).next("your certificate is here")
    said = message.get_body().get_content()
    assert number in said and "A later meeting brings no new certificate" in said
    mine = another_browser()
    then_the_page_warns_of_waiting(mine, site, letterbox(family.address), family)


def then_the_page_warns_of_waiting(page: Page, site: str, mail, family: Family) -> None:
    sign_in(page, site, mail)
    page.get_by_role("link", name=family.reference).click()
    expect(page.get_by_text("Do not wait for it with an appeal")).to_be_visible()
    axe(page)


def test_health_is_told_by_the_council_and_sees_its_own_issue_only(
    site, service, adviser, letterbox, page, another_browser
):
    board = world.a_health_body(service)
    family = given_a_family_that_wants_mediation(
        service, adviser, decision=Decision.FINAL_PLAN, disputed=(Section.F, Section.G)
    )
    an_officer_at_work(page, site, service, letterbox, family)
    staff.do(page, "Send the health body its notice")
    staff.press(page, "Send the notice")
    expect(page.get_by_role("alert")).to_contain_text("Choose the health body.")
    axe(page)
    page.get_by_role("radio").last.check()
    staff.press(page, "Send the notice")
    staff.done(page, "The health body has the notice")
    address = an_address()
    world.an_officer(board, role="health_officer", address=address, name="Nadia Petrie")
    theirs = another_browser()
    sign_in(theirs, site, letterbox(address))
    theirs.get_by_role("link", name=family.reference).click()
    expect(theirs.get_by_text("Section G of the plan").first).to_be_visible()
    assert "Section F" not in theirs.content()
    expect(theirs.get_by_role("link", name="We cannot arrange it in time")).to_have_count(0)
    axe(theirs)


def test_staff_write_down_what_the_council_said_on_the_telephone(site, service, adviser, letterbox, page):
    family = given_a_family_that_wants_mediation(service, adviser)
    staff.start_work(page, site, letterbox(adviser.address))
    staff.open_case(page, site, family.case_id)
    section = page.locator("dl", has_text="Waiting to be opened")
    section.get_by_role("link", name="Open").first.click()
    when_it_offers_a_date(page)
    expect(page.get_by_text("Dates offered").first).to_be_visible()
