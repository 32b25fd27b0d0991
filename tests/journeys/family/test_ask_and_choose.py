"""A mother asks, signs in with a code, reads, chooses and follows her case on a telephone."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.build import world
from tests.build.accessibility import axe, fits, shoot
from tests.build.post_office import Letterbox
from tests.journeys.steps.families import an_address
from tests.journeys.steps.signing_in import code_in, open_request

pytestmark = pytest.mark.browser


def fill_date(page: Page, day: date) -> None:
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        page.get_by_label(part, exact=True).fill(str(value))


def answer(page: Page, name: str, *labels: str) -> None:
    for label in labels:
        page.get_by_label(label, exact=True).check()
    go_on(page, name)


def go_on(page: Page, name: str) -> None:
    fits(page)
    if page.locator("body.js-enabled").count():
        axe(page)
        shoot(page, f"ask-{name}")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".govuk-error-summary")).to_have_count(0)


def write_request(page: Page, site: str, address: str, *, route: str) -> None:
    page.goto(f"{site}/ask")
    page.get_by_role("button", name="Start").click()
    answer(page, "who", "A parent")
    page.get_by_label("Council").first.check()
    go_on(page, "council")
    answer(page, "decision", "Not to carry out an EHC needs assessment")
    fill_date(page, world.today() - timedelta(days=21))
    go_on(page, "letter-date")
    answer(page, "letter-sent", "On the date that is on the letter")
    answer(page, "letter-came", "I do not know")
    go_on(page, "letter")
    page.get_by_label("What do you disagree with").fill("Nobody came to see him.")
    go_on(page, "words")
    page.get_by_role("textbox").fill("Alex Holloway")
    go_on(page, "child")
    fill_date(page, date(2016, 3, 9))
    go_on(page, "birth")
    go_on(page, "school")
    page.get_by_role("textbox").fill("Sam Holloway")
    go_on(page, "name")
    page.get_by_label("E-mail address").fill(address)
    page.get_by_label("Telephone number").fill("07700 900123")
    go_on(page, "reach")
    go_on(page, "address")
    answer(page, "safe-ways", "E-mail", "Telephone call")
    answer(page, "mailbox", "No")
    answer(page, "protected", "No")
    answer(page, "times", "Weekday evenings, 5pm to 8pm")
    answer(page, "needs", "Breaks, or shorter meetings")
    answer(page, "interpreter", "No")
    answer(page, "supporter", "No, or I do not know yet")
    answer(page, "views", "I do not know yet")
    answer(page, "meeting", "I do not know yet")
    answer(page, "tried", "No")
    answer(page, "route", route)


def sign_in(page: Page, site: str, mail: Letterbox) -> None:
    page.goto(f"{site}/my")
    page.get_by_label("What is your e-mail address?").fill(mail.address)
    axe(page)
    shoot(page, "sign-in")
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Type the code from the e-mail").fill("12")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("does not match")
    axe(page)
    shoot(page, "sign-in-code")
    page.get_by_label("Type the code from the e-mail").fill(code_in(mail))
    page.get_by_role("button", name="Sign in").click()


def look(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state()
    fits(page)
    axe(page)
    shoot(page, name)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_mother_asks_and_follows_her_case(
    site: str, service: world.Service, letterbox: Callable[[str], Letterbox], page: Page
) -> None:
    mail = letterbox(an_address())
    page.set_viewport_size({"width": 360, "height": 800})
    write_request(page, site, mail.address, route="Tell me about it first")
    go_on(page, "heard")
    look(page, "ask-check")
    expect(page.get_by_text("Nobody came to see him.")).to_be_visible()
    page.get_by_role("button", name="Send this request").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your request")
    look(page, "ask-sent")

    sign_in(page, site, mail)
    page.wait_for_url(f"{site}/my")
    look(page, "my")
    page.get_by_role("link", name="Council").click()
    look(page, "my-case")
    page.get_by_role("link", name="Read and choose").click()
    look(page, "my-information")
    page.get_by_role("button", name="I have read this").click()
    look(page, "my-choose")
    page.get_by_role("link", name="A certificate without mediation").click()
    look(page, "my-confirm")
    page.get_by_role("button", name="Record this as my choice").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("certificate without mediation")
    look(page, "my-case-no-mediation")
    for link, name in (
        ("My documents", "my-documents"),
        ("Messages that we sent me", "my-messages"),
        ("Who can see this", "my-who"),
        ("Withdraw my request", "my-withdraw"),
    ):
        page.get_by_role("link", name=link).click()
        look(page, name)
        page.get_by_role("link", name="My case").click()
    page.get_by_role("link", name="My documents").click()
    page.get_by_role("button", name="Add it").click()
    look(page, "my-documents-error")
    page.goto(f"{site}/my")
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(f"{site}/")


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_saying_no_in_the_request_shows_its_effect_first_and_works_without_a_script(
    site: str, service: world.Service, letterbox: Callable[[str], Letterbox], plain_page: Page
) -> None:
    mail, page = letterbox(an_address()), plain_page
    page.set_default_timeout(8000)
    page.set_viewport_size({"width": 360, "height": 800})
    write_request(page, site, mail.address, route="A certificate without mediation")
    expect(page.get_by_text("We must issue your certificate by")).to_be_visible()
    answer(page, "record-route", "Yes, record it today")
    go_on(page, "heard")
    page.get_by_role("button", name="Send this request").click()
    expect(page.get_by_text("You told us that you do not want mediation.")).to_be_visible()
    open_request(page, mail)
    page.get_by_role("link", name="Council").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("certificate without mediation")
