"""Changing how to reach a family: one page to note it, and one on which a second person decides."""

import pytest

from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import pages, world

pytestmark = pytest.mark.django_db
OLD, NEW = "sam@holloway.example", "sam.new@holloway.example"


@pytest.fixture
def desk():
    service = world.a_service()
    case = world.a_case(service, reach=Reach(email=OLD, telephone="07700 900001"))
    first, second = (pages.browser(world.a_colleague(service)) for _ in range(2))
    return first, second, f"/cases/{case.id}/"


def note(browser, address, **typed):
    said = {"protected": "no", "how_checked": "called_back"} | typed
    return pages.text(browser.post(f"{address}reach", said, follow=True))


def test_a_new_telephone_number_stands_on_the_case_at_once(desk):
    first, _, address = desk
    shown = note(first, address, telephone="07700 900002")
    assert "The contact details are changed." in shown and "07700 900002" in shown and OLD in shown


def test_another_address_waits_and_a_colleague_sees_what_to_check_and_decides(desk):
    first, second, address = desk
    shown = note(first, address, email=NEW)
    assert "a colleague has to confirm it" in shown and "wait for a second person" in shown
    page = second.get(f"{address}reach", follow=True)
    decide = page.redirect_chain[-1][0]
    assert NEW in pages.text(page) and "They were called back." in pages.text(page)
    assert "it takes two people" in pages.text(first.post(decide, {"decision": "confirm"}))
    shown = pages.text(second.post(decide, {"decision": "confirm"}, follow=True))
    assert "The contact details are changed." in shown and NEW in shown


def test_a_colleague_who_is_not_sure_calls_it_off(desk):
    first, second, address = desk
    note(first, address, email=NEW)
    decide = second.get(f"{address}reach")["Location"]
    shown = pages.text(second.post(decide, {"decision": "call_off"}, follow=True))
    assert "stay as they are" in shown and OLD in shown
    assert second.get(decide).status_code == 404


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Nothing was changed."),
        ({"email": "sam@h\u0131lloway.example"}, "e-mail address"),
        ({"telephone": "12"}, "telephone number"),
        ({"email": NEW, "how_checked": ""}, "Choose how."),
    ],
)
def test_a_mistake_is_said_beside_what_was_typed_and_nothing_is_lost(desk, typed, said):
    first, _, address = desk
    shown = note(first, address, **typed)
    assert said in shown and "Change how to reach the family" in shown


def test_an_address_that_was_proved_is_not_confirmed_by_one_person(desk):
    first, _, address = desk
    shown = pages.text(first.post(f"{address}email", {"email": NEW, "read_back": "yes"}))
    assert "It takes two people." in shown
