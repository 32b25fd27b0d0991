"""To do: three lists across cases, each line with the page that it is about."""

import re
from datetime import timedelta

import pytest

from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.casework import waiting
from evenhand.domain.casework.actions.add_task import add_task
from evenhand.domain.casework.actions.change_details import change_details
from evenhand.domain.casework.states import TaskKind
from evenhand.domain.casework.wording import duty_title
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import reaching, world
from tests.build.pages import browser, text

pytestmark = pytest.mark.django_db
LIST = "/cases/waiting/"


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


def a_task(case, by, words, days=0):
    add_task(
        case_id=case.id,
        kind=TaskKind.OTHER,
        words=words,
        due_on=world.today() + timedelta(days=days),
        at=world.now(),
        by=by,
    )


def test_ones_own_stand_first_with_the_day_of_the_law_beside_them(service, adviser):
    case = world.a_case(service)
    take_case(case_id=case.id, caseworker_id=adviser.user_id, by=adviser)
    a_task(case, adviser, "Ring the school", days=-3)
    a_task(world.a_case(service), adviser, "Ring somebody else")
    shown = text(browser(adviser).get(LIST))
    assert "Ring the school" in shown and "Ring somebody else" not in shown
    assert "3 days ago" in shown and "Overdue" in shown
    assert f"/cases/{case.id}/" in shown
    assert duty_title(world.again(case, adviser).next_due_rule) in shown


def test_each_list_says_how_long_it_is(service, adviser):
    a_task(world.a_case(service), adviser, "Ring somebody")
    shown = text(browser(adviser).get(f"{LIST}?list=team"))
    counts = re.findall(r'<span class="eh-count">(\d+)</span>', shown)
    assert counts == ["0", "1", "0"]
    assert "Ring somebody" in shown


def test_a_list_is_paged(service, adviser, monkeypatch):
    monkeypatch.setattr(waiting.tasks, "__kwdefaults__", {"after": "", "size": 2})
    case = world.a_case(service)
    for number in range(3):
        a_task(case, adviser, f"Number {number}", days=number)
    own = browser(adviser)
    first = text(own.get(f"{LIST}?list=team"))
    assert "Number 1" in first and "Number 2" not in first
    (after,) = re.findall(r'href="\?([^"]+)" rel="next"', first)
    second = text(own.get(f"{LIST}?{after.replace('&amp;', '&')}"))
    assert "Number 2" in second and "Number 1" not in second and 'rel="prev"' in second


def test_an_address_that_somebody_changed_leads_back(adviser):
    own = browser(adviser)
    for query in ("?after=x", "?list=second&after=x~y", "?list=second&after=2026-01-01"):
        assert own.get(LIST + query)["Location"] == LIST
    assert own.get(f"{LIST}?list=everything").status_code == 200


def test_what_waits_for_a_second_person_leads_to_the_page_that_decides_it(service, adviser):
    case = world.a_case(service, protected=True)
    change_details(
        case_id=case.id,
        reach=Reach(telephone="07700 900222"),
        protected=True,
        how_checked="seen",
        at=world.now(),
        by=adviser,
    )
    other = browser(world.a_colleague(service))
    shown = text(other.get(f"{LIST}?list=second"))
    assert "How to reach a family" in shown and "Robin Marsh" in shown and "900222" not in shown
    (page,) = re.findall(rf'href="(/cases/{case.id}/reach/[^"]+)"', shown)
    assert other.get(page).status_code == 200
    assert "Nothing waits for a second person" in text(browser(adviser).get(f"{LIST}?list=second"))


def test_whoever_works_on_no_cases_has_no_such_page(service):
    for role in ("auditor", "safeguarding_lead"):
        assert browser(world.a_colleague(service, role)).get(LIST).status_code == 403


def test_ways_and_contact_again_lead_each_to_the_page_of_whom_they_are_about(service, adviser):
    reach = Reach(email="sam@holloway.example", telephone="07700 900001")
    case = world.a_case(service, protected=True, reach=reach)
    reaching.stops(case, adviser, "email", said_how=reaching.BY_TELEPHONE)
    reaching.takes_back(case, adviser, said_how=reaching.BY_TELEPHONE)
    reaching.changes(case, adviser, said_how=reaching.BY_TELEPHONE, may_text=True)
    other = browser(world.a_colleague(service))
    shown = text(other.get(f"{LIST}?list=second"))
    base = f"/cases/{case.id}/reaching/{case.holder_id}"
    waits, (stop,) = reaching.waiting(case, adviser), reaching.standing(case, adviser).standing
    for url in (f"{base}/waiting/{waits.id}", f"{base}/stop/{stop.id}"):
        assert f'href="{url}"' in shown
        assert "Decide" in text(other.get(url))


def test_the_way_there_stands_on_every_page_of_staff(adviser):
    assert f'href="{LIST}"' in text(browser(adviser).get("/cases/"))
