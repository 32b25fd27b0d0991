"""What the family is told: one message for each choice, with the law's dates in words."""

from datetime import timedelta

import pytest

from evenhand.core import events
from evenhand.core.errors import NotNow
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.come_back import come_back
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.casework import jobs
from evenhand.domain.casework.actions.record_contact import record_contact
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


@pytest.mark.parametrize(
    ("asked", "turn"),
    [
        ({"decision": Decision.DRAFT_PLAN}, "for disagreement resolution"),
        ({"decision": Decision.TRANSPORT}, "Ombudsman"),
        ({"decision": Decision.DISCRIMINATION}, "Make a claim to the Tribunal"),
        ({"decision": Decision.FINAL_PLAN, "disputed": (Section.H,)}, "You can still ask for mediation"),
    ],
)
def test_a_no_where_nothing_can_be_appealed_is_answered_with_where_to_turn(asked, turn, service, adviser):
    case = world.a_case(service, **asked)
    assert world.tell(case, "no_mediation", adviser) == "find_certificate_not_needed"
    said = told(case, adviser)
    assert turn in said["no_certificate_here"]
    assert not {"choice_recorded", "not_needed"} & set(said)


def informed_due(case, by):
    with acting_as(by):
        found = correspondence.of_case(case.id)
    return [message.text for message in found if message.purpose == "information_due"]


def look_at(case, by):
    with acting_as(by):
        found = [e for e in events.of_case(case.id) if e.event.kind() == "casework.ChoiceRecorded"]
    newest = max(found, key=lambda event: event.id)
    jobs.ask_to_inform.function(event_id=str(newest.id), case_id=str(case.id))


def test_a_no_before_the_information_is_answered_once_with_where_to_have_it(service, adviser):
    case = world.a_case(service)
    world.tell(case, "no_mediation", adviser)
    for _ in range(2):
        look_at(case, adviser)
    assert len(informed_due(case, adviser)) == 1
    assert "did not reach you" not in informed_due(case, adviser)[0]


@pytest.mark.parametrize("first", ["inform", "change of mind", "placement"])
def test_nobody_is_asked_to_read_what_they_had_or_do_not_need(first, service, adviser):
    placement = {"decision": Decision.FINAL_PLAN, "disputed": (Section.I,)} if first == "placement" else {}
    case = world.a_case(service, **placement)
    if first == "inform":
        world.inform(case, adviser)
    world.tell(case, "no_mediation", adviser)
    if first == "change of mind":
        world.tell(case, "mediation", adviser)
    look_at(case, adviser)
    assert informed_due(case, adviser) == []


def a_try(case, by, **changes):
    at = world.now()
    tried = {"direction": "out", "channel": "telephone", "reached": False, "happened_at": at, "note": ""}
    record_contact(case_id=case.id, at=at, by=by, **(tried | changes))


def test_a_call_that_did_not_get_through_is_followed_by_one_message(service, adviser):
    case = world.a_case(service)
    a_try(case, adviser, direction="in", channel="voicemail")
    a_try(case, adviser, reached=True)
    assert informed_due(case, adviser) == []
    for _ in range(2):
        a_try(case, adviser)
    (text,) = informed_due(case, adviser)
    assert f"On {day_in_words(world.today())} we tried to talk with you" in text


def test_a_call_that_did_not_get_through_after_the_information_sends_nothing(service, adviser):
    case = world.a_case(service)
    world.inform(case, adviser)
    a_try(case, adviser)
    assert informed_due(case, adviser) == []


def test_each_withdrawal_is_confirmed_once_and_coming_back_sends_nothing(service, adviser):
    case = world.a_case(service)
    for expected in (1, 2):
        withdraw_request(case_id=case.id, evidence="told_by_telephone", at=world.now(), by=adviser)
        with pytest.raises(NotNow):
            withdraw_request(case_id=case.id, evidence="told_by_telephone", at=world.now(), by=adviser)
        come_back(case_id=case.id, evidence="told_by_telephone", at=world.now(), by=adviser)
        with acting_as(adviser):
            purposes = [message.purpose for message in correspondence.of_case(case.id)]
        assert purposes == ["request_withdrawn"] * expected
    said = told(case, adviser)["request_withdrawn"]
    assert f"On {day_in_words(world.today())} we stopped our work" in said
    assert "Withdrawing here does not stop the time for an appeal" in said


def test_a_talk_is_followed_by_its_summary_and_reading_online_is_not(service, adviser):
    case = world.a_case(service)
    world.inform(case, adviser)
    assert "we talked with you" in told(case, adviser)["advice_given"]


def test_saying_the_same_again_sends_nothing_more(service, adviser):
    case = world.a_case(service)
    world.tell(case, "mediation", adviser)
    world.tell(case, "mediation", adviser)
    with acting_as(adviser):
        assert sorted(m.purpose for m in correspondence.of_case(case.id)) == [
            "choice_recorded", "mediation_wanted",
        ]  # fmt: skip
