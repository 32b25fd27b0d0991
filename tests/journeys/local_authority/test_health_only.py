"""Only health is in dispute: the health body arranges and comes, the council does not, and no certificate follows."""

import pytest
from playwright.sync_api import Page, expect

from evenhand.core.transactions import acting_as
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.notify_commissioner import notify_commissioner
from evenhand.statute.routes import Decision, Section
from tests.build import mediation, world
from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps import mediating
from tests.journeys.steps.families import Family
from tests.journeys.steps.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]


def given_a_family_that_disagrees_about_health_only(service, adviser) -> Family:
    return mediating.wants_mediation(service, adviser, decision=Decision.FINAL_PLAN, disputed=(Section.G,))


def when_the_council_tells_the_health_body_and_it_offers_a_date(service, adviser, family: Family) -> str:
    """Return the mailbox of the health body."""
    board = world.a_health_body(service)
    officer = world.an_officer(board, role="health_officer")
    with acting_as(adviser.principal):
        (asked,) = referrals.of_case(family.case_id)
    notify_commissioner(referral_id=asked.id, body_id=board, at=world.now(), by=adviser.principal)
    mediation.offered(mediating.case_of(family, adviser), officer, days_ahead=mediating.DAYS_AHEAD)
    return world.mailbox_of(board)


def then_the_family_reads_who_arranges_it(page: Page, site: str, mail, family: Family) -> None:
    sign_in(page, site, mail)
    page.get_by_role("link", name=family.reference).click()
    expect(page.get_by_text("The health body must arrange a meeting")).to_be_visible()
    axe(page)


def then_the_health_body_is_invited_and_the_council_is_not(letterbox, health: str, mediator: str, council):
    for address in (health, mediator):  # the mediator is written to last
        entry = mediating.entry_in(letterbox(address), "the meeting is booked")
        assert mediating.said_in(entry)[0] == "REQUEST"
    assert not [subject for subject in council.unread() if "the meeting" in subject], (
        "The council is no party."
    )


def when_the_mediator_records_that_nobody_of_the_health_body_came(page: Page, site: str, family) -> None:
    page.goto(f"{site}/mediator/{family.case_id}/attendance")
    page.get_by_label("The family", exact=True).check()
    page.get_by_role("group", name="Was the meeting held?").get_by_label("Yes", exact=True).check()
    staff.press(page, "Record who came")
    expect(page.get_by_role("alert")).to_contain_text("The health body was not there")
    axe(page)


def then_no_certificate_follows(page: Page, desk: Page, site: str, mail, family: Family) -> None:
    said = mail.next("the mediation ended").get_content()
    assert "No certificate follows" in said and "your certificate by" not in said
    staff.open_case(desk, site, family.case_id)
    expect(desk.get_by_role("link", name="Issue the certificate")).to_have_count(0)
    axe(desk)
    page.goto(f"{site}/my/{family.case_id}/meeting")
    expect(page.get_by_text("took place")).to_be_visible()
    axe(page)


def test_a_mediation_about_health_only_is_between_the_family_and_the_health_body(
    site, service, adviser, letterbox, page, another_browser, owner, mediator
):
    council = letterbox(world.mailbox_of(world.council_of(service)))
    council.skip("the meeting")
    family = given_a_family_that_disagrees_about_health_only(service, adviser)
    mail, desk, theirs = letterbox(family.address), another_browser(), another_browser()
    then_the_family_reads_who_arranges_it(page, site, mail, family)
    health = when_the_council_tells_the_health_body_and_it_offers_a_date(service, adviser, family)
    mediating.book_online(desk, site, letterbox(adviser.address), family, mediator)
    then_the_health_body_is_invited_and_the_council_is_not(letterbox, health, mediator, council)
    mediating.clear(theirs, site, letterbox(mediator), family)
    mediating.days_go_by(
        owner, site, (page, mail), (theirs, letterbox(mediator)), (desk, letterbox(adviser.address))
    )
    when_the_mediator_records_that_nobody_of_the_health_body_came(theirs, site, family)
    mediating.record_who_came(theirs, site, family, "The family", "The health body")
    page.goto(f"{site}/my/{family.case_id}/meeting/end")
    expect(page.get_by_text("No certificate follows.")).to_be_visible()
    axe(page)
    mediating.record_the_rest(theirs, site, family, "Agreed")
    theirs.goto(f"{site}/mediator/{family.case_id}/end")
    expect(theirs.get_by_text("No certificate follows")).to_be_visible()
    mediating.end(theirs, site, family)
    then_no_certificate_follows(page, desk, site, mail, family)
