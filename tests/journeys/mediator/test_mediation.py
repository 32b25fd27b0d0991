"""From a date that the council offers to the certificate: booked, led, agreed or not, ended, certified."""

import pytest
from playwright.sync_api import Page, expect

from tests.build import world
from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps import mediating
from tests.journeys.steps.families import Family

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]


def given_a_family_and_a_date_that_the_council_offers(service, adviser) -> Family:
    family = mediating.wants_mediation(service, adviser)
    mediating.is_offered_a_date(family, adviser)
    return family


def when_the_adviser_books_it(desk: Page, site: str, mail, family: Family, mediator: str) -> None:
    mediating.open_booking(desk, site, mail, family)
    staff.press(desk, "Book it and tell everybody")
    expect(desk.get_by_role("alert")).to_contain_text("Choose a date.")
    axe(desk)
    mediating.fill_booking(desk, mediator)
    mediating.book(desk)


def then_each_has_an_invitation_of_their_own(letterbox, family: Family, mediator: str) -> None:
    for address in (family.address, mediator):
        text = mediating.entry_in(letterbox(address), "meeting").to_ical().decode().replace("\r\n ", "")
        assert "METHOD:REQUEST" in text
        for secret in ("Alex", "Holloway", "https://meet", family.address):
            assert secret not in text, f"{secret} stands in a calendar file."


def when_the_meeting_is_over_and_all_is_recorded(page: Page, site: str, family: Family, outcome: str) -> None:
    mediating.record_who_came(page, site, family)
    mediating.record_the_rest(page, site, family, outcome)
    mediating.end(page, site, family)


def then_the_certificate_says_that_it_took_part_and_nothing_of_what_came(
    desk: Page, site: str, letterbox, family: Family
) -> None:
    staff.open_case(desk, site, family.case_id)
    number = staff.issue_certificate(desk)
    expect(desk.get_by_text("That person has taken part in mediation.")).to_be_visible()
    message = letterbox(family.address).next("your certificate is here")
    said = message.get_body().get_content()
    assert number in said and "agreed" not in said.lower()


@pytest.mark.parametrize("outcome", ["Agreed", "Agreed in part", "Not agreed"])
def test_a_mediation_is_booked_led_ended_and_certified_whatever_came_of_it(
    site, service, adviser, letterbox, another_browser, owner, mediator, outcome
):
    family = given_a_family_and_a_date_that_the_council_offers(service, adviser)
    desk, theirs = another_browser(), another_browser(viewport={"width": 360, "height": 800})
    when_the_adviser_books_it(desk, site, letterbox(adviser.address), family, mediator)
    then_each_has_an_invitation_of_their_own(letterbox, family, mediator)
    mediating.clear(theirs, site, letterbox(mediator), family)
    expect(theirs.get_by_text("Alex Holloway").first).to_be_visible()
    mediating.days_go_by(owner, site, (theirs, letterbox(mediator)), (desk, letterbox(adviser.address)))
    when_the_meeting_is_over_and_all_is_recorded(theirs, site, family, outcome)
    then_the_certificate_says_that_it_took_part_and_nothing_of_what_came(desk, site, letterbox, family)


def test_one_meeting_is_not_enough_and_it_goes_on_in_a_second(
    site, service, adviser, letterbox, another_browser, owner, mediator
):
    family = given_a_family_and_a_date_that_the_council_offers(service, adviser)
    desk, theirs, mine = another_browser(), another_browser(), another_browser()
    mediating.book_online(desk, site, letterbox(adviser.address), family, mediator)
    first = mediating.said_in(mediating.entry_in(letterbox(family.address), "the meeting is booked"))
    mediating.clear(theirs, site, letterbox(mediator), family)
    mediating.days_go_by(owner, site, (theirs, letterbox(mediator)), (desk, letterbox(adviser.address)))
    mediating.record_who_came(theirs, site, family)
    when_the_mediator_adjourns_it(theirs)
    mediating.is_offered_a_date(family, adviser)
    then_a_new_date_is_on_the_list_of_the_adviser(desk, site, family)
    staff.do(desk, "Book the mediation")
    mediating.fill_booking(desk, mediator)
    mediating.book(desk)
    then_the_second_is_an_entry_of_its_own(letterbox(family.address), first)
    then_the_family_sees_both(mine, site, letterbox(family.address), family)
    then_it_cannot_end_while_one_is_booked(theirs, site, family)
    mediating.days_go_by(
        owner,
        site,
        (theirs, letterbox(mediator)),
        (desk, letterbox(adviser.address)),
        days=2 * mediating.DAYS_AHEAD + 10,
    )
    when_the_meeting_is_over_and_all_is_recorded(theirs, site, family, "Agreed")
    then_the_certificate_says_that_it_took_part_and_nothing_of_what_came(desk, site, letterbox, family)


def when_the_mediator_adjourns_it(page: Page) -> None:
    page.get_by_role("link", name="Go on another day").click()
    expect(page.get_by_text("no certificate is due yet")).to_be_visible()
    axe(page)
    staff.press(page, "Go on another day")
    expect(page.get_by_text("goes on another day")).to_be_visible()
    axe(page)


def then_a_new_date_is_on_the_list_of_the_adviser(desk: Page, site: str, family: Family) -> None:
    staff.open_case(desk, site, family.case_id)
    expect(desk.get_by_text("Find a new date").first).to_be_visible()
    expect(desk.get_by_role("link", name="Issue the certificate")).to_have_count(0)
    axe(desk)


def then_the_second_is_an_entry_of_its_own(mail, first) -> None:
    mail.next("the meeting is booked")  # the first, which this reader of the mailbox has not seen
    method, uid, sequence, starts = mediating.said_in(mediating.entry_in(mail, "the meeting is booked"))
    assert (method, sequence) == ("REQUEST", 0)
    assert uid != first[1] and starts > first[3]


def then_the_family_sees_both(page: Page, site: str, mail, family: Family) -> None:
    mediating.sign_in(page, site, mail)
    page.goto(f"{site}/my/{family.case_id}/meeting")
    expect(page.get_by_text("took place and goes on another day")).to_be_visible()
    expect(page.get_by_text("It is online. You join on this page.")).to_be_visible()
    axe(page)


def then_it_cannot_end_while_one_is_booked(page: Page, site: str, family: Family) -> None:
    page.goto(f"{site}/mediator/{family.case_id}/end")
    staff.fill_date(page, "On which day did it end?", world.today())
    page.locator("main form button").last.click()
    expect(page.get_by_role("alert")).to_contain_text("A meeting is still booked")
    axe(page)
