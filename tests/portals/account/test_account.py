"""Adding an app to one's own signing in, and taking it away."""

import re
from datetime import timedelta

import pytest

from evenhand.domain.identity import authenticators, second_factor
from tests.build import pages, world
from tests.build.authenticators import shown

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def own():
    return world.a_colleague(world.a_service())


def test_an_app_is_added_shows_its_spare_codes_once_and_is_taken_away(own):
    browser = pages.browser(own)
    assert "Add an app" in pages.text(browser.get("/account"))
    assert browser.post("/account/app", {"begin": "yes"}).url == "/account/app"
    page = pages.text(browser.get("/account/app"))
    key = pages.begun_app(browser, own).key
    assert "data:image/svg+xml" in page and authenticators.as_typed(key) in page
    at = world.now()
    spare = pages.text(browser.post("/account/app", {"digits": shown(key, at)}))
    assert len(re.findall(r"<li>[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}</li>", spare)) == 8
    assert "8 spare codes left" in pages.text(browser.get("/account"))
    later = shown(key, at + timedelta(seconds=30))
    assert "does not match" in pages.text(browser.post("/account/app/away", {"digits": "x"}))
    assert browser.post("/account/app/away", {"digits": later}).url == "/account"
    assert "Add an app" in pages.text(browser.get("/account"))


def test_wrong_digits_add_nothing_and_the_same_picture_is_shown_again(own):
    browser = pages.browser(own)
    browser.post("/account/app", {"begin": "yes"})
    key = pages.begun_app(browser, own).key
    page = pages.text(browser.post("/account/app", {"digits": "12"}))
    assert "That code does not match." in page and authenticators.as_typed(key) in page
    assert not second_factor.is_asked_of(own.user_id)


def test_the_key_of_a_new_app_is_shown_and_taken_in_the_session_that_began_it_and_no_other(own):
    browser, other = pages.browser(own), pages.browser(own)
    browser.post("/account/app", {"begin": "yes"})
    begun = pages.begun_app(browser, own)
    answer = other.get("/account/app")
    assert answer.url == "/account" and authenticators.as_typed(begun.key) not in pages.text(answer)
    assert other.post("/account/app", {"digits": shown(begun.key, world.now())}).url == "/account"
    assert not second_factor.is_asked_of(own.user_id)
    other.post("/account/app", {"begin": "yes"})
    assert other.post("/account/app", {"digits": shown(begun.key, world.now())}).status_code == 200
    assert not second_factor.is_asked_of(own.user_id), "what one session began, another did not"


def test_without_having_begun_one_is_led_to_the_beginning(own):
    assert pages.browser(own).get("/account/app").url == "/account"


@pytest.mark.parametrize("who", ["staff", "officer", "family"])
def test_everybody_finds_it_from_their_own_pages(who):
    service = world.a_service()
    by = {
        "staff": lambda: world.a_colleague(service),
        "officer": lambda: world.an_officer(world.council_of(service)),
        "family": lambda: world.family_of(world.a_case(service), "nobody@family.example"),
    }[who]()
    start = {"staff": "/cases/", "officer": "/inbox/", "family": "/my"}[who]
    browser = pages.browser(by)
    assert 'href="/account"' in pages.text(browser.get(start))
    assert browser.get("/account").status_code == 200
