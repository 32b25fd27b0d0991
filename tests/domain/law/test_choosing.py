"""A manager chooses how the law is read: dated, with a reason, and for the own service alone."""

import pytest

from evenhand.core.errors import NotAllowed
from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.domain.law import queries
from evenhand.domain.law.actions.choose_reading import NoSuchReading, choose_reading
from evenhand.domain.law.in_use import AS_RELEASED, law_for_everybody, law_named, law_of
from evenhand.statute.choices_in_words import IN_WORDS
from evenhand.statute.readings import SWITCHES, ThirtyDayMeaning
from tests.build import law, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def manager(service):
    return world.a_colleague(service, "manager", name="Max Lead")


def in_use(service):
    with acting_as(operator()):
        return law_of(service.provider_id)


def test_where_nothing_is_chosen_the_defaults_stand(service):
    assert in_use(service) == AS_RELEASED
    assert in_use(service).version == "england-2026-11-23"


def test_a_choice_counts_at_once_and_for_that_service_alone(service, manager):
    law.choose(service, manager, "thirty_day_meaning", "booked_within_30")
    assert in_use(service).readings.thirty_day_meaning is ThirtyDayMeaning.BOOKED
    assert in_use(service).version == "england-2026-11-23 thirty_day_meaning=booked_within_30"
    assert in_use(world.a_service()) == AS_RELEASED


def test_the_name_of_a_law_says_the_whole_of_it(service, manager):
    assert in_use(service) == law_named("england-2026-11-23")
    law.choose(service, manager, "five_pm", "midnight")
    law.choose(service, manager, "r12_double", "combined")
    with acting_as(operator()):
        assert law_named(law_of(service.provider_id).version) == law_of(service.provider_id) != AS_RELEASED


def test_each_choice_stays_on_record_with_who_when_and_why(service, manager):
    law.choose(service, manager, "five_pm", "midnight")
    law.choose(service, manager, "five_pm", "five_pm_applies")
    with acting_as(manager):
        back, there = queries.choices(service.provider_id)
    assert (there.reading, back.reading) == ("midnight", "five_pm_applies")
    assert (there.chosen_by, there.why) == (manager.user_id, "Counsel says so.")
    assert in_use(service) == AS_RELEASED


def test_choosing_what_is_chosen_already_changes_nothing(service, manager):
    law.choose(service, manager, "five_pm", "five_pm_applies")
    with acting_as(manager):
        assert queries.choices(service.provider_id) == []


@pytest.mark.parametrize("role", ["adviser", "caseworker"])
def test_nobody_but_a_manager_chooses(service, role):
    with pytest.raises(NotAllowed):
        law.choose(service, world.a_colleague(service, role), "five_pm", "midnight")


def test_a_manager_of_another_service_does_not_choose_here(service):
    with pytest.raises(NotAllowed):
        law.choose(service, world.a_colleague(world.a_service(), "manager"), "five_pm", "midnight")


@pytest.mark.parametrize(
    ("switch", "reading", "why"),
    [
        ("no_such_switch", "midnight", "Because."),
        ("five_pm", "noon", "Because."),
        ("five_pm", "midnight", "  "),
        ("coronavirus_end", "guidance", "The past is nobody's to choose."),
    ],
)
def test_what_is_no_question_no_answer_or_has_no_reason_is_refused(service, manager, switch, reading, why):
    with pytest.raises(NoSuchReading):
        choose_reading(
            provider_id=service.provider_id,
            switch=switch,
            reading=reading,
            why=why,
            at=world.now(),
            by=manager,
        )


def test_seventeen_questions_are_offered_each_with_an_answer_for_every_reading():
    assert len(IN_WORDS) == 17
    for switch, words in IN_WORDS.items():
        assert set(words.answers) == set(SWITCHES[switch])
        assert next(iter(words.answers)) is next(iter(SWITCHES[switch])), "the default stands first"


def test_public_pages_read_the_law_as_the_only_service_does(service, manager):
    law.choose(service, manager, "r12_double", "combined")
    with acting_as(operator()):
        assert law_for_everybody() == law_of(service.provider_id)
    world.a_service()
    with acting_as(operator()):
        assert law_for_everybody() == AS_RELEASED
