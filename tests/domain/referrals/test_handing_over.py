"""A wish to mediate reaches the council in the same transaction, and only what is meant for it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evenhand.core.clock import london_day
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.models import Case, Issue, Party
from evenhand.domain.casework.actions.record_choice import record_choice
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.casework.choice import Choice
from evenhand.domain.correspondence.models import Message
from evenhand.domain.documents.models import Document
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.people.models import ContactDetails, Person, SafeContact
from evenhand.domain.referrals import queries
from evenhand.domain.referrals.actions.hand_over import end_referrals
from evenhand.domain.referrals.models import Referral
from evenhand.domain.requests.models import SentRequest
from tests.build import requests, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


@pytest.fixture
def officer(service):
    return world.an_officer(world.council_of(service))


def facts_of(case, kind):
    return [fact for fact in cases.standing_facts(case.id) if fact.kind == kind]


def test_the_council_has_it_the_same_minute(service, adviser, officer):
    case = world.a_case_that_wants_mediation(service, adviser)
    with acting_as(officer):
        (asked,) = queries.inbox(officer)
        assert (asked.case_id, asked.child_name) == (case.id, "Alex Holloway")
        assert {duty.deadline.rule for duty in asked.duties} == {"reg36_2.arrange_30_days"}
    with acting_as(adviser):
        wanted, informed = facts_of(case, FactKind.TOLD_WANTS), facts_of(case, FactKind.LA_INFORMED)
        assert len(wanted) == len(informed) == 1
        assert informed[0].recorded_at - wanted[0].recorded_at < timedelta(minutes=1)
        (notice,) = Message.objects.filter(purpose="mediation_wanted")
        assert notice.body_id == world.council_of(service) and notice.person_id is None
        assert "Alex" not in notice.text


def test_saying_it_again_hands_over_once(service, adviser, officer):
    case = world.a_case_that_wants_mediation(service, adviser)
    world.tell(case, "mediation", adviser)
    with acting_as(adviser):
        assert Referral.objects.count() == 1
        assert Message.objects.filter(purpose="mediation_wanted").count() == 1


def test_before_that_an_officer_sees_nothing_at_all(service, adviser, officer):
    world.inform(world.a_case(service), adviser)
    with acting_as(officer):
        for table in (Case, Person, Referral, Party, Message, Document):
            assert not table.objects.exists(), table.__name__


def test_an_officer_sees_no_contact_details_no_words_of_the_request_and_no_message(service, adviser, officer):
    world.a_case_that_wants_mediation(service, adviser)
    with acting_as(officer):
        assert Case.objects.count() == 1
        for table in (ContactDetails, SafeContact, SentRequest, Issue, Message):
            assert not table.objects.exists(), table.__name__


def test_another_councils_officer_and_a_health_officer_see_nothing(service, adviser):
    world.a_case_that_wants_mediation(service, adviser)
    elsewhere = world.an_officer(world.council_of(world.a_service()))
    health = world.an_officer(world.a_health_body(service), role="health_officer")
    for by in (elsewhere, health):
        with acting_as(by):
            assert queries.inbox(by) == [] and not Case.objects.exists()


def test_the_inbox_asks_the_database_as_often_for_four_cases_as_for_one(service, adviser, officer):
    counts = []
    for more in (1, 3):
        for _ in range(more):
            world.a_case_that_wants_mediation(service, adviser)
        with acting_as(officer), CaptureQueriesContext(connection) as caught:
            assert queries.inbox(officer)
        counts.append(len(caught))
    assert counts[0] == counts[1]


TICKED = ["issues", "hoped_for", "needs"]
BESIDE = "What is hoped for: An assessment.\n\nNeeded to take part: Breaks, or shorter meetings"


@pytest.mark.parametrize(
    ("ticked", "words"),
    [
        (["issues"], "Nobody looked at him."),
        (["hoped_for", "needs"], BESIDE),
        (TICKED, f"Nobody looked at him.\n\n{BESIDE}"),
        (["none"], ""),
    ],
)
def test_the_familys_words_go_only_where_it_let_them(service, adviser, officer, ticked, words):
    draft = requests.a_draft(
        service, route={"route": "mediation"}, record_route={"record_route": "yes"}, share={"share": ticked}
    )
    send_request(draft_id=draft, at=world.now(), by=requests.a_browser())
    with acting_as(officer):
        (asked,) = queries.inbox(officer)
        assert asked.words == words


def test_a_later_no_takes_back_all_that_was_ticked(service, adviser, officer):
    draft = requests.a_draft(
        service, route={"route": "mediation"}, record_route={"record_route": "no"}, share={"share": TICKED}
    )
    sent = send_request(draft_id=draft, at=world.now(), by=requests.a_browser())
    with acting_as(adviser):
        case = Case.objects.get(id=sent.case_id)
    record_choice(
        case_id=case.id,
        choice=Choice.MEDIATION,
        told_on=world.today(),
        evidence=Evidence.TOLD_BY_TELEPHONE,
        share_words=False,
        at=world.now(),
        by=adviser,
    )
    with acting_as(officer):
        assert queries.inbox(officer)[0].words == ""


def test_a_change_of_mind_ends_it_and_the_next_statement_shows_nothing(service, adviser, officer):
    case = world.a_case_that_wants_mediation(service, adviser)
    world.tell(case, "no_mediation", adviser)
    with acting_as(officer):
        assert queries.inbox(officer) == [] and not Case.objects.exists()
    with acting_as(adviser):
        assert Message.objects.filter(purpose="mediation_not_wanted").count() == 1
    world.tell(case, "mediation", adviser)
    with acting_as(officer):
        assert len(queries.inbox(officer)) == 1


def test_a_family_that_withdraws_takes_it_back_from_the_council(service, adviser, officer):
    case = world.a_case_that_wants_mediation(service, adviser)
    withdraw_request(case_id=case.id, evidence=Evidence.TOLD_BY_TELEPHONE, at=world.now(), by=adviser)
    end_referrals(case_id=case.id, at=world.now(), by=worker(case.id))
    with acting_as(officer):
        assert not Case.objects.exists()


def test_the_family_sees_that_the_council_was_told(service, adviser):
    case = world.a_case_that_wants_mediation(service, adviser, reach=Reach(email="sam@holloway.example"))
    family = world.family_of(case, "sam@holloway.example")
    with acting_as(family):
        (asked,) = queries.of_case(case.id)
        assert london_day(asked.handed_over_at) == world.today()
