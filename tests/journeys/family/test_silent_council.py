"""The thirty days go by in silence: the family asks, an adviser cannot decide, a manager does, a certificate comes."""

import psycopg
import pytest
from playwright.sync_api import Page, expect

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from tests.build import world
from tests.build.accessibility import axe, fits
from tests.journeys.steps import casework as staff
from tests.journeys.steps.families import Family, a_family, an_address
from tests.journeys.steps.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture
def owner(running):
    """The owner of the journeys' database; the service's clock is right again afterwards."""
    with psycopg.connect(running.database.owner, autocommit=True) as connection:
        yield connection
        world.move_clock(connection)


@pytest.fixture
def manager(service) -> str:
    """Return the address of a manager."""
    address = an_address()
    world.a_colleague(service, "manager", name="Max Lead", address=address)
    return address


def given_a_family_whose_council_is_silent(service, adviser, owner) -> Family:
    world.an_officer(world.council_of(service), address=an_address())
    family = a_family(service)
    with acting_as(adviser.principal):
        case = access.visible_to(adviser.principal).get(id=family.case_id)
    world.inform(case, adviser.principal)
    world.tell(case, "mediation", adviser.principal)
    world.move_clock(owner, days=31)
    return family


def when_it_reads_what_waiting_means(page: Page, site: str, mail, family: Family) -> None:
    sign_in(page, site, mail)
    page.get_by_role("link", name=family.reference).click()
    expect(page.get_by_text("to arrange a meeting, and did not.")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Read about asking for a certificate").click()
    expect(
        page.get_by_text("Waiting for a meeting after this certificate can lose your appeal.")
    ).to_be_visible()
    expect(page.get_by_role("heading", name="Your appeal, if we issue it today")).to_be_visible()
    axe(page)
    page.set_viewport_size({"width": 360, "height": 800})
    fits(page)


def when_it_asks(page: Page) -> None:
    staff.press(page, "Ask for the certificate")
    expect(page.get_by_role("alert")).to_contain_text("tick that you have read it")
    axe(page)
    page.get_by_role("checkbox").check()
    staff.press(page, "Ask for the certificate")
    expect(page.get_by_text("A manager of ours decides about it.")).to_be_visible()
    expect(page.get_by_role("link", name="Read about asking for a certificate")).to_have_count(0)
    axe(page)


def then_an_adviser_is_sent_to_a_manager(desk: Page, site: str, mail, family: Family) -> None:
    staff.start_work(desk, site, mail)
    staff.open_case(desk, site, family.case_id)
    staff.do(desk, "Issue the certificate")
    expect(desk.get_by_text("The council is silent")).to_be_visible()
    expect(desk.get_by_role("button", name="Issue the certificate")).to_have_count(0)
    axe(desk)


def then_the_manager_signs_off(desk: Page, site: str, mail, family: Family) -> str:
    staff.start_work(desk, site, mail)
    staff.open_case(desk, site, family.case_id)
    number = staff.issue_certificate(desk)
    expect(desk.get_by_text("treated as having taken part in mediation")).to_be_visible()
    axe(desk)
    return number


def test_a_family_asks_while_the_council_is_silent_and_a_manager_signs_off(
    site, service, adviser, manager, owner, letterbox, page, another_browser
):
    family = given_a_family_whose_council_is_silent(service, adviser, owner)
    mail = letterbox(family.address)
    when_it_reads_what_waiting_means(page, site, mail, family)
    when_it_asks(page)
    then_an_adviser_is_sent_to_a_manager(another_browser(), site, letterbox(adviser.address), family)
    number = then_the_manager_signs_off(another_browser(), site, letterbox(manager), family)
    said = mail.next("your certificate is here").get_body().get_content()
    assert number in said and "A later meeting brings no new certificate" in said


def test_it_asks_by_telephone_and_the_adviser_who_wrote_it_down_reads_the_warning_out(
    site, service, adviser, manager, owner, letterbox, page, another_browser
):
    family = given_a_family_whose_council_is_silent(service, adviser, owner)
    staff.start_work(page, site, letterbox(adviser.address))
    staff.open_case(page, site, family.case_id)
    staff.do(page, "The family asks for its certificate")
    expect(page.get_by_text("do not wait for a meeting before you appeal")).to_be_visible()
    staff.press(page, "Record that it asks")
    expect(page.get_by_role("alert")).to_contain_text("tick that it heard it")
    axe(page)
    page.get_by_role("checkbox").check()
    page.get_by_label("Said on the telephone").check()
    staff.press(page, "Record that it asks")
    staff.done(page, "A manager decides about it")
    then_the_manager_signs_off(another_browser(), site, letterbox(manager), family)
