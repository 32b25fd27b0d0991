"""Bank holidays: a manager sees what a new list would move before anything does, and uses or rejects it."""

import re
from datetime import date

import pytest

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.models import Duty
from evenhand.domain.law.in_use import calendars_in_use
from evenhand.statute.working_days import CALENDARS, RELEASED
from tests.build import law, world
from tests.build.law import gov_uk
from tests.build.pages import browser, text

pytestmark = pytest.mark.django_db
LIST = "/manage/bank-holidays/"


@pytest.fixture
def waits(service):
    """A list that waits, with a new holiday on the day that one family was told for its appeal."""
    case = world.a_case(service)
    with acting_as(operator().for_case(case.id)):
        safe = Duty.objects.get(case=case, rule="hesc_r20_1_c.appeal_deadline").safe_on
    return law.proposed(gov_uk(extra={safe: "Bank holiday for a jubilee"}), "gov.uk, read today")


def in_use():
    with acting_as(operator()):
        return calendars_in_use()


def test_the_list_in_use_says_where_it_is_from_and_how_far_it_reaches(desk):
    shown = text(desk.get(LIST))
    assert "england-2026-11-23" in shown and "Friday 31 December 2027" in shown
    assert "None yet: the list that came with this release is in use." in shown
    assert "A new list waits" not in shown


def test_a_list_that_waits_is_announced_to_managers_and_nobody_else(service, desk, waits):
    assert "A new list waits" in text(desk.get(LIST))
    assert f"{LIST}{waits.version}" in text(desk.get("/cases/"))
    assert waits.version not in text(browser(world.a_colleague(service)).get("/cases/"))


def test_what_comes_nearer_stands_first_then_what_is_other_then_each_date(desk, waits):
    shown = text(desk.get(f"{LIST}{waits.version}"))
    assert "New: " in shown and "Bank holiday for a jubilee" in shown and "gov.uk, read today" in shown
    assert "1 date would come nearer" in shown and "Earlier" in shown
    assert shown.index("would come nearer") < shown.index("Until somebody decides") < shown.index("Earlier")


def test_the_menu_says_where_one_is_on_a_page_under_one_of_its_entries_too(desk, waits):
    for page in (LIST, f"{LIST}{waits.version}"):
        here = re.findall(r"<a[^>]*aria-current[^>]*>\s*([^<]+?)\s*</a>", text(desk.get(page)))
        assert here == ["Manage"]


def test_a_list_is_used_with_a_reason(desk, waits):
    page = f"{LIST}{waits.version}"
    assert "Write why." in text(desk.post(page, {"decision": "use", "reason": ""}))
    assert in_use() is CALENDARS
    sent = {"decision": "use", "reason": "Announced on 3 May."}
    assert desk.post(page, sent)["Location"] == f"{LIST}?done=list-used"
    assert in_use().version == waits.version
    shown = text(desk.get(f"{LIST}?done=list-used"))
    assert "The list is in use." in shown and "Announced on 3 May." in shown and "Max Lead" in shown
    assert "Dates are being worked out again: 0 of 1 open case done." in shown
    assert desk.get(page)["Location"] == LIST, "what is decided is decided"


def test_a_list_is_rejected_with_a_reason(desk, waits):
    sent = {"decision": "reject", "reason": "A newspaper made it up."}
    assert desk.post(f"{LIST}{waits.version}", sent)["Location"] == f"{LIST}?done=list-rejected"
    assert in_use() is CALENDARS
    assert "A newspaper made it up." in text(desk.get(LIST))


def test_less_than_twelve_months_ahead_is_said_to_managers(desk, service, monkeypatch):
    from evenhand.domain.law import in_use

    monkeypatch.setattr(in_use, "RELEASED", RELEASED._replace(announced_until=date(2027, 10, 1)))
    assert "announced only until Friday 1 October 2027" in text(desk.get(LIST))
    assert "announced only until" in text(desk.get("/cases/"))
    assert "announced only until" not in text(browser(world.a_colleague(service)).get("/cases/"))


def test_it_is_no_page_of_anybody_else(service, desk, waits):
    other = browser(world.a_colleague(service))
    assert other.get(LIST).status_code == 403
    assert other.post(f"{LIST}{waits.version}", {"decision": "use", "reason": "x"}).status_code == 403
    assert desk.get(f"{LIST}england-2000").status_code == 404
