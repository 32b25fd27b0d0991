"""A family is asked once whether it wants something beside its mailbox, at the foot of its own list, not again."""

import pytest
from django.test import Client

from evenhand.core.principals import operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.casework.actions.give_access_code import ask_for_access_code
from evenhand.domain.identity.models import User
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import pages, passkeys, world
from tests.build.authenticators import added

pytestmark = pytest.mark.django_db
OFFER, ANSWER = "Keep your case safer", "/account/offer"
SAM = "sam@holloway.example"
BUTTONS = ("Add a passkey", "Add an app", "Ask for a code on paper", "Not now")


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def case():
    reach = Reach(email=SAM, telephone="07700 900123", address="1 Mill Lane, WM1 1AA")
    return world.a_case(world.a_service(), reach=reach)


@pytest.fixture
def sam(case):
    return world.family_of(case, SAM)


def offered(by) -> bool:
    return OFFER in pages.text(pages.browser(by).get("/my"))


def test_it_stands_after_everything_else_with_four_equal_buttons_and_whom_to_call(sam):
    page = pages.text(pages.browser(sam).get("/my"))
    assert page.index("Ask about another decision") < page.index(OFFER)
    for words in BUTTONS:
        assert page.count(f">{words}</button>") == 1
    assert page.count('class="eh-button eh-button--equal" name="answer"') == len(BUTTONS)
    assert "call us before you add anything" in page and "01632 960123" in page


def test_it_stands_in_nobodys_way(sam, case):
    browser = pages.browser(sam)
    for path in (f"/my/{case.id}/", f"/my/{case.id}/choose", "/account"):
        assert OFFER not in pages.text(browser.get(path)), path


@pytest.mark.parametrize(
    ("answer", "leads_to"),
    [("passkey", "/account/passkeys"), ("app", "/account"), ("code", "/account/code"), ("no", "/my")],
)
def test_each_answer_leads_where_it_says_and_is_asked_for_once(sam, answer, leads_to):
    browser = pages.browser(sam)
    assert browser.post(ANSWER, {"answer": answer}).url == leads_to
    assert browser.get(leads_to).status_code == 200
    assert not offered(sam), "in no other browser either"
    assert browser.post(ANSWER, {"answer": answer}).url == leads_to, "sent twice, it is done once"
    assert "Add an app" in pages.text(browser.get("/account")), "what was declined is still there"


def test_what_is_no_answer_is_none(sam):
    browser = pages.browser(sam)
    assert browser.get(ANSWER).url == browser.post(ANSWER, {"answer": "x"}).url == "/my"
    assert offered(sam)


def test_whoever_has_something_or_waits_for_it_is_not_asked(sam, case):
    with acting_as(sam):
        ask_for_access_code(case_id=case.id, at=world.now(), by=sam)
    assert not offered(sam)


@pytest.mark.parametrize("add", [added, passkeys.added])
def test_whoever_has_added_one_is_not_asked(sam, add):
    assert offered(sam)
    add(sam)
    assert not offered(sam)


def test_whoever_told_us_that_others_read_their_mail_is_not_asked_on_a_screen(sam):
    with acting_as(sam):
        User.objects.filter(id=sam.user_id).update(mailbox_is_not_enough=True)
    assert not offered(sam)


def test_nobody_without_a_case_of_their_own_is_asked():
    with acting_as(operator()):
        nobody = person(user_for_address("lee@family.example"))
    assert not offered(nobody)
    adviser = world.a_colleague(world.a_service())
    assert pages.browser(adviser).get("/my").url == "/cases/"
    assert Client().get(ANSWER).url.startswith("/sign-in")
