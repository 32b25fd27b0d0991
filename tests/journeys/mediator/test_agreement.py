"""From what was agreed to what is done: written down, changed once, signed by all, sent to each, and followed up."""

import pytest
from playwright.sync_api import Page, expect

from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import world
from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps import mediating
from tests.journeys.steps.families import Family, an_address
from tests.journeys.steps.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
WHAT = "An educational psychologist sees Alex at school"
PHONE = {"width": 360, "height": 800}


def given_a_meeting_that_was_held(
    site, service, adviser, letterbox, desk: Page, theirs: Page, owner, mediator: str, **changes
) -> Family:
    family = mediating.wants_mediation(service, adviser, **changes)
    mediating.is_offered_a_date(family, adviser)
    mediating.book_online(desk, site, letterbox(adviser.address), family, mediator)
    mediating.clear(theirs, site, letterbox(mediator), family)
    mediating.days_go_by(owner, site, (theirs, letterbox(mediator)), (desk, letterbox(adviser.address)))
    mediating.record_who_came(theirs, site, family)
    mediating.record_the_rest(theirs, site, family, "Agreed")
    return family


def when_the_mediator_writes_it_down(page: Page, site: str, family: Family) -> None:
    page.goto(f"{site}/mediator/{family.case_id}/")
    staff.do(page, "Write the agreement and have it signed")
    axe(page)
    staff.do(page, "Add a term")
    staff.press(page, "Save this term")
    expect(page.get_by_role("alert")).to_contain_text("Write what is done.")
    axe(page)
    page.get_by_label("The decision", exact=True).check()
    page.get_by_label("Council", exact=False).first.check()
    page.get_by_label("Something that nobody could appeal").check()
    page.get_by_label("What is done?").fill(WHAT)
    page.get_by_label("How will everybody know that it is done?").fill("The report has come")
    staff.press(page, "Save this term")
    expect(page.get_by_text(WHAT)).to_be_visible()
    expect(page.get_by_text("does it by")).to_be_visible()
    axe(page)


def when_the_mediator_puts_it_to_everybody(page: Page, site: str, family: Family) -> None:
    page.goto(f"{site}/mediator/{family.case_id}/agreement")
    staff.do(page, "Put it to everybody to be signed")
    axe(page)
    staff.press(page, "Put it to everybody")
    expect(page.get_by_text("Waiting for signatures")).to_be_visible()
    axe(page)


def when_the_family_asks_for_a_change(page: Page, site: str, mail, family: Family) -> None:
    said = mail.next("an agreement waits for you").get_body().get_content()
    assert WHAT not in said and "Alex" not in said, "A message says what the agreement says."
    sign_in(page, site, mail)
    page.get_by_role("link", name=family.reference).click()
    page.get_by_role("link", name="My agreement").click()
    axe(page)
    staff.do(page, "Ask for a change first")
    axe(page)
    page.get_by_label("What should be different?").fill("It was before the summer.")
    staff.press(page, "Ask for this change")
    expect(page.get_by_text("It was before the summer.")).to_be_visible()


def when_the_mediator_changes_it(page: Page, site: str, family: Family) -> None:
    page.goto(f"{site}/mediator/{family.case_id}/agreement")
    expect(page.get_by_text("It was before the summer.")).to_be_visible()
    staff.do(page, "Take it back to change it")
    axe(page)
    staff.press(page, "Take it back")
    page.get_by_role("link", name="Change term 1").click()
    page.get_by_label("What is done?").fill(f"{WHAT} before the summer")
    staff.press(page, "Save this term")


def when_the_family_signs(page: Page, site: str, family: Family) -> None:
    page.goto(f"{site}/my/{family.case_id}/agreement")
    staff.do(page, "Sign the agreement")
    axe(page)
    page.get_by_label("I have read the whole text").check()
    page.get_by_label("Your full name").fill("Sam Holloway")
    staff.press(page, "Sign")
    expect(page.get_by_role("region", name="Done")).to_contain_text("You have signed")
    axe(page)


def when_the_council_signs(page: Page, site: str, service, letterbox, family: Family) -> None:
    address = an_address()
    world.an_officer(world.council_of(service), address=address)
    sign_in(page, site, letterbox(address))
    page.get_by_role("link", name=family.reference).click()
    staff.do(page, "Read the agreement")
    axe(page)
    staff.do(page, "Sign the agreement")
    page.get_by_label("I have read the whole text").check()
    page.get_by_label("Your full name").fill("Gwen Marlow")
    staff.press(page, "Sign")
    expect(page.get_by_role("alert")).to_contain_text("Write your job title.")
    axe(page)
    page.get_by_label("Your job title").fill("Head of SEND")
    page.get_by_label("I may bind this body").check()
    staff.press(page, "Sign")
    expect(page.get_by_text("Everybody has signed.")).to_be_visible()
    axe(page)


def then_each_has_a_copy(service, letterbox, family: Family) -> None:
    for address in (family.address, world.mailbox_of(world.council_of(service))):
        (copy,) = letterbox(address).next("your copy of the agreement").iter_attachments()
        assert copy.get_content().startswith(b"%PDF"), address


def then_it_is_said_to_be_done_and_confirmed(
    council: Page, family_page: Page, site: str, family: Family
) -> None:
    council.get_by_role("link", name="Say that it is done").click()
    axe(council)
    staff.fill_date(council, "On which day was it done?", world.today())
    staff.press(council, "Say that it is done")
    expect(council.get_by_text("Said to be done")).to_be_visible()
    family_page.goto(f"{site}/my/{family.case_id}/agreement")
    family_page.get_by_role("button", name="Yes, it is done").click()
    expect(family_page.get_by_text("Done", exact=True).last).to_be_visible()
    axe(family_page)


def test_what_is_agreed_is_written_signed_sent_and_kept(
    site, service, adviser, letterbox, another_browser, owner, mediator
):
    desk, theirs = another_browser(), another_browser()
    family = given_a_meeting_that_was_held(site, service, adviser, letterbox, desk, theirs, owner, mediator)
    when_the_mediator_writes_it_down(theirs, site, family)
    when_the_mediator_puts_it_to_everybody(theirs, site, family)
    home, council = another_browser(viewport=PHONE), another_browser()
    when_the_family_asks_for_a_change(home, site, letterbox(family.address), family)
    when_the_mediator_changes_it(theirs, site, family)
    when_the_mediator_puts_it_to_everybody(theirs, site, family)
    when_the_family_signs(home, site, family)
    when_the_council_signs(council, site, service, letterbox, family)
    then_each_has_a_copy(service, letterbox, family)
    then_it_is_said_to_be_done_and_confirmed(council, home, site, family)


def test_a_family_without_e_mail_signs_on_paper_and_gets_its_copy_by_post(
    site, service, adviser, letterbox, another_browser, owner, mediator
):
    desk, theirs = another_browser(), another_browser()
    reach = Reach(telephone="07700 900123", address="1 Mill Lane\nWestmarch", postcode="WM1 1AA")
    family = given_a_meeting_that_was_held(
        site, service, adviser, letterbox, desk, theirs, owner, mediator, reach=reach
    )
    when_the_mediator_writes_it_down(theirs, site, family)
    when_the_mediator_puts_it_to_everybody(theirs, site, family)
    staff.do(theirs, "Write down a signature")
    axe(theirs)
    theirs.get_by_label("Sam Holloway", exact=True).check()
    theirs.get_by_label("On paper, which I send to the office").check()
    theirs.get_by_label("Full name of whoever signed").fill("Sam Holloway")
    staff.press(theirs, "Write it down")
    when_the_council_signs_without_the_family(another_browser(), site, service, letterbox, family)

    staff.open_case(desk, site, family.case_id)
    staff.do(desk, "Agreement")
    axe(desk)
    staff.press(desk, "I have checked it: confirm that Sam Holloway signed")
    expect(desk.get_by_text("Everybody has signed.")).to_be_visible()
    axe(desk)
    expect(desk.get_by_text(WHAT).first).to_be_visible()
    then_the_letter_with_the_copy_waits_to_be_printed(desk, site, family)


def when_the_council_signs_without_the_family(page: Page, site, service, letterbox, family: Family) -> None:
    address = an_address()
    world.an_officer(world.council_of(service), address=address)
    sign_in(page, site, letterbox(address))
    page.get_by_role("link", name=family.reference).click()
    staff.do(page, "Read the agreement")
    staff.do(page, "Sign the agreement")
    page.get_by_label("I have read the whole text").check()
    page.get_by_label("Your full name").fill("Gwen Marlow")
    page.get_by_label("Your job title").fill("Head of SEND")
    page.get_by_label("I may bind this body").check()
    staff.press(page, "Sign")
    expect(page.get_by_text("Counts once a second person has confirmed it")).to_be_visible()


def then_the_letter_with_the_copy_waits_to_be_printed(desk: Page, site: str, family: Family) -> None:
    letter = desk.locator(
        f"a[href^='/cases/{family.case_id}/letter/']", has_text="Your copy of the agreement"
    ).first
    desk.goto(f"{site}/cases/letters/")
    while not letter.count():  # until the worker, beside us, has made the copy
        desk.reload()
    letter.click()
    axe(desk)
    desk.get_by_role("link", name="mediation-agreement.pdf").click()
    expect(desk.get_by_role("link", name="Save your copy (PDF)")).to_be_visible()
