"""Adding a passkey on one's own pages, ending it, and what is asked first beside something that is in use."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from evenhand.core.principals import operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.identity import authenticators, passkeys
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.portals.account import passkeys as pages_of
from evenhand.portals.account.showing import ASKED
from tests.build import codes, pages, world
from tests.build.authenticators import shown
from tests.build.passkeys import Phone, added, options_on
from tests.portals.test_app_first import enter

pytestmark = pytest.mark.django_db
END = re.compile(r'href="(/account/passkeys/[0-9a-f-]+/end)"')


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def own():
    return world.a_colleague(world.a_service())


def held_by(own):
    with acting_as(own):
        return passkeys.of_user(own.user_id)


def add(browser, phone, name="My phone"):
    """Make a passkey on the page that asks for one, and return the answer."""
    options = options_on(pages.text(browser.get("/account/passkeys/add")))
    return browser.post("/account/passkeys/add", {"name": name, "passkey": phone.make(options)})


def prove(browser, path, phone):
    """Use a passkey on a page that asks for something of one's own, and return the answer."""
    options = options_on(pages.text(browser.get(path)))
    return browser.post(path, {"passkey": phone.sign(options)})


def test_a_passkey_is_added_listed_and_ended(own):
    browser, phone = pages.browser(own), Phone()
    assert "About passkeys" in pages.text(browser.get("/account"))
    assert "You have none yet." in pages.text(browser.get("/account/passkeys"))
    assert browser.post("/account/passkeys/begin").url == "/account/passkeys/add"
    assert add(browser, phone, "Kit’s phone").url == "/account/passkeys"
    page = pages.text(browser.get("/account/passkeys"))
    assert "Kit’s phone" in page and "Not used yet." in page
    assert "You have 1 passkey." in pages.text(browser.get("/account"))
    (end,) = END.findall(page)
    assert prove(browser, end, phone).url == "/account/passkeys"
    assert held_by(own) == []


def test_without_a_name_it_is_called_as_its_browser_calls_itself(own):
    browser = pages.browser(own)
    browser.post("/account/passkeys/begin")
    add(browser, Phone(), " ")
    assert [each.name for each in held_by(own)] == ["A browser"]


def test_one_question_has_one_answer(own):
    browser, phone = pages.browser(own), Phone()
    browser.post("/account/passkeys/begin")
    options = options_on(pages.text(browser.get("/account/passkeys/add")))
    wrong = phone.make(options, origin="https://elsewhere.example")
    said = pages.text(browser.post("/account/passkeys/add", {"name": "x", "passkey": wrong}))
    assert "No passkey was added." in said and "elsewhere" not in said
    again = browser.post("/account/passkeys/add", {"name": "x", "passkey": phone.make(options)})
    assert again.url == "/account/passkeys" and held_by(own) == []


def test_an_answer_is_good_in_the_browser_that_was_asked_and_once(own):
    phone, browser, other = added(own), pages.browser(own), pages.browser(own)
    options = options_on(pages.text(browser.get("/account/passkeys/begin")))
    answer = phone.sign(options)
    other.get("/account/passkeys/begin")
    assert "does not match" in pages.text(other.post("/account/passkeys/begin", {"passkey": answer}))
    assert browser.post("/account/passkeys/begin", {"passkey": answer}).url == "/account/passkeys/add"
    assert ASKED not in browser.session
    assert "does not match" in pages.text(browser.post("/account/passkeys/begin", {"passkey": answer}))


def test_without_having_begun_one_is_led_to_the_beginning(own):
    browser = pages.browser(own)
    for path in ("/account/passkeys/add", "/account/passkeys/begin"):
        assert browser.get(path).url == "/account/passkeys"
    assert browser.get(f"/account/passkeys/{uuid4()}/end").status_code == 404


def test_a_minute_at_an_open_page_beside_an_access_code_adds_nothing():
    service = world.a_service()
    case = world.a_case(service, reach=Reach("kit@family.example", "07700 900123", "1 Mill Lane", "WM1 1AA"))
    own = world.family_of(case, "kit@family.example")
    code = codes.given(case, world.a_colleague(service))
    browser = pages.browser(own)
    assert 'method="post" action="/account/passkeys/begin"' not in pages.text(
        browser.get("/account/passkeys")
    )
    browser.post("/account/passkeys/begin")
    assert pages_of.ADDING not in browser.session
    assert browser.post("/account/app", {"begin": "yes"}).url == "/account/app/begin"
    assert browser.get("/account/app").url == "/account"
    for path in ("/account/app/begin", "/account/passkeys/begin"):
        assert "does not match" in pages.text(browser.post(path, {"digits": "AAAA-AAAA"}))
    assert browser.post("/account/app/begin", {"digits": code}).url == "/account/app"
    assert browser.get("/account/app").status_code == 200
    assert browser.post("/account/passkeys/begin", {"digits": code}).url == "/account/passkeys/add"
    assert add(browser, Phone()).url == "/account/passkeys"


def test_with_a_passkey_an_app_is_added_and_taken_away(own):
    phone, browser = added(own), pages.browser(own)
    assert prove(browser, "/account/app/begin", phone).url == "/account/app"
    begun = pages.begun_app(browser, own)
    browser.post("/account/app", {"digits": shown(begun.key, world.now())})
    assert prove(browser, "/account/app/away", phone).url == "/account"
    with acting_as(own):
        assert authenticators.in_use(own.user_id) is None


def test_without_a_script_the_page_says_what_else_there_is(own):
    browser = pages.browser(own)
    browser.post("/account/passkeys/begin")
    page = pages.text(browser.get("/account/passkeys/add"))
    assert "You can add an app for six digits instead" in page
    assert re.search(r'<button type="button"[^>]* hidden>', page)
    assert "Sign in with a code from your e-mail instead." in pages.text(Client().get("/sign-in/passkey"))


def test_where_an_app_is_needed_of_all_a_passkey_is_as_good(client, settings):
    settings.STAFF_NEED_APP = True
    by, phone = world.a_colleague(world.a_service()), Phone()
    enter(client, by)
    assert client.get("/cases/").url == "/account"
    client.post("/account/passkeys/begin")
    add(client, phone)
    assert client.get("/cases/").status_code == 200
    (end,) = END.findall(pages.text(client.get("/account/passkeys")))
    assert prove(client, end, phone).url == "/account/passkeys"
    assert client.get("/cases/").url == "/account"


def test_nobody_sees_or_ends_anothers(own):
    added(own)
    (held,) = held_by(own)
    with acting_as(operator()):
        other = person(user_for_address("lee@family.example"))
    browser = pages.browser(other)
    assert held.name not in pages.text(browser.get("/account/passkeys"))
    assert browser.post(f"/account/passkeys/{held.id}/end", {"digits": "x"}).status_code == 404
