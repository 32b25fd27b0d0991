"""A family stops: half-way through its mediation, before any meeting, or by withdrawing its request."""

import pytest
from playwright.sync_api import Page, expect

from tests.build import world
from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps import mediating
from tests.journeys.steps.families import Family
from tests.journeys.steps.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
BOOKED, CANCELLED = "the meeting is booked", "the meeting was cancelled"


@pytest.fixture
def council(service, letterbox):
    """The mailbox of the council, without what other journeys sent there."""
    mail = letterbox(world.mailbox_of(world.council_of(service)))
    mail.skip("the meeting")
    return mail


def given_a_meeting_that_is_booked(desk: Page, site, service, adviser, letterbox, mediator) -> Family:
    family = mediating.wants_mediation(service, adviser)
    mediating.is_offered_a_date(family, adviser)
    mediating.book_online(desk, site, letterbox(adviser.address), family, mediator)
    return family


def when_it_looks_at_its_meeting(page: Page, site: str, mail, family: Family) -> None:
    sign_in(page, site, mail)
    page.get_by_role("link", name=family.reference).click()
    page.get_by_role("link", name="My meeting").click()
    expect(page.get_by_text("Mediation is your choice.")).to_be_visible()
    axe(page)


def when_it_ends_the_mediation(page: Page, words: str) -> None:
    page.get_by_role("link", name="End the mediation").click()
    expect(page.get_by_text("You do not have to say why.")).to_be_visible()
    expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_text("The time for an appeal goes on.")).to_be_visible()
    axe(page)
    staff.press(page, "End the mediation")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("End the mediation")
    axe(page)


def then_it_leaves_every_calendar(*mailboxes) -> None:
    for mail in mailboxes:
        _, uid, _, starts = mediating.said_in(mediating.entry_in(mail, BOOKED))
        assert mediating.said_in(mediating.entry_in(mail, CANCELLED)) == ("CANCEL", uid, 1, starts), (
            mail.address
        )


def test_a_family_that_stops_half_way_took_part_and_gets_its_certificate(
    site, service, adviser, letterbox, page, another_browser, owner, mediator
):
    desk, theirs = another_browser(), another_browser()
    family = given_a_meeting_that_is_booked(desk, site, service, adviser, letterbox, mediator)
    mediating.clear(theirs, site, letterbox(mediator), family)
    mediating.days_go_by(owner, site, (theirs, letterbox(mediator)), (desk, letterbox(adviser.address)))
    mediating.record_who_came(theirs, site, family)
    mail = letterbox(family.address)
    when_it_looks_at_its_meeting(page, site, mail, family)
    when_it_ends_the_mediation(page, "You took part, so you get a certificate within three working days.")
    assert "must issue your certificate by" in mail.next("the mediation ended").get_content()
    theirs.reload()
    expect(theirs.get_by_text("The mediation has ended.")).to_be_visible()
    staff.open_case(desk, site, family.case_id)
    number = staff.issue_certificate(desk)
    expect(desk.get_by_text("That person has taken part in mediation.")).to_be_visible()
    assert number in mail.next("your certificate is here").get_body().get_content()


def test_a_family_that_stops_before_any_meeting_chose_no_mediation(
    site, service, adviser, letterbox, page, another_browser, mediator, council
):
    desk = another_browser()
    family = given_a_meeting_that_is_booked(desk, site, service, adviser, letterbox, mediator)
    mail = letterbox(family.address)
    when_it_looks_at_its_meeting(page, site, mail, family)
    when_it_ends_the_mediation(page, "No meeting has taken place yet.")
    expect(page.get_by_role("heading", level=1)).to_contain_text("You chose a certificate without mediation")
    then_it_leaves_every_calendar(mail, letterbox(mediator), council)
    staff.open_case(desk, site, family.case_id)
    staff.issue_certificate(desk)
    expect(desk.get_by_text("do not wish to pursue mediation")).to_be_visible()


def test_a_family_that_withdraws_leaves_nothing_booked(
    site, service, adviser, letterbox, page, another_browser, mediator, council
):
    desk, theirs = another_browser(), another_browser()
    family = given_a_meeting_that_is_booked(desk, site, service, adviser, letterbox, mediator)
    mail = letterbox(family.address)
    sign_in(page, site, mail)
    page.get_by_role("link", name=family.reference).click()
    page.get_by_role("link", name="Withdraw my request").click()
    axe(page)
    page.get_by_role("button", name="Withdraw my request").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("You have withdrawn your request")
    then_it_leaves_every_calendar(mail, letterbox(mediator), council)
    page.goto(f"{site}/my/{family.case_id}/meeting")
    expect(page.get_by_text("No meeting is booked now.")).to_be_visible()
    expect(page.get_by_text("Mediation is your choice.")).to_have_count(0)
    axe(page)
    sign_in(theirs, site, letterbox(mediator))
    expect(theirs.get_by_text("No meeting is booked")).to_be_visible()
    axe(theirs)
