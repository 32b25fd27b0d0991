"""How the law is read here: a manager sees each question, sees what an answer moves, and only then gives it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.domain.law.in_use import AS_RELEASED, law_of
from evenhand.statute.choices_in_words import IN_WORDS
from evenhand.statute.readings import LaInformedViaProvider
from tests.build import law, world
from tests.build.pages import browser, text

pytestmark = pytest.mark.django_db
LIST = "/manage/readings/"


@pytest.fixture
def told(service, manager):
    """A case whose council was told three days after the family had told us."""
    case = world.a_case(service)
    world.tell(case, "mediation", manager, days_ago=3)
    return case


def page_of(service, switch="la_informed_via_provider"):
    return f"{LIST}{service.provider_id}/{switch}"


def in_use(service):
    with acting_as(operator()):
        return law_of(service.provider_id)


def test_each_question_stands_there_with_its_default_and_a_way_to_change_it(service, desk):
    shown = text(desk.get(LIST))
    for switch, words in IN_WORDS.items():
        assert words.question.replace("’", "’") in shown and page_of(service, switch) in shown
    assert shown.count("Default") == 17 and shown.count("Nobody has chosen") == 17


@pytest.mark.parametrize("switch", IN_WORDS)
def test_each_question_has_a_page_of_its_own(service, desk, switch):
    shown = text(desk.get(page_of(service, switch)))
    assert all(words in shown for words in IN_WORDS[switch].answers.values())
    assert "Nothing moves until you have seen what would" in shown


def test_what_moves_is_shown_first_and_done_when_it_was_read(service, desk, told):
    sent = {"reading": "la_itself", "why": "The council asked for it in writing."}
    shown = text(desk.post(page_of(service), sent))
    assert "You have 1 open case. 1 date would move, on 1 case." in shown
    assert told.reference in shown and "by 3 days" in shown and "The council arranges mediation" in shown
    assert "The council asked for it in writing." in shown, "nothing typed is lost"
    assert in_use(service) == AS_RELEASED
    confirmed = sent | {"shown_for": "la_itself england-2026-11-23"}
    assert desk.post(page_of(service), confirmed)["Location"] == f"{LIST}?done=reading"
    assert in_use(service).readings.la_informed_via_provider is LaInformedViaProvider.LA_ITSELF
    listed = text(desk.get(f"{LIST}?done=reading"))
    assert "Max Lead" in listed and "The council asked for it in writing." in listed
    assert "Dates are being worked out again: 0 of 1 open case done." in listed
    law.count_again(told)
    assert "being worked out again:" not in text(desk.get(LIST))


def test_dates_that_come_nearer_are_said_at_the_top(service, manager, desk):
    law.choose(service, manager, "la_informed_via_provider", "la_itself")
    case = world.a_case(service)
    world.tell(case, "mediation", manager, days_ago=3)
    shown = text(desk.post(page_of(service), {"reading": "agent", "why": "We are its contact."}))
    assert shown.index("1 date would come nearer") < shown.index("Where the law leaves it open")
    assert "Earlier" in shown


def test_what_was_read_must_still_be_what_would_happen(service, manager, desk, told):
    shown_for = "la_itself england-2026-11-23"
    law.choose(service, manager, "five_pm", "midnight")
    sent = {"reading": "la_itself", "why": "Because.", "shown_for": shown_for}
    assert desk.post(page_of(service), sent).status_code == 200
    assert in_use(service).readings.la_informed_via_provider is LaInformedViaProvider.AGENT


def test_a_missing_reason_or_answer_is_asked_for(service, desk):
    shown = text(desk.post(page_of(service), {"reading": "la_itself", "why": ""}))
    assert "Write why." in shown and "would move" not in shown
    assert "Choose how you read it." in text(desk.post(page_of(service), {"why": "Because."}))


def test_it_is_no_page_of_anybody_else(service, desk):
    assert browser(world.a_colleague(service)).get(LIST).status_code == 403
    assert desk.get(page_of(world.a_service())).status_code == 404
    assert desk.get(page_of(service, "coronavirus_end")).status_code == 404


def test_a_preview_costs_no_more_statements_for_more_cases(service, desk):
    sent = {"reading": "la_itself", "why": "Because."}

    def statements():
        with CaptureQueriesContext(connection) as caught:
            desk.post(page_of(service), sent)
        return len(caught)

    world.a_case(service)
    few = statements()
    for days in range(4):
        world.a_case(service, notice_dated=world.today() - timedelta(days=20 + days))
    assert statements() == few
