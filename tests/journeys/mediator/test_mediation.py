"""From a date that the council offers to the certificate: booked, led, agreed or not, ended, certified."""

import psycopg
import pytest
from playwright.sync_api import Page, expect

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from tests.build import mediation, world
from tests.build.accessibility import axe
from tests.journeys.steps import casework as staff
from tests.journeys.steps.families import Family, a_family, an_address
from tests.journeys.steps.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
DAYS_AHEAD = 14


@pytest.fixture
def owner(running):
    """The owner of the journeys' database; the service's clock is right again afterwards."""
    with psycopg.connect(running.database.owner, autocommit=True) as connection:
        yield connection
        world.move_clock(connection)


@pytest.fixture
def mediator(service) -> str:
    """Return the address, and the name, of a mediator who holds all that they must."""
    address = an_address()
    manager = world.a_colleague(service, "manager")
    mediation.a_mediator(service, manager, address=address, name=address)
    return address


def given_a_family_and_a_date_that_the_council_offers(service, adviser) -> Family:
    family = a_family(service)
    with acting_as(adviser.principal):
        case = access.visible_to(adviser.principal).get(id=family.case_id)
    world.inform(case, adviser.principal)
    world.tell(case, "mediation", adviser.principal)
    mediation.offered(case, adviser.principal, days_ahead=DAYS_AHEAD)
    return family


def when_the_adviser_books_it(desk: Page, site: str, mail, family: Family, mediator: str) -> None:
    staff.start_work(desk, site, mail)
    staff.open_case(desk, site, family.case_id)
    staff.do(desk, "Book the mediation")
    axe(desk)
    staff.press(desk, "Book it and tell everybody")
    expect(desk.get_by_role("alert")).to_contain_text("Choose a date.")
    axe(desk)
    desk.get_by_role("radio").first.check()
    desk.get_by_label("How long?").select_option("150")
    desk.get_by_label("Which mediator?").select_option(label=mediator)
    desk.get_by_label("Where?").select_option("online")
    desk.get_by_label("Link to join").fill(mediation.a_link())
    staff.press(desk, "Book it and tell everybody")
    expect(desk.get_by_role("region", name="Done")).to_be_visible()
    axe(desk)


def then_each_has_an_invitation_of_their_own(letterbox, family: Family, mediator: str) -> None:
    for address in (family.address, mediator):
        message = letterbox(address).next("meeting")
        (invitation,) = message.iter_attachments()
        text = invitation.get_content() if isinstance(invitation.get_content(), str) else ""
        text = text or invitation.get_content().decode()
        assert "BEGIN:VCALENDAR" in text and "METHOD:REQUEST" in text
        for secret in ("Alex", "Holloway", "https://meet", family.address):
            assert secret not in text, f"{secret} stands in a calendar file."


def when_the_mediator_says_that_nothing_stands_in_the_way(
    page: Page, site: str, mail, family: Family
) -> None:
    sign_in(page, site, mail)
    expect(page.get_by_role("heading", level=1, name="My meetings")).to_be_visible()
    axe(page)
    page.goto(f"{site}/mediator/{family.case_id}/")
    assert "Holloway" not in page.content(), "A name is shown before conflicts are declared."
    page.get_by_label("No, nothing stands in the way").check()
    staff.press(page, "Save what I said")
    expect(page.get_by_text("Alex Holloway").first).to_be_visible()
    axe(page)


def when_the_meeting_is_over_and_all_is_recorded(page: Page, site: str, family: Family, outcome: str) -> None:
    pack = f"{site}/mediator/{family.case_id}/"
    page.goto(f"{pack}attendance")
    for who in ("The family", "The council"):
        page.get_by_label(who, exact=True).check()
    page.get_by_role("group", name="What could those who came").get_by_role("checkbox").first.check()
    page.get_by_role("group", name="Was the meeting held?").get_by_label("Yes", exact=True).check()
    staff.press(page, "Record who came")
    page.goto(f"{pack}views")
    page.get_by_label("I spoke with them").check()
    staff.fill_date(page, "On which day?", world.today())
    page.locator("main form button").last.click()
    page.goto(f"{pack}outcomes")
    page.get_by_label(outcome, exact=True).check()
    staff.press(page, "Record what came of it")
    page.goto(f"{pack}end")
    staff.fill_date(page, "On which day did it end?", world.today())
    page.locator("main form button").last.click()
    expect(page.get_by_text("The mediation has ended.")).to_be_visible()
    axe(page)


def then_the_certificate_says_that_it_took_part_and_nothing_of_what_came(
    desk: Page, site: str, letterbox, family: Family
) -> None:
    staff.open_case(desk, site, family.case_id)
    number = staff.issue_certificate(desk)
    expect(desk.get_by_text("That person has taken part in mediation.")).to_be_visible()
    message = letterbox(family.address).next("your certificate is here")
    said = message.get_body().get_content()
    assert number in said and "agreed" not in said.lower()


@pytest.mark.parametrize("outcome", ["Agreed", "Agreed in part", "Not agreed"])
def test_a_mediation_is_booked_led_ended_and_certified_whatever_came_of_it(
    site, service, adviser, letterbox, another_browser, owner, mediator, outcome
):
    family = given_a_family_and_a_date_that_the_council_offers(service, adviser)
    desk, theirs = another_browser(), another_browser(viewport={"width": 360, "height": 800})
    when_the_adviser_books_it(desk, site, letterbox(adviser.address), family, mediator)
    then_each_has_an_invitation_of_their_own(letterbox, family, mediator)
    when_the_mediator_says_that_nothing_stands_in_the_way(theirs, site, letterbox(mediator), family)
    world.move_clock(owner, days=DAYS_AHEAD + 4)
    when_the_meeting_is_over_and_all_is_recorded(theirs, site, family, outcome)
    then_the_certificate_says_that_it_took_part_and_nothing_of_what_came(desk, site, letterbox, family)
