"""What an adviser does: finds the case, informs, records a choice, issues, corrects."""

import re
from datetime import date, timedelta
from uuid import UUID

from playwright.sync_api import Page, expect

from tests.build import world
from tests.build.post_office import Letterbox
from tests.journeys.steps import signing_in
from tests.journeys.steps.asking import fill_date


def start_work(page: Page, site: str, mail: Letterbox) -> None:
    """Sign in and arrive at a worklist: one's own, or the team's while one has no case."""
    signing_in.sign_in(page, site, mail)
    expect(page.get_by_role("heading", level=1, name=re.compile("^My (cases|team)$"))).to_be_visible()


def find_in_worklist(page: Page, site: str, reference: str) -> None:
    """Open the case from the team's list."""
    page.goto(f"{site}/cases/?scope=team")
    page.get_by_role("link", name=reference).click()
    expect(page).to_have_title(re.compile(f"^Case {reference}"))


def open_case(page: Page, site: str, case_id: UUID) -> None:
    """Open the case from its address."""
    page.goto(f"{site}/cases/{case_id}/")


def do(page: Page, name: str) -> None:
    """Follow one of the links to what can be done."""
    page.get_by_role("link", name=name, exact=True).first.click()


def press(page: Page, name: str) -> None:
    """Press a button."""
    page.get_by_role("button", name=name, exact=True).click()


def done(page: Page, words: str) -> None:
    """See the case page say that it was done."""
    expect(page.get_by_role("region", name="Done")).to_contain_text(words)


def give_information(page: Page) -> None:
    """Tick every point of the script on the telephone, from the case page and back to it."""
    do(page, "Give information and advice")
    expect(page.get_by_role("heading", level=1, name="Give information and advice")).to_be_visible()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_label("Telephone", exact=True).check()
    press(page, "Record that it was given")
    done(page, "information and advice was given")


def record_choice(page: Page, choice: str) -> None:
    """Record what the family said on the telephone today, from the case page and back to it."""
    do(page, "Record the choice")
    do(page, choice)
    expect(page.get_by_role("table")).to_contain_text("Afterwards")
    page.get_by_label("Said on the telephone").check()
    press(page, "Record this choice")
    done(page, "The choice is recorded")


def issue_certificate(page: Page) -> str:
    """Confirm the dates, issue the certificate from the case page, and return its number."""
    do(page, "Issue the certificate")
    expect(page.get_by_role("heading", name="Dates")).to_be_visible()
    press(page, "Issue the certificate")
    expect(page.get_by_role("region", name="Done")).to_contain_text("The certificate is issued")
    return page.get_by_role("heading", level=1).inner_text().split()[-1]


def correct_day(page: Page, day: date, reason: str) -> None:
    """Write the right day and look at what moves; nothing is recorded yet."""
    fill_date(page, "What is the right day?", day)
    page.get_by_label("We have seen the letter").check()
    page.get_by_label("Why is it corrected?").fill(reason)
    press(page, "See which dates move")
    expect(page.get_by_text("Nothing is recorded yet.")).to_be_visible()


def days_ago(number: int) -> date:
    """Return a day of the past."""
    return world.today() - timedelta(days=number)
