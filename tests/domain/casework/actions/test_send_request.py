"""Sending a request opens one case, keeps every word, and records a choice only where one was made."""

from datetime import timedelta

import pytest

from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.principals import Principal, operator, person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases import right
from evenhand.domain.cases.actions.open_case import NoServiceHere
from evenhand.domain.cases.models import Case
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework.actions.send_request import NotComplete, Sent, send_request
from evenhand.domain.correspondence import queries as correspondence
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.people import queries as people
from evenhand.domain.people.person_roles import PersonRole
from evenhand.domain.requests import queries
from evenhand.domain.requests.actions.answer_question import answer_question
from evenhand.domain.requests.actions.start_draft import start_draft
from evenhand.statute.routes import Section
from tests.build import requests, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service() -> world.Service:
    return world.a_service()


@pytest.fixture
def adviser(service: world.Service) -> Principal:
    return world.a_colleague(service)


def send(draft_id, by: Principal | None = None) -> Sent:
    return send_request(draft_id=draft_id, at=world.now(), by=by or requests.a_browser())


def the_case(sent: Sent, by: Principal) -> Case:
    with acting_as(by):
        case = cases.one(sent.case_id, by)
        assert case
        return case


def test_a_request_becomes_a_case_with_its_reference_and_first_contact_today(service, adviser):
    sent = send(requests.a_draft(service))
    case = the_case(sent, adviser)
    assert case.reference == sent.reference
    assert case.state == CaseState.ENQUIRY
    with acting_as(adviser):
        facts = cases.law_facts(case, world.today())
        assert facts.first_contact == world.today()
        assert facts.notice_sent == world.today() - timedelta(days=21)
        assert [issue.words for issue in cases.issues(case.id)] == ["Nobody looked at him."]
        kept = queries.sent_request(case.id)
    assert kept and kept.answers["words"]["hoped_for"] == "An assessment."


def test_sending_twice_opens_one_case(service, adviser):
    draft_id = requests.a_draft(service)
    first, second = send(draft_id), send(draft_id)
    assert first == second
    with acting_as(adviser):
        assert len(correspondence.of_case(first.case_id)) == 1


def test_the_draft_shows_its_writer_the_reference_and_can_no_longer_be_changed(service):
    draft_id = requests.a_draft(service)
    sent = send(draft_id)
    draft = requests.seen(draft_id, requests.a_browser())
    assert draft and draft.reference == sent.reference
    with pytest.raises(NotNow):
        answer_question(
            draft_id=draft_id,
            slug="school",
            answers={"school": "x"},
            at=world.now(),
            by=requests.a_browser(),
        )


def test_another_browser_cannot_send_it(service):
    draft_id = requests.a_draft(service)
    with pytest.raises(NoSuchThing):
        send(draft_id, requests.a_browser("b"))


def test_a_request_with_an_open_question_is_not_sent(service):
    by = requests.a_browser()
    draft = start_draft(answers={"who": {"asking_as": "parent"}}, at=world.now(), by=by)
    with pytest.raises(NotComplete):
        send(draft.id)


def test_saying_no_from_today_starts_the_three_working_days(service, adviser):
    sent = send(
        requests.a_draft(service, route={"route": "no_mediation"}, record_route={"record_route": "yes"})
    )
    assert the_case(sent, adviser).state == CaseState.NO_MEDIATION
    with acting_as(adviser):
        rules = [duty.deadline.rule for duty in cases.duties(sent.case_id)]
    assert "reg34_1.certificate_no_mediation" in rules


@pytest.mark.parametrize("route", ["no_mediation", "mediation", "call_me"])
def test_a_way_that_is_not_to_be_recorded_yet_moves_nothing(service, adviser, route):
    sent = send(requests.a_draft(service, route={"route": route}, record_route={"record_route": "no"},
                                 share={"share": ["none"]}))  # fmt: skip
    assert the_case(sent, adviser).state == CaseState.ENQUIRY


def test_a_no_that_comes_too_late_leads_to_leave_and_not_to_a_certificate(service, adviser):
    dated = (world.today() - timedelta(days=90)).isoformat()
    sent = send(
        requests.a_draft(
            service,
            letter_date={"letter_dated": dated},
            route={"route": "no_mediation"},
            record_route={"record_route": "yes"},
        )
    )
    assert the_case(sent, adviser).state == CaseState.LEAVE_SIGNPOSTED


def test_a_call_that_nobody_answered_counts_as_the_first_contact(service, adviser):
    tried = world.today() - timedelta(days=5)
    sent = send(requests.a_draft(service, tried={"tried_before": True, "first_tried_on": tried.isoformat()}))
    with acting_as(adviser):
        facts = cases.law_facts(the_case(sent, adviser), world.today())
    assert facts.first_contact == tried


def test_answers_that_do_not_count_any_more_are_not_sent(service, adviser):
    sent = send(requests.a_draft(service, disagree={"disputed": ["section_F"]}))
    with acting_as(adviser):
        kept = queries.sent_request(sent.case_id)
    assert kept and "disagree" not in kept.answers
    assert the_case(sent, adviser).disputed == []


def test_protected_details_and_safe_ways_are_kept_apart(service, adviser):
    sent = send(
        requests.a_draft(
            service,
            protected={"protected": True},
            mailbox={"mailbox": "not_sure"},
            safe_ways={"safe_ways": ["voicemail"], "safe_note": "Say nothing of the council."},
        )
    )
    case = the_case(sent, adviser)
    with acting_as(adviser):
        assert people.is_protected(case.holder_id)
        safety = people.safety(case.holder_id)
    assert safety.mailbox_is_shared and safety.may_leave_voicemail
    assert not safety.may_email and not safety.may_call and not safety.may_post


@pytest.mark.parametrize(
    ("changes", "role", "names"),
    [
        ({"who": {"asking_as": "young_person"}}, PersonRole.YOUNG_PERSON, {"Sam Holloway"}),
        (
            {"who": {"asking_as": "alternative_person"}},
            PersonRole.ALTERNATIVE_PERSON,
            {"Sam Holloway", "Alex Holloway"},
        ),
        (
            {"birth": {"date_of_birth": "2007-01-09"}, "whose_right": {"whose_right": "young_person_asks"}},
            PersonRole.YOUNG_PERSON,
            {"Alex Holloway", "Sam Holloway"},
        ),
        (
            {"birth": {"date_of_birth": "2007-01-09"}, "whose_right": {"whose_right": "alternative_acts"}},
            PersonRole.ALTERNATIVE_PERSON,
            {"Sam Holloway", "Alex Holloway"},
        ),
    ],
)
def test_the_right_goes_to_whoever_holds_it(service, adviser, changes, role, names):
    sent = send(requests.a_draft(service, **changes))
    case = the_case(sent, adviser)
    with acting_as(adviser):
        assert people.one(case.holder_id).role == role
        assert {each.name for each in people.on_case(case.id)} == names


def test_an_adviser_sends_for_a_family_and_the_confirmation_goes_to_the_family(service, adviser):
    draft_id = requests.a_draft(service, adviser)
    sent = send(draft_id, adviser)
    case = the_case(sent, adviser)
    assert case.caseworker_id == adviser.user_id
    with acting_as(adviser):
        (message,) = correspondence.of_case(case.id)
        assert message.person_id == case.holder_id
        kept = queries.sent_request(case.id)
    assert kept.on_behalf and kept.user_id != adviser.user_id


def test_a_family_that_signed_in_sees_its_case_and_its_own_words(service):
    with acting_as(operator()):
        family = person(user_for_address("sam@holloway.example"), "a" * 64)
    sent = send(requests.a_draft(service, family), family)
    with acting_as(family):
        assert cases.one(sent.case_id, family)
        assert queries.sent_request(sent.case_id)


def test_health_provision_that_is_wanted_stands_with_the_part_it_is_about(service, adviser):
    sent = send(
        requests.a_draft(
            service,
            decision={"decision": "final_plan"},
            disagree={"disputed": ["section_F", "section_G"]},
            provision={"provision_wanted": "Speech therapy each week"},
        )
    )
    with acting_as(adviser):
        found = {issue.section: issue for issue in cases.issues(sent.case_id)}
    assert found[Section.G].provision_wanted == "Speech therapy each week"
    assert found[Section.F].provision_wanted == ""


def test_staff_do_not_become_the_family_of_a_council_that_another_service_works_for(service, adviser):
    elsewhere = world.a_service()
    draft_id = requests.a_draft(elsewhere, by=adviser)
    with pytest.raises(NoServiceHere, match="Another service"):
        send(draft_id, by=adviser)
    with acting_as(adviser):
        draft = queries.draft(draft_id)
        assert draft and draft.is_open and not Case.objects.exists()


ACTS_FOR = {"birth": {"date_of_birth": "2007-01-09"}, "whose_right": {"whose_right": "alternative_acts"}}


@pytest.mark.parametrize("way", [ACTS_FOR, {"who": {"asking_as": "alternative_person"}}])
def test_only_the_decisions_that_were_ticked_are_on_record_and_until_the_day_that_was_chosen(
    service, adviser, way
):
    until = world.today() + timedelta(days=60)
    ticked = {"cannot_decide": ["choice", "agreement"], "cannot_until": until.isoformat()}
    sent = send(requests.a_draft(service, capacity=ticked, **way))
    with acting_as(adviser):
        found = right.capacity_records(sent.case_id)
    assert {each.about for each in found} == {"choice", "agreement"}
    assert {each.ends_on for each in found} == {until}


@pytest.mark.parametrize("days", [-1, 400])
def test_a_day_that_went_by_since_records_nothing_and_one_too_far_away_counts_for_a_year(
    service, adviser, days
):
    until = world.today() + timedelta(days=days)
    ticked = {"cannot_decide": ["choice"], "cannot_until": until.isoformat()}
    sent = send(requests.a_draft(service, capacity=ticked, **ACTS_FOR))
    with acting_as(adviser):
        found = [each.ends_on for each in right.capacity_records(sent.case_id)]
    assert found == ([] if days < 0 else [world.today() + timedelta(days=365)])


def test_whoever_does_not_say_what_cannot_be_decided_sends_nothing(service):
    by = requests.a_browser()
    answers = requests.usual_answers(service, **ACTS_FOR)
    del answers["capacity"]
    draft = start_draft(answers=answers, at=world.now(), by=by)
    with pytest.raises(NotComplete):
        send(draft.id)
