"""A manager keeps what a caseworker books from: the panel, the places, and who answers for a council."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from tests.build import mediation, world
from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps.asking import fill_date
from tests.journeys.steps.families import Family, a_family, an_address
from tests.journeys.steps.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
HELD = ("Accreditation as a mediator", "Knowledge of SEN", "Enhanced criminal record check")


@pytest.fixture
def manager(service) -> str:
    """Return the address of a manager of the provider."""
    address = an_address()
    world.a_colleague(service, "manager", name="Max Lead", address=address)
    return address


def given_a_family_and_a_date_that_the_council_offers(service, adviser) -> Family:
    family = a_family(service)
    with acting_as(adviser.principal):
        case = access.visible_to(adviser.principal).get(id=family.case_id)
    world.inform(case, adviser.principal)
    world.tell(case, "mediation", adviser.principal)
    mediation.offered(case, adviser.principal)
    return family


def when_the_manager_adds_a_mediator(page: Page, mediator: str) -> None:
    staff.do(page, "Manage")
    staff.do(page, "Mediators")
    axe(page)
    staff.do(page, "Add a mediator")
    staff.press(page, "Add this mediator")
    expect(page.get_by_role("alert")).to_contain_text("Write the name.")
    axe(page)
    page.get_by_label("Name", exact=True).fill(mediator)
    page.get_by_label("E-mail address").fill(mediator)
    staff.press(page, "Add this mediator")
    staff.done(page, "The mediator is on the panel.")
    expect(page.get_by_text("Cannot be assigned now.")).to_be_visible()
    axe(page)


def when_the_manager_puts_on_record_what_they_hold(page: Page) -> None:
    for what in HELD:
        staff.do(page, "Put something on record")
        page.get_by_label(what).check()
        fill_date(page, "First day on which it counts", world.today())
        fill_date(page, "Last day on which it counts", world.today() + timedelta(days=45))
        page.get_by_label("How do we know?").fill("Certificate seen")
        staff.press(page, "Put it on record")
        staff.done(page, "It is on record.")
    expect(page.get_by_text("Criminal record check runs out in 45 days")).to_be_visible()
    expect(page.get_by_text("The declaration is theirs to make")).to_be_visible()
    axe(page)


def when_the_manager_adds_a_place(page: Page, name: str) -> None:
    staff.do(page, "Manage")
    staff.do(page, "Places")
    staff.do(page, "Add a place")
    staff.press(page, "Add this place")
    expect(page.get_by_role("alert")).to_contain_text("Write its name.")
    axe(page)
    page.get_by_label("Name of the place").fill(name)
    page.get_by_label("Address").fill("1 Mill Lane\nWestmarch")
    page.get_by_label("Community centre or village hall").check()
    page.get_by_label("Hearing loop").check()
    page.get_by_label("Its rooms, one a line").fill("Blue room\nGreen room")
    staff.press(page, "Add this place")
    staff.done(page, "The place can be booked.")
    axe(page)


def when_the_mediator_declares_that_they_are_independent(page: Page, site: str, mail) -> None:
    sign_in(page, site, mail)
    expect(page.get_by_text("Before you can be assigned")).to_be_visible()
    staff.do(page, "Declare that you are independent")
    staff.press(page, "I am employed by none of them")
    expect(page.get_by_text("Before you can be assigned")).to_have_count(0)


def then_the_caseworker_books_both(page: Page, site: str, mail, family: Family, who: str, where: str) -> None:
    staff.start_work(page, site, mail)
    expect(page.get_by_role("link", name="Manage", exact=True)).to_have_count(0)
    staff.open_case(page, site, family.case_id)
    staff.do(page, "Book the mediation")
    page.get_by_role("radio").first.check()
    page.get_by_label("How long?").select_option("150")
    page.get_by_label("Which mediator?").select_option(label=who)
    page.get_by_label("Where?").select_option(label=f"{where}, Green room")
    staff.press(page, "Book it and tell everybody")
    expect(page.get_by_role("region", name="Done")).to_be_visible()
    staff.do(page, "Change the meeting")
    expect(page.locator("dl")).to_contain_text(where)
    expect(page.locator("dl")).to_contain_text("Green room")
    expect(page.locator("dl")).to_contain_text(who)


def test_a_manager_adds_a_mediator_and_a_place_and_the_caseworker_can_book_both(
    site, service, adviser, letterbox, page, another_browser, manager
):
    family = given_a_family_and_a_date_that_the_council_offers(service, adviser)
    mediator, place = an_address(), f"Hall of {an_address()}"
    staff.start_work(page, site, letterbox(manager))
    when_the_manager_adds_a_mediator(page, mediator)
    when_the_manager_puts_on_record_what_they_hold(page)
    when_the_manager_adds_a_place(page, place)
    theirs = another_browser(viewport={"width": 360, "height": 800})
    when_the_mediator_declares_that_they_are_independent(theirs, site, letterbox(mediator))
    desk = another_browser()
    then_the_caseworker_books_both(desk, site, letterbox(adviser.address), family, mediator, place)
    staff.do(page, "Manage")
    staff.do(page, "Mediators")
    page.get_by_role("link", name=mediator).click()
    expect(page.get_by_text("1 meeting. The next:")).to_be_visible()
    axe(page)


def test_a_manager_ends_an_office_and_the_officers_next_request_is_refused(
    site, service, letterbox, page, another_browser, manager
):
    address, name = an_address(), f"Gwen of {an_address()}"
    world.an_officer(world.council_of(service), address=address, name=name)
    theirs = another_browser()
    sign_in(theirs, site, letterbox(address))
    expect(theirs.get_by_role("heading", level=1, name="Inbox")).to_be_visible()
    staff.start_work(page, site, letterbox(manager))
    staff.do(page, "Manage")
    staff.do(page, "Officers")
    axe(page)
    page.get_by_role("link", name=f"End {name}").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("no longer answers for")
    axe(page)
    staff.press(page, "End it now")
    staff.done(page, "signed out everywhere")
    expect(page.get_by_text(name)).to_have_count(0)
    theirs.reload()
    expect(theirs.get_by_label("What is your e-mail address?")).to_be_visible()
    sign_in(theirs, site, letterbox(address))
    refused = theirs.goto(f"{site}/inbox/")
    assert refused and refused.status == 403
    expect(theirs.get_by_text("You cannot see what is asked of this body.")).to_be_visible()
    axe(theirs)


def test_a_mediator_writes_a_note_and_reads_it_no_longer_once_they_left(
    site, service, adviser, letterbox, page, another_browser, manager
):
    family, address = given_a_family_and_a_date_that_the_council_offers(service, adviser), an_address()
    by = world.a_colleague(service, "manager")
    taken = mediation.a_mediator(service, by, address=address, name=address)
    with acting_as(adviser.principal):
        case = access.visible_to(adviser.principal).get(id=family.case_id)
    mediation.book(case, mediation.a_plan(taken), adviser.principal)
    mediation.cleared(case, taken)
    theirs = another_browser(viewport={"width": 360, "height": 800})
    sign_in(theirs, site, letterbox(address))
    theirs.goto(f"{site}/mediator/{family.case_id}/")
    staff.do(theirs, "My own notes")
    theirs.get_by_label("Your note").fill("Ask about mornings.")
    staff.press(theirs, "Keep this note")
    expect(theirs.get_by_text("Ask about mornings.")).to_be_visible()
    axe(theirs)
    staff.start_work(page, site, letterbox(manager))
    staff.do(page, "Manage")
    staff.do(page, "Mediators")
    page.get_by_role("link", name=address).click()
    staff.do(page, "Take off the panel")
    axe(page)
    staff.press(page, "Take them off the panel")
    staff.done(page, "They see no case")
    staff.open_case(page, site, family.case_id)
    assert "Ask about mornings." not in page.content()
    theirs.reload()
    expect(theirs.get_by_label("What is your e-mail address?")).to_be_visible()
    sign_in(theirs, site, letterbox(address))
    refused = theirs.goto(f"{site}/mediator/{family.case_id}/notes")
    assert refused and refused.status == 404
