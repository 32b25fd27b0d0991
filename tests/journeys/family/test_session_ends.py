"""A mother is called away with her answer half written: she is warned, and what she typed is there when she is back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.build import world
from tests.build.accessibility import axe, fits, shoot
from tests.journeys.steps import asking
from tests.journeys.steps.families import an_address
from tests.journeys.steps.signing_in import sign_in, sign_in_here

pytestmark = pytest.mark.browser
WARNED = re.compile("You will be signed out in less than [45] minutes")
TYPED = "Nobody looked at him. He comes home and"


def minutes_go_by(page: Page, owner, minutes: float, of: float = 0) -> None:
    """Let so many minutes go by, in the browser and in the service, after those that went by before."""
    page.wait_for_load_state("load")  # careful: a script that starts afterwards would count from then
    world.move_clock(owner, minutes=of + minutes)
    page.clock.fast_forward(int(minutes * 60_000))


def begin_to_write(page: Page, site: str, service, mail) -> None:
    """Sign in, begin a request, and type half of what is wrong."""
    sign_in(page, site, mail)
    page.clock.install()
    asking.begin(page, site)
    asking.answer_until(page, asking.a_parents_answers(service, mail.address), "words")
    page.locator("[name=what_is_wrong]").fill(TYPED)


def test_she_is_warned_and_stays(site, service, letterbox, page, owner):
    begin_to_write(page, site, service, letterbox(an_address()))
    said = page.locator("[data-session-said]")
    expect(said).to_be_empty()
    expect(
        page.get_by_text("You will be signed out 2 hours after the last page that you open.")
    ).to_be_visible()
    minutes_go_by(page, owner, 115.5)
    expect(said).to_have_text(WARNED)
    expect(said).to_contain_text("What you typed here is kept.")
    axe(page)
    shoot(page, "family--session-ends")
    page.set_viewport_size({"width": 320, "height": 800})
    fits(page)
    page.get_by_role("button", name="Stay signed in").click()
    expect(said).to_be_empty()
    minutes_go_by(page, owner, 60, of=115.5)
    asking.go_on(page)
    expect(page.locator("[name=what_is_wrong]")).to_have_count(0)


def test_she_does_not_come_back_and_nothing_is_lost_or_left_to_be_read(site, service, letterbox, page, owner):
    mail = letterbox(an_address())
    begin_to_write(page, site, service, mail)
    minutes_go_by(page, owner, 116)
    expect(page.locator("[data-session-said]")).to_have_text(WARNED)
    minutes_go_by(page, owner, 3.8, of=116)
    page.wait_for_url("**/sign-in?next=**")
    assert TYPED not in page.content()
    page.go_back()
    assert TYPED not in page.content()
    page.goto(f"{site}/sign-in")
    world.move_clock(owner)
    sign_in_here(page, mail)
    page.get_by_role("link", name="A request that you have not sent").click()
    page.get_by_role("link", name="Go on now").click()
    page.locator(".eh-back").click()
    expect(page.locator("[name=what_is_wrong]")).to_have_value(TYPED)


def test_where_it_is_said_who_somebody_is_nothing_is_sent_unasked(site, service, letterbox, page, owner):
    mail = letterbox(an_address())
    sign_in(page, site, mail)
    page.clock.install()
    asking.begin(page, site)
    asking.answer_until(page, asking.a_parents_answers(service, mail.address), "address")
    assert page.locator("form[data-kept]").count() == 0
    minutes_go_by(page, owner, 116)
    expect(page.locator("[data-session-said]")).to_contain_text("Send what you typed, or stay signed in")


def test_twelve_hours_after_signing_in_nothing_puts_the_end_off(site, service, letterbox, page, owner):
    sign_in(page, site, letterbox(an_address()))
    said = page.locator("[data-session-said]")
    for hour in range(1, 12):
        world.move_clock(owner, minutes=hour * 60)
        page.goto(f"{site}/account")
    world.move_clock(owner, minutes=11 * 60 + 55.5)
    page.goto(f"{site}/account")
    expect(said).to_contain_text("because you signed in 12 hours ago. Send what you typed")
    expect(page.get_by_role("button", name="Stay signed in")).to_be_hidden()
    axe(page)
    world.move_clock(owner, minutes=12 * 60)
    page.goto(f"{site}/account")
    page.wait_for_url("**/sign-in?next=**")
