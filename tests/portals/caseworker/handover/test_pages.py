"""The handover summary: all that somebody new must know, from what is recorded, and nothing that is protected."""

import pytest

from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.actions.record_contact import record_contact
from evenhand.domain.casework.actions.write_note import write_note
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.people.actions.set_contact_details import Reach, Safety
from tests.build import world
from tests.build.pages import browser, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


def contact(case, by, note: str, *, reached: bool = True) -> None:
    record_contact(
        case_id=case.id,
        direction="out",
        channel="telephone",
        reached=reached,
        happened_at=world.now(),
        note=note,
        at=world.now(),
        by=by,
    )


def test_everything_that_is_recorded_is_there_in_the_order_of_a_call(service, adviser):
    case = world.a_case(
        service,
        needs=("large_print",),
        interpreter_language="Polish",
        safety=Safety(note="Never ring after four."),
    )
    contact(case, adviser, "Spoke about the school.")
    contact(case, adviser, "No answer.", reached=False)
    add_task(
        case_id=case.id,
        kind=TaskKind.OTHER,
        words="Ring back about dates",
        due_on=world.today(),
        at=world.now(),
        by=adviser,
    )
    write_note(case_id=case.id, words="Prefers to be called Sam.", at=world.now(), by=adviser)
    shown = text(browser(adviser).get(f"/cases/{case.id}/handover"))
    order = (
        *("Interpreter: Polish", "Never ring after four.", "07700 900123", "Where it stands"),
        *("What is next", "No answer.", "Spoke about the school.", "large print"),
        *("Ring back about dates", "What the family was told last", "Prefers to be called Sam."),
    )
    places = [shown.index(words) for words in order]
    assert places == sorted(places)


def test_what_is_protected_is_not_on_it(service, adviser):
    reach = Reach(
        email="hidden@family.example", telephone="07700 900999", address="9 Hill", postcode="ZZ1 1ZZ"
    )
    case = world.a_case(service, protected=True, reach=reach)
    shown = text(browser(adviser).get(f"/cases/{case.id}/handover"))
    assert "Protected contact details" in shown and "Say it to nobody" in shown
    assert not any(words in shown for words in ("hidden@family", "07700 900999", "9 Hill", "ZZ1 1ZZ"))


def test_it_is_for_staff_of_the_service_and_is_noted(service, adviser, owner):
    case = world.a_case(service)
    page = f"/cases/{case.id}/handover"
    assert "Handover summary" in text(browser(adviser).get(f"/cases/{case.id}/"))
    assert browser(world.a_colleague(world.a_service())).get(page).status_code == 404
    assert browser(world.a_colleague(service, "auditor")).get(page).status_code == 404
    assert "Nobody has spoken with the family yet." in text(browser(adviser).get(page))
