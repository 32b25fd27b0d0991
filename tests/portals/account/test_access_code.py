"""An access code of one's own: having it sent, typing it when it has come, ending it."""

import pytest
from django.test import Client

from evenhand.core.transactions import acting_as
from evenhand.domain.identity import access_codes
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import pages, world
from tests.build.codes import on_the_letter, prove_mailbox, sign_in

pytestmark = pytest.mark.django_db
ADDRESS = "kit@family.example"
HOME = Reach(ADDRESS, "07700 900123", "1 Mill Lane", "WM1 1AA")


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def service():
    return world.a_service()


def test_a_family_has_a_code_sent_types_it_and_signs_in_with_it(service):
    case, adviser = world.a_case(service, reach=HOME), world.a_colleague(service)
    browser = pages.browser(world.family_of(case, ADDRESS))
    assert "Have an access code sent" in pages.text(browser.get("/account"))
    assert browser.get("/account/code").status_code == 200
    assert browser.get("/account/code/begin").url == "/account"
    assert browser.post("/account/code").url == "/account"
    assert "The letter has come" in pages.text(browser.get("/account"))
    code = on_the_letter(case, adviser)
    assert code not in pages.text(browser.get("/account/code/begin"))
    assert "does not match" in pages.text(browser.post("/account/code/begin", {"digits": "AAAA-AAAA"}))
    assert prove_mailbox(Client(), ADDRESS).url == "/sign-in/welcome", "the letter may be days away"
    assert browser.post("/account/code/begin", {"digits": code}).url == "/account"
    new = Client()
    assert prove_mailbox(new, ADDRESS).url == "/sign-in/second"
    assert "_auth_user_id" not in new.session
    assert new.post("/sign-in/second", {"digits": code.lower()}).url == "/sign-in/welcome"
    sign_in(Client(), ADDRESS, code)
    assert browser.post("/account/code/away", {"digits": code}).url == "/account"
    assert prove_mailbox(Client(), ADDRESS).url == "/sign-in/welcome"


def test_who_has_two_requests_says_to_which_address(service):
    cases = [world.a_case(service, reach=HOME) for _ in range(2)]
    own = world.family_of(cases[0], ADDRESS)
    browser = pages.browser(own)
    page = pages.text(browser.get("/account/code"))
    assert all(case.reference in page for case in cases)
    assert "Choose a request." in pages.text(browser.post("/account/code", {}))
    assert browser.post("/account/code", {"case": str(cases[0].id)}).url == "/account"
    with acting_as(own):
        assert [code.case_id for code in access_codes.of_user(own.user_id)] == [cases[0].id]


def test_without_an_address_for_post_it_is_said(service):
    case = world.a_case(service, reach=Reach(ADDRESS, "07700 900123"))
    page = pages.text(pages.browser(world.family_of(case, ADDRESS)).post("/account/code", {}))
    assert "We have no address for post" in page


@pytest.mark.parametrize("who", ["staff", "officer", "nobody's family"])
def test_whoever_has_no_case_of_their_own_has_none_sent(service, who):
    by = {
        "staff": lambda: world.a_colleague(service),
        "officer": lambda: world.an_officer(world.council_of(service)),
        "nobody's family": lambda: world.family_of(world.a_case(service), "nobody@family.example"),
    }[who]()
    browser = pages.browser(by)
    assert "access code" not in pages.text(browser.get("/account"))
    assert browser.post("/account/code").status_code == 404
