"""A mediation in a browser: booked by an adviser, led by its mediator, in everybody's calendar."""

from datetime import date, datetime

from icalendar import Calendar
from playwright.sync_api import Page, expect
from psycopg import Connection

from evenhand.core.clock import LONDON
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from tests.build import mediation, world
from tests.build.accessibility import axe
from tests.build.post_office import Letterbox
from tests.journeys.conftest import Colleague
from tests.journeys.steps import casework as staff
from tests.journeys.steps.asking import fill_date
from tests.journeys.steps.families import Family, a_family
from tests.journeys.steps.signing_in import sign_in

DAYS_AHEAD = 14
BEFORE_NAMES = "Do you know anybody on this case, or have another link to it?"


def case_of(family: Family, adviser: Colleague):
    """Return a family's case as its adviser sees it."""
    with acting_as(adviser.principal):
        return access.visible_to(adviser.principal).get(id=family.case_id)


def wants_mediation(service: world.Service, adviser: Colleague, **changes) -> Family:
    """Let a family be informed and choose mediation: the council has it the same minute."""
    family = a_family(service, **changes)
    case = case_of(family, adviser)
    world.inform(case, adviser.principal)
    world.tell(case, "mediation", adviser.principal)
    return family


def is_offered_a_date(family: Family, adviser: Colleague) -> None:
    """Let staff write down which date the council offers, and who can decide."""
    mediation.offered(case_of(family, adviser), adviser.principal, days_ahead=DAYS_AHEAD)


def open_booking(desk: Page, site: str, mail: Letterbox, family: Family) -> None:
    """Sign in as an adviser and open the page on which the mediation of a case is booked."""
    staff.start_work(desk, site, mail)
    staff.open_case(desk, site, family.case_id)
    staff.do(desk, "Book the mediation")
    axe(desk)


def fill_booking(desk: Page, mediator: str, *, where: str = "Online") -> None:
    """Take the date that the council offers; online with a link of its own, or in a room."""
    desk.get_by_role("radio").first.check()
    desk.get_by_label("How long?").select_option("150")
    desk.get_by_label("Which mediator?").select_option(label=mediator)
    desk.get_by_label("Where?").select_option(label=where)
    if where == "Online":
        desk.get_by_label("Link to join").fill(mediation.a_link())


def book(desk: Page) -> None:
    """Press the button that books it, and see that it is booked."""
    staff.press(desk, "Book it and tell everybody")
    staff.done(desk, "The meeting is booked")
    axe(desk)


def book_online(desk: Page, site: str, mail: Letterbox, family: Family, mediator: str) -> None:
    """Book the mediation of a case online, on the date that the council offers."""
    open_booking(desk, site, mail, family)
    fill_booking(desk, mediator)
    book(desk)


def move(desk: Page, site: str, family: Family, to: datetime) -> None:
    """Move what is booked to another day and time."""
    staff.open_case(desk, site, family.case_id)
    staff.do(desk, "Change the meeting")
    axe(desk)
    starts = to.astimezone(LONDON)
    fill_date(desk, "On which day?", starts.date())
    desk.get_by_label("At what time?").fill(f"{starts:%H:%M}")
    staff.press(desk, "Change it and tell everybody")
    staff.done(desk, "The meeting is changed")


def clear(page: Page, site: str, mail: Letterbox, family: Family) -> None:
    """Sign in as the mediator, and say that nothing stands in the way before any name is shown."""
    sign_in(page, site, mail)
    expect(page.get_by_role("heading", level=1, name="My meetings")).to_be_visible()
    axe(page)
    page.goto(f"{site}/mediator/{family.case_id}/")
    assert "Holloway" not in page.content(), "A name is shown before conflicts are declared."
    page.get_by_label("No, nothing stands in the way").check()
    staff.press(page, "Save what I said")
    expect(page.get_by_text(BEFORE_NAMES)).to_have_count(0)
    axe(page)


def days_go_by(
    owner: Connection, site: str, *signed_in: tuple[Page, Letterbox], days: int = DAYS_AHEAD + 4
) -> None:
    """Let days go by. Whoever was signed in signs in again: no session lasts longer than half a day."""
    world.move_clock(owner, days=days)
    for page, mail in signed_in:
        sign_in(page, site, mail)


def record_who_came(
    page: Page, site: str, family: Family, *who: str, held: str = "Yes", decides: bool = True
) -> None:
    """Record as the mediator who came, and whether the meeting was held."""
    page.goto(f"{site}/mediator/{family.case_id}/attendance")
    for each in who or ("The family", "The council"):
        page.get_by_label(each, exact=True).check()
    if decides:
        page.get_by_role("group", name="What could those who came").get_by_role("checkbox").first.check()
    page.get_by_role("group", name="Was the meeting held?").get_by_label(held, exact=True).check()
    staff.press(page, "Record who came")
    expect(page.get_by_role("heading", name="People")).to_be_visible()
    axe(page)


def record_the_rest(page: Page, site: str, family: Family, outcome: str) -> None:
    """Record as the mediator how the child was asked, and what came of each issue."""
    pack = f"{site}/mediator/{family.case_id}/"
    page.goto(f"{pack}views")
    page.get_by_label("I spoke with them").check()
    staff.fill_date(page, "On which day?", world.today())
    axe(page)
    page.locator("main form button").last.click()
    page.goto(f"{pack}outcomes")
    axe(page)
    page.get_by_label(outcome, exact=True).check()
    staff.press(page, "Record what came of it")


def end(page: Page, site: str, family: Family) -> None:
    """End the mediation as its mediator."""
    page.goto(f"{site}/mediator/{family.case_id}/end")
    staff.fill_date(page, "On which day did it end?", world.today())
    axe(page)
    page.locator("main form button").last.click()
    expect(page.get_by_text("The mediation has ended.")).to_be_visible()
    axe(page)


def entry_in(mail: Letterbox, subject: str) -> Calendar:
    """Return the calendar file of the next message about something."""
    (file,) = mail.next(subject).iter_attachments()
    content = file.get_content()
    return Calendar.from_ical(content)


def said_in(entry: Calendar) -> tuple[str, str, int, date]:
    """Return what a calendar is asked to do, with which entry, in which version, and from when."""
    (event,) = entry.walk("VEVENT")
    return str(entry["METHOD"]), str(event["UID"]), int(event["SEQUENCE"]), event.decoded("DTSTART")
