"""Whatever is typed wrongly is explained beside the field, and everything typed is still there."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.build.accessibility import axe
from tests.journeys.steps import asking
from tests.journeys.steps.families import an_address
from tests.journeys.steps.verifying import verify

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class Mistake:
    """What is done wrongly, what the page says to it, and what must still be there."""

    made: Callable[[Page], None]
    said: str
    kept: Callable[[Page], None]


def in_box(label: str, text: str) -> Callable[[Page], None]:
    return lambda page: expect(page.get_by_label(label, exact=True)).to_have_value(text)


def ticked(label: str) -> Callable[[Page], None]:
    return lambda page: expect(page.get_by_label(label, exact=True)).to_be_checked()


def nothing_typed(page: Page) -> None:
    expect(page.locator("input:checked")).to_have_count(0)


def a_date(day: str, month: str, year: str) -> Callable[[Page], None]:
    def write(page: Page) -> None:
        for part, text in (("Day", day), ("Month", month), ("Year", year)):
            page.get_by_label(part, exact=True).fill(text)

    return write


def in_boxes(day: str, month: str, year: str) -> Callable[[Page], None]:
    return asking.both(in_box("Day", day), in_box("Month", month), in_box("Year", year))


MISTAKES = {
    "who": Mistake(asking.as_it_stands, "Choose who you are.", nothing_typed),
    "council": Mistake(asking.as_it_stands, "Choose the council", nothing_typed),
    "decision": Mistake(asking.as_it_stands, "Choose what the council decided.", nothing_typed),
    "letter_date": Mistake(a_date("31", "2", "2026"), "31", in_boxes("31", "2", "2026")),
    "letter_sent": Mistake(
        asking.choosing("On another day"), "Write the day it was sent", ticked("On another day")
    ),
    "child": Mistake(asking.writing(child_name=""), "Write the name", asking.as_it_stands),
    "birth": Mistake(a_date("9", "3", "2099"), "in the future", in_boxes("9", "3", "2099")),
    "reach": Mistake(
        asking.writing(email="sam at holloway", telephone="07700 900123"),
        "e-mail address",
        asking.both(in_box("E-mail address", "sam at holloway"), in_box("Telephone number", "07700 900123")),
    ),
    "safe_ways": Mistake(
        asking.writing(safe_note="Withhold your number."),
        "Tick at least one way",
        lambda page: expect(page.locator("[name=safe_note]")).to_have_value("Withhold your number."),
    ),
    "times": Mistake(asking.as_it_stands, "Tick the times that suit you", nothing_typed),
    "interpreter": Mistake(asking.choosing("Yes"), "Write the language.", ticked("Yes")),
    "tried": Mistake(
        asking.both(asking.choosing("Yes"), a_date("1", "1", "2099")),
        "in the future",
        asking.both(ticked("Yes"), in_box("Year", "2099")),
    ),
}


def when_it_is_sent(page: Page, mistake: Mistake) -> None:
    mistake.made(page)
    asking.go_on(page)


def then_the_page_says_why_and_keeps_what_was_typed(page: Page, mistake: Mistake) -> None:
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_contain_text(mistake.said)
    expect(page.locator(".govuk-error-message").first).to_be_visible()
    expect(page).to_have_title(re.compile("^Error: "))
    mistake.kept(page)
    axe(page)


def then_the_summary_leads_to_the_field(page: Page) -> None:
    link = page.locator(".govuk-error-summary a").first
    target = link.get_attribute("href")
    link.click()
    expect(page.locator(f"{target}")).to_be_focused()


def test_each_mistake_in_a_request_is_explained_and_loses_nothing(site, service, page):
    right = asking.a_parents_answers(service, an_address())

    def wrongly_then_right(slug: str) -> asking.Answer:
        def answer(page: Page) -> None:
            address = page.url
            when_it_is_sent(page, MISTAKES[slug])
            then_the_page_says_why_and_keeps_what_was_typed(page, MISTAKES[slug])
            then_the_summary_leads_to_the_field(page)
            page.goto(address)
            right[slug](page)

        return answer

    asking.begin(page, site)
    asked = asking.answer_until(page, {**right, **{slug: wrongly_then_right(slug) for slug in MISTAKES}})
    assert set(MISTAKES) <= set(asked)


def test_a_certificate_number_without_its_code_is_asked_for_again(site, service, page):
    verify(page, site, "EM-2026-000001", "")
    expect(page.locator(".govuk-error-summary")).to_contain_text("Type the check code.")
    expect(page.get_by_label("Certificate number")).to_have_value("EM-2026-000001")
    axe(page)


def test_what_is_no_address_or_no_code_is_explained_when_signing_in(site, service, page):
    page.goto(f"{site}/sign-in")
    page.get_by_label("What is your e-mail address?").fill("sam at holloway")
    page.get_by_role("button", name="Send me a code").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    expect(page.get_by_label("What is your e-mail address?")).to_have_value("sam at holloway")
    axe(page)
    page.get_by_label("What is your e-mail address?").fill(an_address())
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Type the code from the e-mail").fill("not it")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("code")
    axe(page)
