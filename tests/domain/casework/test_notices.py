"""What the family is told: one message for each choice, with the law's dates in words."""

from datetime import timedelta

import pytest

from evenhand.core.transactions import acting_as
from evenhand.domain.correspondence import queries as correspondence
from evenhand.statute.routes import Decision, Section
from evenhand.statute.words import day_in_words
from tests.build import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


def told(case, by):
    with acting_as(by):
        return {message.purpose: message.text for message in correspondence.of_case(case.id)}


@pytest.mark.parametrize(
    ("choice", "says"),
    [
        ("mediation", "you would like mediation"),
        ("no_mediation", "We must issue your certificate by"),
        ("undecided", "you have not decided yet"),
    ],
)
def test_a_choice_is_answered_with_what_follows(choice, says, service, adviser):
    case = world.a_case(service)
    world.tell(case, choice, adviser)
    assert says in told(case, adviser)["choice_recorded"]


def test_late_contact_is_answered_with_the_last_day_and_with_leave(service, adviser):
    case = world.a_case(service, notice_dated=world.today() - timedelta(days=80))
    world.tell(case, "no_mediation", adviser)
    assert f"You contacted us on {day_in_words(world.today())}" in told(case, adviser)["late_contact"]


def test_placement_alone_is_answered_with_no_certificate_needed(service, adviser):
    case = world.a_case(service, decision=Decision.FINAL_PLAN, disputed=(Section.I,))
    world.tell(case, "no_mediation", adviser)
    assert "only with the school" in told(case, adviser)["not_needed"]


def test_a_talk_is_followed_by_its_summary_and_reading_online_is_not(service, adviser):
    case = world.a_case(service)
    world.inform(case, adviser)
    assert "we talked with you" in told(case, adviser)["advice_given"]


def test_saying_the_same_again_sends_nothing_more(service, adviser):
    case = world.a_case(service)
    world.tell(case, "mediation", adviser)
    world.tell(case, "mediation", adviser)
    with acting_as(adviser):
        assert [m.purpose for m in correspondence.of_case(case.id)] == ["choice_recorded"]
