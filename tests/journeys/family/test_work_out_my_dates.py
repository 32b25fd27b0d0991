"""A mother works out her dates at night, on a telephone, without an account."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.build import world
from tests.build.accessibility import axe, fits, shoot

pytestmark = pytest.mark.browser


def fill_date(page: Page, day: date, group: str) -> None:
    fields = page.get_by_role("group", name=group)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        fields.get_by_label(part).fill(str(value))


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def answer_about(page: Page, site: str, decision: str, dated: date | None) -> None:
    page.goto(f"{site}/work-out-my-dates")
    page.get_by_role("button", name="Start").click()
    page.get_by_label(decision).check()
    go_on(page)
    if dated:
        fill_date(page, dated, "Date on the letter")
    else:
        page.get_by_label("I do not know the date on the letter").check()
    go_on(page)
    page.get_by_label("I do not know").check()
    go_on(page)
    page.get_by_label("I do not know").check()
    go_on(page)


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without a script"])
def test_a_family_sees_its_dates_with_their_working(
    site: str, service: world.Service, page: Page, plain_page: Page, script: bool
) -> None:
    page = page if script else plain_page
    page.set_viewport_size({"width": 360, "height": 800})
    answer_about(page, site, "Not to carry out an EHC needs assessment", world.today() - timedelta(days=21))
    page.get_by_label("No", exact=True).check()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Contact us by")
    expect(page.get_by_text("Legal deadline").first).to_be_visible()
    page.get_by_text("How we worked this out").first.click()
    expect(page.get_by_text("We count from").first).to_be_visible()
    expect(page.get_by_text("01632 960123").first).to_be_visible()
    if script:
        axe(page)
        shoot(page, "dates-answer")
    fits(page)


def test_a_late_family_is_told_kindly_how_to_ask_the_tribunal(
    site: str, service: world.Service, page: Page
) -> None:
    answer_about(page, site, "To end the EHC plan", world.today() - timedelta(days=150))
    page.get_by_label("No", exact=True).check()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("late")
    expect(page.get_by_text("leave to appeal")).to_be_visible()
    expect(page.get_by_text("more time")).to_be_visible()
    axe(page)
    shoot(page, "dates-late")


def test_who_disagrees_only_with_the_school_needs_no_certificate(
    site: str, service: world.Service, page: Page
) -> None:
    page.goto(f"{site}/work-out-my-dates/decision")
    page.get_by_label("What is in a final EHC plan").check()
    go_on(page)
    page.get_by_label("The school or college that is named").check()
    go_on(page)
    fill_date(page, world.today() - timedelta(days=10), "Date on the letter")
    go_on(page)
    page.get_by_label("On the date that is on the letter").check()
    go_on(page)
    page.get_by_label("I do not know").check()
    go_on(page)
    page.get_by_label("No", exact=True).check()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("You do not need a certificate")
    axe(page)
    shoot(page, "dates-placement")
    page.get_by_role("link", name="Change what you disagree with").click()
    page.get_by_label("The help in education").check()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Contact us by")


def test_what_is_not_a_decision_leads_elsewhere(site: str, service: world.Service, page: Page) -> None:
    page.goto(f"{site}/work-out-my-dates/decision")
    page.get_by_label("Something else, or nothing yet").check()
    go_on(page)
    page.get_by_label("Discrimination because of a disability").check()
    go_on(page)
    expect(page.get_by_text("A claim to the Tribunal")).to_be_visible()
    axe(page)
    shoot(page, "dates-elsewhere")


def test_a_mistake_is_explained_beside_the_field_and_loses_nothing(
    site: str, service: world.Service, page: Page
) -> None:
    page.goto(f"{site}/work-out-my-dates/decision")
    go_on(page)
    axe(page)
    page.get_by_label("To end the EHC plan").check()
    go_on(page)
    fill_date(page, date(2031, 3, 27), "Date on the letter")
    go_on(page)
    expect(page.locator(".govuk-error-summary")).to_contain_text("in the future")
    expect(page.get_by_label("Year")).to_have_value("2031")
    axe(page)
    shoot(page, "dates-error")


@pytest.mark.parametrize("name", ["", "accessibility", "privacy", "cookies", "work-out-my-dates"])
def test_a_public_page_is_accessible_and_fits(
    name: str, site: str, service: world.Service, page: Page
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site}/{name}")
    fits(page)
    axe(page)
    shoot(page, f"public-{name or 'home'}")
