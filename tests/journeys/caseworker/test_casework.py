"""An adviser's day with one family, in a browser: find, listen, inform, record the choice, correct, hand over."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from evenhand.core.transactions import acting_as
from evenhand.domain.casework import queries
from evenhand.domain.identity.models import User
from tests.build import world
from tests.build.accessibility import axe, fits, shoot

pytestmark = pytest.mark.browser


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def desk(page: Page, site, adviser) -> Page:
    """A browser in which the adviser is signed in."""
    client = Client()
    with acting_as(adviser):
        user = User.objects.get(id=adviser.user_id)
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": site}])
    return page


def look(page: Page, name: str) -> None:
    axe(page)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        fits(page)
    shoot(page, f"caseworker-{name}")


def test_an_adviser_informs_a_family_and_records_what_it_chose(desk, site, service, adviser):
    # Given a family that asked, in danger and with an interpreter, beside others with other dates
    case = world.a_case(service, protected=True, interpreter_language="Polish", child_name="Wren Ashdown")
    for days in (5, 30, 55, 75):
        world.a_case(service, notice_dated=world.today() - timedelta(days=days))
    world.a_case(service, notice_dated=None)

    # When the adviser opens the list of the team, and the family's case
    desk.goto(f"{site}/cases/")
    look(desk, "no-cases")
    desk.get_by_role("link", name="My team").click()
    look(desk, "worklist")
    desk.get_by_role("link", name="Without a date yet").click()
    expect(desk.get_by_text("No date yet: ask for the letter").first).to_be_visible()
    desk.get_by_label("Reference, or a whole name").fill("Ashdown")
    desk.get_by_role("button", name="Find").click()
    look(desk, "found")
    desk.get_by_role("link", name=case.reference).click()
    look(desk, "case")

    # and takes it
    desk.get_by_role("link", name="Take or hand over").click()
    look(desk, "take")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_text("The case has its caseworker.")).to_be_visible()

    # and opens the protected details, after saying why
    desk.get_by_role("link", name="Show protected contact details").click()
    desk.get_by_role("button", name="Show them once").click()
    look(desk, "reveal-error")
    desk.get_by_label("To ring the person").check()
    desk.get_by_role("button", name="Show them once").click()
    expect(desk.get_by_text("07700 900123")).to_be_visible()
    look(desk, "revealed")

    # and records the talk
    desk.goto(f"{site}/cases/{case.id}/information")
    look(desk, "information")
    desk.get_by_role("button", name="Record that it was given").click()
    look(desk, "information-error")
    for point in queries.script(world.today()).points:
        desk.get_by_label(point.tick).check()
    desk.get_by_label("Telephone").check()
    desk.get_by_role("button", name="Record that it was given").click()
    expect(desk.get_by_text("Recorded: information and advice was given.")).to_be_visible()

    # and the choice, after seeing what it does to every date
    desk.get_by_role("link", name="Record the choice").click()
    look(desk, "choices")
    desk.get_by_role("link", name="A certificate without mediation").click()
    expect(desk.get_by_role("row", name="We issue the certificate")).to_be_visible()
    look(desk, "choice")
    desk.get_by_label("Said on the telephone").check()
    desk.get_by_role("button", name="Record this choice").click()

    # Then the case waits for its certificate, and the family has a message that says so
    expect(desk.get_by_text("The choice is recorded. The family")).to_be_visible()
    expect(desk.get_by_role("link", name="Issue the certificate")).to_be_visible()
    look(desk, "case-after-choice")
    assert world.again(case, adviser).state == "no_mediation"


def test_a_mistyped_date_is_corrected_after_its_effect_was_seen(desk, site, service, adviser):
    # Given a case whose letter was older than was typed
    case = world.a_case(service)

    # When the adviser corrects the day
    desk.goto(f"{site}/cases/{case.id}/")
    desk.get_by_role("link", name="Correct The date on the decision letter").click()
    look(desk, "correct")
    earlier = world.today() - timedelta(days=40)
    for part in ("day", "month", "year"):
        desk.get_by_label(part.capitalize(), exact=True).fill(str(getattr(earlier, part)))
    desk.get_by_label("We have seen the letter").check()
    desk.get_by_label("Why is it corrected?").fill("The letter came by post today.")
    desk.get_by_role("button", name="See which dates move").click()

    # Then nothing is recorded until the dates were shown
    expect(desk.get_by_text("Nothing is recorded yet.")).to_be_visible()
    look(desk, "correct-effect")
    desk.get_by_role("button", name="Record the correction").click()
    expect(desk.get_by_text("all dates are worked out again")).to_be_visible()
    expect(desk.get_by_text("The letter came by post today.")).to_be_visible()


def test_the_small_forms_are_accessible_empty_and_with_errors(desk, site, service, adviser):
    case = world.a_case(service)
    buttons = {
        "contact": "Record the contact",
        "task": "Add the task",
        "note": "Keep the note",
        "withdraw": "Withdraw the request",
        "close": "Close the case",
    }
    for name, button in buttons.items():
        desk.goto(f"{site}/cases/{case.id}/{name}")
        look(desk, name)
        desk.get_by_role("button", name=button).click()
        expect(desk.get_by_text("There is a problem")).to_be_visible()
        look(desk, f"{name}-error")
    desk.goto(f"{site}/cases/letters/")
    look(desk, "letters")
