"""Managers see who is shut out of a case and why, shut somebody out, and let somebody in again by two."""

import re
from datetime import timedelta

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.cases import walls
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.panel.actions.assign_mediator import assign_mediator
from evenhand.portals.knowing import DONE
from tests.build import mediation, world
from tests.build.pages import browser, same, text

pytestmark = pytest.mark.django_db
REASON = "Her brother is married to an aunt of the child."


@pytest.fixture
def case(service):
    return world.a_case(service)


@pytest.fixture
def adviser(service):
    return world.a_colleague(service, name="Ann Near")


@pytest.fixture
def second(service):
    return browser(world.a_colleague(service, "manager", name="Bea Second"))


def at(case, rest=""):
    return f"/cases/{case.id}/walls/{rest}"


def shut_out(desk, case, who):
    return desk.post(at(case, "add"), {"who": str(who.user_id), "reason": REASON})


def waits(case, manager):
    with acting_as(manager):
        return walls.of_case(case)[0]


def test_somebody_is_shut_out_by_page_and_there_is_no_such_case_for_them(desk, case, adviser, manager):
    own = browser(adviser)
    assert own.get(f"/cases/{case.id}/").status_code == 200
    assert "Ann Near, Mediation adviser" in text(desk.get(at(case, "add")))
    assert shut_out(desk, case, adviser)["Location"] == f"{at(case)}?done=wall"
    never = "00000000-0000-4000-8000-000000000000"
    for rest in ("", "walls/", "must-not-see", "task"):
        here, nowhere = (own.get(f"/cases/{each}/{rest}") for each in (case.id, never))
        assert here.status_code == nowhere.status_code == 404
        assert same(here) == same(nowhere), "a wall is told by nothing"
    assert case.reference not in text(own.get("/cases/?scope=team"))
    shown = text(desk.get(at(case)))
    assert "Ann Near" in shown and REASON in shown and "by Max Lead" in shown


def test_what_is_not_said_is_asked_for(desk, case):
    shown = text(desk.post(at(case, "add"), {}))
    assert "Choose somebody." in shown and "Write why." in shown


def test_only_managers_see_who_is_shut_out_and_why(service, desk, case, adviser):
    shut_out(desk, case, adviser)
    colleague = browser(world.a_colleague(service))
    assert colleague.get(at(case)).status_code == 403
    page = text(colleague.get(f"/cases/{case.id}/"))
    assert REASON not in page and "Who is shut out" not in page
    assert "Who is shut out" in text(desk.get(f"/cases/{case.id}/"))


def test_a_wall_is_lifted_by_one_who_asks_and_another_who_decides(desk, second, case, adviser, manager):
    shut_out(desk, case, adviser)
    wall = waits(case, manager)
    answer = desk.post(at(case, f"{wall.id}/lift"), {"reason": "It is another family of that name."})
    assert answer["Location"] == f"{at(case)}?done=lifting-asked"
    lifting = at(case, f"lifting/{waits(case, manager).waits.id}")
    assert "You asked to lift this wall" in text(desk.get(lifting))
    listed = second.get("/cases/waiting/?list=second").content.decode()
    assert lifting in listed and lifting not in desk.get("/cases/waiting/?list=second").content.decode()
    assert "let in somebody who is shut out" in text(second.get("/cases/"))
    shown = text(second.get(lifting))
    assert REASON in shown and "another family of that name" in shown and "by Max Lead" in shown
    assert second.post(lifting, {"decision": "lift"})["Location"] == f"{at(case)}?done=lifting-decided"
    assert browser(adviser).get(f"/cases/{case.id}/").status_code == 200
    assert "Nobody is shut out" in text(second.get(at(case)))
    assert second.get(lifting).status_code == 404


def test_it_stays_if_the_second_person_says_so_or_the_first_takes_it_back(
    desk, second, case, adviser, manager
):
    shut_out(desk, case, adviser)
    wall = waits(case, manager)
    for by, said in ((second, {"decision": "refuse"}), (desk, {})):
        desk.post(at(case, f"{wall.id}/lift"), {"reason": "Please."})
        assert by.post(at(case, f"lifting/{waits(case, manager).waits.id}"), said).status_code == 302
        assert waits(case, manager).waits is None
        assert browser(adviser).get(f"/cases/{case.id}/").status_code == 404


def test_a_mediators_wall_is_not_lifted(service, desk, case, manager, adviser):
    mediator = mediation.a_mediator(service, manager)
    on = world.today() + timedelta(days=14)
    assign_mediator(case_id=case.id, mediator_id=mediator.id, meeting_on=on, at=world.now(), by=adviser)
    assert shut_out(desk, case, mediator).status_code == 302
    shown = text(desk.get(at(case)))
    assert "stays shut out for good" in shown and REASON in shown
    assert desk.get(at(case, f"{waits(case, manager).id}/lift")).status_code == 404


def test_who_knows_the_family_says_so_on_a_page_that_tells_nothing_and_is_out(desk, case, adviser):
    take_case(case_id=case.id, caseworker_id=adviser.user_id, by=adviser)
    own, page = browser(adviser), f"/cases/{case.id}/must-not-see"
    assert page in own.get(f"/cases/{case.id}/").content.decode()
    shown = text(own.get(page))
    assert case.reference in shown
    assert not re.search(r"Holloway|07700|AH\b", shown), "no name, no number, no initials"
    answer = own.post(page)
    assert answer["Location"] == "/cases/?done=must-not-see"
    assert DONE in text(own.get(answer["Location"]))
    assert own.post(page).status_code == 404
    assert "They said so themselves" in text(desk.get(at(case)))


def test_an_officer_and_a_lead_say_it_of_themselves_too(service, desk, adviser):
    case = world.a_case_that_wants_mediation(service, adviser)
    officer = browser(world.an_officer(world.council_of(service)))
    lead = browser(world.a_colleague(service, "safeguarding_lead"))
    for own, place in ((officer, "/inbox/"), (lead, "/safety/")):
        page = f"{place}{case.id}/must-not-see"
        assert case.reference in text(own.get(page))
        assert own.post(page)["Location"] == f"{place}?done=must-not-see"
        assert DONE in text(own.get(f"{place}?done=must-not-see"))
        assert own.get(page).status_code == 404
    assert text(desk.get(at(case))).count("They said so themselves") == 2
