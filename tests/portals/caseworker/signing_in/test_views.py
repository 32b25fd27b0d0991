"""Pages on which staff help somebody to sign in."""

import re

import pytest

from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.actions.confirm_email import confirm_email
from evenhand.domain.correspondence.jobs import send_message
from evenhand.domain.correspondence.models import Message
from evenhand.domain.identity import access_codes, second_factor
from evenhand.domain.identity.models import FactorReset
from evenhand.domain.identity.queries import own_address
from evenhand.domain.panel.actions.leave_panel import leave_panel
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from tests.build import databases, mediation, pages, passkeys, world
from tests.build.authenticators import added
from tests.build.codes import SHARED, given

CODE = re.compile(r"(?<![\w-])[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}(?![\w-])")
HOME = Reach(SHARED, "07700 900123", "1 Mill Lane", "WM1 1AA")


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path


@pytest.fixture
def service(db):
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def case(service, adviser):
    """The case of a family whose mailbox others read."""
    case = world.a_case(service, reach=HOME, safety=Safety(mailbox_is_shared=True))
    confirm_email(case_id=case.id, email=SHARED, at=world.now(), by=adviser)
    return case


def codes_in(text: str, case) -> list[str]:
    """Return what looks like a code and is not the reference."""
    return [found for found in CODE.findall(text) if found != case.reference]


def test_a_code_is_shown_once_with_what_to_say(case, adviser):
    browser = pages.browser(adviser)
    page = pages.text(browser.get(f"/cases/{case.id}/sign-in"))
    assert "Yes, or not sure" in page and "Read it out on the telephone" in page
    form = pages.text(browser.get(f"/cases/{case.id}/sign-in/call"))
    assert "07700 900123" in form and not codes_in(form, case)
    unticked = pages.text(browser.post(f"/cases/{case.id}/sign-in/call", {}))
    assert "Call the family on the number on this case first" in unticked
    shown = pages.text(browser.post(f"/cases/{case.id}/sign-in/call", {"called_back": "yes"}))
    with acting_as(adviser):
        (standing,) = access_codes.of_case(case.id)
    assert codes_in(shown, case)[0] == access_codes.letters(standing.id)
    assert "Please read them back to me" in shown
    again = pages.text(browser.post(f"/cases/{case.id}/sign-in/call", {"called_back": "yes"}))
    assert "No access code was given." in again and not codes_in(again, case)
    timeline = pages.text(browser.get(f"/cases/{case.id}/"))
    assert "The family was given an access code for signing in, on the telephone." in timeline
    assert not codes_in(timeline, case)
    assert "In use. Given on the telephone" in pages.text(browser.get(f"/cases/{case.id}/sign-in"))


def test_a_protected_number_is_not_shown_here(service, adviser):
    case = world.a_case(service, reach=HOME, protected=True)
    page = pages.text(pages.browser(adviser).get(f"/cases/{case.id}/sign-in/call"))
    assert "07700 900123" not in page and "Show protected contact details" in page


def test_a_letter_carries_the_code_on_its_paper_and_nowhere_else(own_database, settings, tmp_path):
    service = world.a_service()
    adviser = world.a_colleague(service)
    case = world.a_case(service, reach=HOME)
    browser = pages.browser(adviser)
    assert browser.get(f"/cases/{case.id}/sign-in/letter").status_code == 200
    assert browser.post(f"/cases/{case.id}/sign-in/letter").url == f"/cases/{case.id}/?done=access-code"
    with acting_as(adviser):
        message = Message.objects.get(case_id=case.id, purpose="access_code")
    with databases.django_at(own_database.worker):
        send_message.function(str(message.id), str(case.id))
    base = f"/cases/{case.id}/letter/{message.id}"
    assert not codes_in(pages.text(browser.get(base)), case)
    assert not codes_in(pages.text(browser.get("/cases/letters/")), case)
    paper = pages.text(browser.get(f"{base}/paper"))
    with acting_as(adviser):
        code = access_codes.on_paper(access_codes.of_case(case.id)[0].id)
    assert codes_in(paper, case) == [code]
    own = pages.browser(world.family_of(case, SHARED))
    assert not codes_in(pages.text(own.get(f"/my/{case.id}/messages")), case)
    given(case, adviser)
    assert browser.get(f"{base}/paper").status_code == 409, "another took its place"


def test_a_family_that_lost_its_app_is_helped_by_two_of_us_a_day_apart(service, owner):
    case = world.a_case(service, reach=HOME)
    own = world.family_of(case, SHARED)
    added(own)
    first, second = (pages.browser(world.a_colleague(service)) for _ in range(2))
    assert "how you checked" in pages.text(first.post(f"/cases/{case.id}/sign-in/lost", {}))
    asked = first.post(f"/cases/{case.id}/sign-in/lost", {"checked": "called_back"})
    assert asked.url == f"/cases/{case.id}/?done=lost"
    with acting_as(own):
        reset = FactorReset.objects.get()
    assert case.reference in pages.text(second.get("/cases/lost-app/"))
    page = f"/cases/lost-app/{reset.id}"
    assert "You asked for it yourself" in pages.text(first.get(page))
    assert "End it all now" not in pages.text(second.get(page))
    assert "cannot be confirmed yet" in pages.text(second.post(page, {"confirm": "yes"}))
    world.move_clock(owner, hours=25)
    try:
        assert "End it all now" in pages.text(second.get(page))
        assert second.post(page, {"confirm": "yes"}).url == "/cases/lost-app/?done=confirmed"
    finally:
        world.move_clock(owner)
    assert not second_factor.is_asked_of(own.user_id)
    assert "Nobody waits" in pages.text(second.get("/cases/lost-app/"))


def test_it_is_called_off_on_its_page_and_is_nowhere_for_others(service):
    manager, other = (world.a_colleague(service, role="manager") for _ in range(2))
    adviser = world.a_colleague(service)
    added(adviser)
    browser = pages.browser(manager)
    listed = pages.text(browser.get("/manage/staff/"))
    path = next(
        each for each in re.findall(r"/manage/staff/[0-9a-f-]+/lost", listed) if _asks_about(browser, each)
    )
    assert browser.post(path, {"checked": "seen"}).url == "/manage/staff/?done=lost"
    with acting_as(manager):
        reset = FactorReset.objects.get()
    page = f"/cases/lost-app/{reset.id}"
    for stranger in (world.a_colleague(world.a_service()), adviser):
        assert pages.browser(stranger).get(page).status_code == 404
    assert pages.browser(world.a_colleague(service)).post(page, {"call_off": "yes"}).status_code == 403
    assert pages.browser(other).post(page, {"call_off": "yes"}).url == "/cases/lost-app/?done=off"
    assert "moved on" not in pages.text(pages.browser(other).get(page))


def _asks_about(browser, path: str) -> bool:
    """Tell whether a page asks about the adviser."""
    return "Mediation adviser" in pages.text(browser.get(path))


def test_an_officer_who_lost_their_app_is_helped_from_the_list_of_officers(service):
    manager, officer = world.a_colleague(service, role="manager"), world.an_officer(world.council_of(service))
    added(officer)
    browser = pages.browser(manager)
    (path,) = re.findall(
        r"/manage/officers/[0-9a-f-]+/[0-9a-f-]+/lost", pages.text(browser.get("/manage/officers/"))
    )
    assert "lost their app" in pages.text(browser.get(path))
    assert browser.post(path, {"checked": "video"}).url == "/manage/officers/?done=lost"
    assert "Stop it: I have lost nothing" in pages.text(pages.browser(officer).get("/account"))


def test_a_mediator_who_lost_what_they_sign_in_with_is_helped_by_two_managers_a_day_apart(service, owner):
    managers = [world.a_colleague(service, role="manager") for _ in range(2)]
    mediator = mediation.a_mediator(service, managers[0])
    own = person(mediator.user_id)
    passkeys.added(own)
    first, second = (pages.browser(each) for each in managers)
    page = f"/manage/mediators/{mediator.id}/"
    assert f'href="{page}lost"' in pages.text(first.get(page))
    assert "how you checked" in pages.text(first.post(f"{page}lost", {}))
    assert first.post(f"{page}lost", {"checked": "video"}).url == f"{page}?done=lost"
    assert "Stop it: I have lost nothing" in pages.text(pages.browser(own).get("/account"))
    with acting_as(managers[0]):
        reset = FactorReset.objects.get()
    waits = f"/cases/lost-app/{reset.id}"
    assert mediator.name in pages.text(second.get("/cases/lost-app/"))
    adviser = pages.browser(world.a_colleague(service))
    world.move_clock(owner, hours=25)
    try:
        assert "asked for it yourself" in pages.text(first.post(waits, {"confirm": "yes"}))
        assert adviser.post(waits, {"confirm": "yes"}).status_code == 403
        assert second.post(waits, {"confirm": "yes"}).url == "/cases/lost-app/?done=confirmed"
    finally:
        world.move_clock(owner)
    assert not second_factor.is_asked_of(own.user_id)


def test_nobody_helps_a_mediator_of_another_panel_one_who_left_or_themselves(service):
    manager, other = (
        world.a_colleague(service, role="manager"),
        world.a_colleague(world.a_service(), "manager"),
    )
    mediator = mediation.a_mediator(service, manager)
    passkeys.added(person(mediator.user_id))
    path = f"/manage/mediators/{mediator.id}/lost"
    assert pages.browser(other).post(path, {"checked": "seen"}).status_code == 404
    assert pages.browser(world.a_colleague(service)).post(path, {"checked": "seen"}).status_code == 403
    with acting_as(manager):
        address = own_address(manager.user_id)
    self_made = mediation.a_mediator(
        service, other_manager := world.a_colleague(service, "manager"), address=address
    )
    assert pages.browser(manager).get(f"/manage/mediators/{self_made.id}/lost").status_code == 404
    leave_panel(mediator_id=mediator.id, at=world.now(), by=other_manager)
    assert pages.browser(manager).post(path, {"checked": "seen"}).status_code == 404
    with acting_as(manager):
        assert not FactorReset.objects.exists()


def test_a_family_elsewhere_whose_address_is_put_on_a_panel_is_refused_as_one_with_nothing_to_end(service):
    case = world.a_case(world.a_service(), reach=HOME)
    added(world.family_of(case, SHARED))
    manager = world.a_colleague(service, role="manager")
    refused = set()
    for address in (SHARED, "nobody@mail.example"):
        mediator = mediation.a_mediator(service, manager, address=address)
        page = pages.browser(manager).post(f"/manage/mediators/{mediator.id}/lost", {"checked": "seen"})
        assert page.status_code == 200
        shown = pages.text(page)
        assert "There is nothing to end here" in shown
        refused.add(re.sub(r'value="[^"]*"|nonce="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}', "", shown))
    assert len(refused) == 1, "word for word"
