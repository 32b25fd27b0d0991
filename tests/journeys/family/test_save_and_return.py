"""A mother is called away in the middle of the form, and goes on days later on another device."""

import pytest
from playwright.sync_api import Page, expect

from tests.build.accessibility import axe
from tests.build.post_office import Letterbox
from tests.journeys.steps import asking
from tests.journeys.steps.families import an_address
from tests.journeys.steps.signing_in import sign_in, sign_in_here

pytestmark = pytest.mark.browser


def given_a_request_half_written(page: Page, site: str, answers) -> None:
    asking.begin(page, site)
    asking.answer_until(page, answers, "school")
    page.get_by_label("Which school or college is it about?").fill("Mill Lane Primary")
    asking.go_on(page)


def when_she_saves_it_and_signs_in_to_keep_it(page: Page, mail: Letterbox) -> None:
    page.get_by_role("link", name="Save and come back later").click()
    axe(page)
    page.get_by_role("link", name="Sign in to keep it").click()
    sign_in_here(page, mail)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answers are kept")
    axe(page)


def when_she_signs_in_on_another_device(page: Page, site: str, mail: Letterbox) -> None:
    sign_in(page, site, mail)
    expect(page.get_by_text("Not sent yet")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="A request that you have not sent").click()
    page.get_by_role("link", name="Go on now").click()


def then_she_goes_on_at_the_question_she_left(page: Page) -> None:
    assert asking.question(page) == "name"


def then_nothing_is_lost(page: Page) -> None:
    for words in ("Nobody looked at him.", "Mill Lane Primary", "Alex Holloway", "Sam Holloway"):
        expect(page.get_by_text(words).first).to_be_visible()
    axe(page)


def test_a_request_is_left_in_the_middle_and_gone_on_with_in_another_browser(
    site, service, letterbox, page, another_browser
):
    mail = letterbox(an_address())
    answers = asking.a_parents_answers(service, mail.address)
    given_a_request_half_written(page, site, answers)
    when_she_saves_it_and_signs_in_to_keep_it(page, mail)
    another_device = another_browser()
    when_she_signs_in_on_another_device(another_device, site, mail)
    then_she_goes_on_at_the_question_she_left(another_device)
    asking.answer_until(another_device, answers)
    then_nothing_is_lost(another_device)
    assert asking.send(another_device) in mail.next("we have your request").get_content()
