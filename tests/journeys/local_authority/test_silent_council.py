"""A council that says nothing for thirty days: it is reminded, we ring it, and the family reads what it can do."""

import pytest
from playwright.sync_api import Page, expect

from evenhand.domain.referrals import jobs
from tests.build import databases, world
from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps import mediating
from tests.journeys.steps.families import Family
from tests.journeys.steps.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture
def after(running, owner):
    """Let days go by since the council was told; the worker looks what is due on that day."""

    def pass_days(number: int) -> None:
        world.move_clock(owner, days=number)
        with databases.django_at(running.database.worker):
            jobs.scan_days.function()

    return pass_days


def then_the_council_is_reminded(mail) -> None:
    assert "Holloway" not in mail.next("days").as_string(), "No child is named in a reminder."


def then_the_family_hears_what_it_can_do(mail) -> None:
    said = mail.next("no date is offered yet").get_content()
    for words in (
        "has not offered a date",
        "It must arrange the mediation by",
        "wait for a date",
        "choose a certificate without mediation instead",
        "as if you had taken part",
    ):
        assert words in said


def then_its_page_says_so_too(page: Page, site: str, family: Family) -> None:
    page.goto(f"{site}/my/{family.case_id}/")
    expect(page.get_by_text("No date is offered yet. We ask again")).to_be_visible()
    expect(page.get_by_role("link", name="Change my choice")).to_be_visible()
    axe(page)


def then_one_task_says_to_ring_the_council(desk: Page, site: str, family: Family) -> None:
    staff.open_case(desk, site, family.case_id)
    expect(desk.get_by_role("link", name="Ring the council: it has offered no date")).to_have_count(1)
    axe(desk)


def when_the_family_waits_no_longer(page: Page) -> None:
    page.get_by_role("link", name="Change my choice").click()
    page.get_by_role("link", name="A certificate without mediation", exact=True).click()
    axe(page)
    page.get_by_role("button", name="Record this as my choice").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("You chose a certificate without mediation")


def test_a_council_that_is_silent_for_thirty_days(
    site, service, adviser, letterbox, page, another_browser, after
):
    council = letterbox(world.mailbox_of(world.council_of(service)))
    family = mediating.wants_mediation(service, adviser)
    mail, desk = letterbox(family.address), another_browser()
    council.skip("days")
    after(10)
    then_the_council_is_reminded(council)
    for days in (20, 25, 30):
        after(days)
        then_the_council_is_reminded(council)
        then_the_family_hears_what_it_can_do(mail)
        # No session lasts from one of these days to the next.
        sign_in(page, site, mail)
        staff.start_work(desk, site, letterbox(adviser.address))
        then_its_page_says_so_too(page, site, family)
        then_one_task_says_to_ring_the_council(desk, site, family)
    when_the_family_waits_no_longer(page)
    staff.open_case(desk, site, family.case_id)
    expect(desk.get_by_role("link", name="Ring the council: it has offered no date")).to_have_count(0)
    number = staff.issue_certificate(desk)
    assert number in mail.next("your certificate is here").get_body().get_content()
