"""Where one is signed in: listed in plain words, ended from elsewhere, put off while one works."""

import re

import pytest
from django.conf import settings
from django.test import Client

from evenhand.core.transactions import acting_as
from evenhand.domain.casework.actions.give_access_code import ask_for_access_code
from evenhand.domain.identity import devices
from evenhand.domain.identity.actions.ask_for_reset import ask_for_reset
from evenhand.domain.identity.models import FactorReset
from evenhand.domain.identity.resets import Way
from evenhand.domain.identity.states import Checked, ResetState
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.portals import staying
from tests.build import pages, world
from tests.build.authenticators import added, shown
from tests.build.codes import given, on_the_letter, prove_mailbox, sign_in
from tests.build.passkeys import Phone, options_on
from tests.domain.identity.test_devices import PHONE, WINDOWS

pytestmark = pytest.mark.django_db
ADDRESS = "kit@family.example"
END = re.compile(r'action="(/account/signed-in/[0-9a-f-]+/end)"')


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def at_home():
    return sign_in(Client(headers={"User-Agent": WINDOWS}), ADDRESS)


@pytest.fixture
def phone():
    return sign_in(Client(headers={"User-Agent": PHONE}), ADDRESS)


def test_the_list_names_browsers_and_never_addresses(at_home, phone):
    page = pages.text(at_home.get("/account", REMOTE_ADDR="203.0.113.7"))
    assert "Firefox on Windows" in page and "Safari on an iPhone" in page
    assert "203.0.113.7" not in page and "Mozilla" not in page
    assert len(END.findall(page)) == 1, "this one is not ended here"


def test_signed_out_there_the_next_page_asks_to_sign_in(at_home, phone):
    (path,) = END.findall(pages.text(at_home.get("/account")))
    assert phone.get("/account").status_code == 200
    assert at_home.get(path).url == "/account" and phone.get("/account").status_code == 200
    assert at_home.post(path).url == "/account"
    assert phone.get("/account").url.startswith("/sign-in")
    assert at_home.get("/account").status_code == 200
    assert at_home.post(path).status_code == 404


def test_everywhere_else_leaves_this_one(at_home, phone):
    phone.post("/account/signed-in/end-others")
    assert at_home.get("/account").url.startswith("/sign-in")
    assert phone.get("/account").status_code == 200


def test_everywhere_else_is_offered_with_one_browser_on_the_list_and_ends_what_has_opened_no_page(at_home):
    quiet = Client()
    assert prove_mailbox(quiet, ADDRESS).url == "/sign-in/welcome"
    page = pages.text(at_home.get("/account"))
    assert "Sign out everywhere else" in page and not END.findall(page)
    assert at_home.post("/account/signed-in/end-others").url == "/account"
    assert quiet.get("/account").url.startswith("/sign-in")
    assert at_home.get("/account").status_code == 200


def begin_and_add(browser, what, own, letter):
    """Take something of one's own into use on the pages that are for it; `letter` reads the code that came by post."""
    if what == "app":
        browser.post("/account/app", {"begin": "yes"})
        typed = shown(pages.begun_app(browser, own).key, world.now())
        assert "spare codes" in pages.text(browser.post("/account/app", {"digits": typed}))
    elif what == "passkey":
        add_passkey(browser, Phone())
    else:
        browser.post("/account/code")
        assert browser.post("/account/code/begin", {"digits": letter()}).url == "/account"


def add_passkey(browser, phone):
    browser.post("/account/passkeys/begin")
    options = options_on(pages.text(browser.get("/account/passkeys/add")))
    answer = browser.post("/account/passkeys/add", {"passkey": phone.make(options)})
    assert answer.url == "/account/passkeys"


def is_known(client, own) -> bool:
    """Tell whether a browser is known, by the secret in its cookie, which stands before its signature."""
    secret = client.cookies[settings.KNOWN_COOKIE_NAME].value.split(":")[0]
    with acting_as(own):
        return devices.knows(own.user_id, devices.hash_of(secret), world.now())


@pytest.mark.parametrize("what", ["app", "passkey", "access code"])
def test_what_comes_into_use_ends_every_other_session_and_not_this_one(what):
    service = world.a_service()
    case = world.a_case(service, reach=Reach(ADDRESS, "07700 900123", "1 Mill Lane", "WM1 1AA"))
    own, adviser = world.family_of(case, ADDRESS), world.a_colleague(service)
    listed, left, quiet, browser = (Client() for _ in range(4))
    for each in (listed, left, browser):
        sign_in(each, ADDRESS)
    left.post("/sign-out")
    assert prove_mailbox(quiet, ADDRESS).url == "/sign-in/welcome"
    key = browser.session.session_key
    begin_and_add(browser, what, own, lambda: on_the_letter(case, adviser))
    for other in (listed, quiet):
        assert other.get("/account").url.startswith("/sign-in")
    assert browser.get("/account").status_code == 200 and browser.session.session_key == key
    assert is_known(browser, own) and not is_known(listed, own) and not is_known(left, own)


def test_a_posted_code_that_is_typed_first_at_a_sign_in_ends_every_other_session():
    service = world.a_service()
    case = world.a_case(service, reach=Reach(ADDRESS, "07700 900123", "1 Mill Lane", "WM1 1AA"))
    own, adviser = world.family_of(case, ADDRESS), world.a_colleague(service)
    _, (spare, *_) = added(own)
    elsewhere, browser = sign_in(Client(), ADDRESS, spare), Client()
    ask_for_access_code(case_id=case.id, at=world.now(), by=own)
    code = on_the_letter(case, adviser)
    sign_in(browser, ADDRESS, code)
    assert browser.get("/account").status_code == 200
    assert elsewhere.get("/account").url.startswith("/sign-in")
    again = sign_in(Client(), ADDRESS, code)
    assert browser.get("/account").status_code == 200, "from then on it is asked for as anything else"
    assert again.get("/account").status_code == 200


def test_a_code_that_is_read_out_ends_every_session_there_is():
    service = world.a_service()
    case = world.a_case(service, reach=Reach(ADDRESS, "07700 900123", "1 Mill Lane", "WM1 1AA"))
    listed, quiet = sign_in(Client(), ADDRESS), Client()
    assert prove_mailbox(quiet, ADDRESS).url == "/sign-in/welcome"
    code = given(case, world.a_colleague(service))
    for each in (listed, quiet):
        assert each.get("/account").url.startswith("/sign-in")
    assert not is_known(listed, world.family_of(case, ADDRESS))
    assert sign_in(listed, ADDRESS, code).get("/account").status_code == 200


def test_a_posted_code_that_is_shown_before_something_else_is_added_ends_the_others_and_not_this_one():
    service = world.a_service()
    case = world.a_case(service, reach=Reach(ADDRESS, "07700 900123", "1 Mill Lane", "WM1 1AA"))
    own, adviser = world.family_of(case, ADDRESS), world.a_colleague(service)
    _, spare = added(own)
    elsewhere, browser = (sign_in(Client(), ADDRESS, each) for each in spare[:2])
    ask_for_access_code(case_id=case.id, at=world.now(), by=own)
    browser.post("/account/passkeys/begin", {"digits": on_the_letter(case, adviser)})
    assert browser.get("/account/passkeys/add").status_code == 200
    assert elsewhere.get("/account").url.startswith("/sign-in")


def test_whoever_read_the_mailbox_once_keeps_nobody_with_a_passkey_out():
    own = world.family_of(world.a_case(world.a_service(), reach=Reach(ADDRESS)), ADDRESS)
    reader, stranger, browser, phone = Client(), Client(), Client(), Phone()
    sign_in(reader, ADDRESS).post("/sign-out")
    assert is_known(reader, own)
    sign_in(browser, ADDRESS)
    add_passkey(browser, phone)
    browser.post("/account/signed-in/end-others")
    assert not is_known(reader, own)
    for guesser in (reader, stranger):
        assert prove_mailbox(guesser, ADDRESS).url == "/sign-in/second"
        for _ in range(6):
            guesser.post("/sign-in/second", {"digits": "000000"})
    browser.post("/sign-out")
    options = options_on(pages.text(browser.get("/sign-in/passkey")))
    assert browser.post("/sign-in/passkey", {"passkey": phone.sign(options)}).url == "/sign-in/welcome"


def test_nobody_ends_anothers(at_home):
    other = sign_in(Client(), "lee@family.example")
    (mine,) = re.findall(r"Firefox on Windows", pages.text(at_home.get("/account")))
    device = at_home.session[staying.DEVICE]
    assert mine and other.post(f"/account/signed-in/{device}/end").status_code == 404
    assert at_home.get("/account").status_code == 200


def test_signing_out_takes_it_off_the_list(at_home, phone):
    phone.post("/sign-out")
    assert "Safari on an iPhone" not in pages.text(at_home.get("/account"))


def test_a_session_ends_two_hours_after_the_last_page(at_home, owner):
    assert at_home.session.get_expiry_age() == 7200
    assert 'data-session-seconds="7200"' in pages.text(at_home.get("/account"))
    world.move_clock(owner, minutes=90)
    try:
        assert at_home.get("/account/stay").json() == {"seconds": 1800, "last": ""}, "asking puts nothing off"
        assert at_home.get("/account/stay").json() == {"seconds": 1800, "last": ""}
        assert at_home.post("/account/stay").json() == {"seconds": 7200, "last": ""}
        world.move_clock(owner, minutes=150)
        assert 'data-session-seconds="7200"' in pages.text(at_home.get("/account")), "a page puts it off"
    finally:
        world.move_clock(owner)


def test_a_session_ends_twelve_hours_after_it_began_whatever_is_done_in_it(at_home, owner):
    try:
        for minutes in range(60, 720, 60):
            world.move_clock(owner, minutes=minutes)
            assert at_home.get("/account").status_code == 200
        world.move_clock(owner, minutes=715)
        said = at_home.post("/account/stay").json()
        assert 290 <= said["seconds"] <= 300 and said["last"] == "12 hours", "nothing puts it off"
        assert "You need to sign in again after 12 hours." in pages.text(at_home.get("/account"))
        world.move_clock(owner, minutes=720)
        for path in ("/account/stay", "/account", "/my"):
            assert at_home.get(path).url.startswith("/sign-in")
        assert at_home.get("/").status_code == 200 and "_auth_user_id" not in at_home.session
    finally:
        world.move_clock(owner)


@pytest.mark.parametrize("path", ["/account/stay", "/sign-out", "/account/signed-in/end-others"])
def test_nothing_that_is_sent_keeps_a_session_past_its_end(at_home, owner, path):
    key = at_home.session.session_key
    try:
        for minutes in range(100, 720, 100):
            world.move_clock(owner, minutes=minutes)
            at_home.post("/account/stay")
        world.move_clock(owner, minutes=720)
        answer = at_home.post(path)
        assert answer.url.startswith("/sign-in?") or (path, answer.url) == ("/sign-out", "/")
        thief = Client()
        thief.cookies["session"] = key
        world.move_clock(owner)
        assert thief.get("/account").url.startswith("/sign-in"), "the session itself is gone"
    finally:
        world.move_clock(owner)


def test_a_browser_that_signed_in_twelve_hours_ago_is_on_no_list(at_home, phone, owner):
    try:
        for minutes in range(100, 700, 100):
            world.move_clock(owner, minutes=minutes)
            at_home.get("/account")
        sign_in(phone, ADDRESS)
        world.move_clock(owner, minutes=720)
        assert "Firefox on Windows" not in pages.text(phone.get("/account"))
    finally:
        world.move_clock(owner)


def test_a_session_from_before_sessions_had_an_end_gets_one(at_home, owner):
    session = at_home.session
    del session[staying.BEGAN]
    session.save()
    try:
        for minutes in range(100, 900, 100):
            world.move_clock(owner, minutes=minutes)
            assert at_home.get("/account").status_code == 200
        world.move_clock(owner, minutes=820)
        assert at_home.get("/account").url.startswith("/sign-in")
    finally:
        world.move_clock(owner)


def test_a_visitor_has_no_session_that_ends(client):
    assert "data-session-seconds" not in pages.text(client.get("/"))
    assert client.get("/account/stay").url.startswith("/sign-in")


def test_the_browser_is_known_by_a_cookie_that_says_nothing(at_home, settings):
    cookie = at_home.cookies[settings.KNOWN_COOKIE_NAME]
    assert (
        cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/" and not cookie["domain"]
    )
    assert cookie["max-age"] == 180 * 24 * 3600
    at_home.post("/sign-out")
    prove_mailbox(at_home, ADDRESS)
    assert at_home.cookies[settings.KNOWN_COOKIE_NAME].value.split(":")[0] == cookie.value.split(":")[0]
    stranger = Client()
    stranger.cookies[settings.KNOWN_COOKIE_NAME] = "forged:cookie"
    assert prove_mailbox(stranger, ADDRESS).url == "/sign-in/welcome"


def test_one_stops_on_ones_own_page_what_somebody_else_asked(db):
    service = world.a_service()
    manager, adviser = world.a_colleague(service, role="manager"), world.a_colleague(service)
    added(adviser)
    ask_for_reset(
        user_id=adviser.user_id,
        way=Way(service.provider_id),
        checked=Checked.CALLED_BACK,
        at=world.now(),
        by=manager,
    )
    browser = pages.browser(adviser)
    assert "because it was lost" in pages.text(browser.get("/account"))
    assert browser.get("/account/stop").url == "/account"
    assert browser.post("/account/stop").url == "/account"
    assert "because it was lost" not in pages.text(browser.get("/account"))
    with acting_as(adviser):
        assert FactorReset.objects.get().state == ResetState.CALLED_OFF
