"""A case has another council by one action: the one before sees nothing more, and the next nothing of before."""

from datetime import timedelta

import pytest
from django.db import connection

from evenhand.core import events
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.models import Party
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework import queries as casework
from evenhand.domain.casework.actions.send_request import send_request
from evenhand.domain.casework.council import effect_of_council
from evenhand.domain.casework.events import CouncilChanged
from evenhand.domain.correspondence.models import Message
from evenhand.domain.documents import queries as documents
from evenhand.domain.meetings.models import Meeting
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.add_paper import add_paper
from evenhand.domain.referrals.models import DecisionMaker, Nudge, Offer, Referral
from evenhand.domain.referrals.shared import telling
from tests.build import certificates as issuing
from tests.build import mediation, requests, world
from tests.build.files import pdf_that_says
from tests.domain.casework.two_councils import *  # noqa: F403 - the fixtures
from tests.domain.casework.two_councils import A_PLAN, duties, moves, put_right, sees, told

pytestmark = pytest.mark.django_db


def test_a_family_that_moved_is_the_new_councils_and_the_old_one_sees_nothing(
    service, other, adviser, before, after, case
):
    assert sees(before, case) and not sees(after, case)
    moves(case, other, adviser)
    now = world.again(case, adviser)
    assert (now.local_authority_id, now.team_id) == (other.local_authority, other.team_id)
    for officer in (before, after):
        assert not sees(officer, case)
        with acting_as(officer):
            assert referrals.inbox(officer) == [] and not Party.objects.exists()
    with acting_as(adviser):
        (fact,) = [one for one in cases.standing_facts(case.id) if one.kind == FactKind.COUNCIL]
        assert (fact.value, fact.happened_on) == (other.local_authority, world.today() - timedelta(days=3))
        (happened,) = [one.event for one in events.of_case(case.id) if isinstance(one.event, CouncilChanged)]
    assert happened.was_told and "The family moved" in happened.sentence()
    assert told(case, adviser, world.council_of(service)) == ["mediation_wanted", "not_your_case"]
    assert told(case, adviser, world.council_of(other)) == []


def test_what_has_not_gone_to_the_old_council_does_not_go(service, other, adviser, case):
    moves(case, other, adviser)
    with acting_as(adviser):
        found = dict(Message.objects.exclude(body_id=None).values_list("purpose", "state"))
    assert found == {"mediation_wanted": "suppressed", "not_your_case": "queued"}


def test_the_wish_is_asked_for_again_and_no_date_goes_without_a_reason(other, adviser, case):
    was = duties(case, adviser)
    assert "reg36_2.arrange_30_days" in was
    with acting_as(adviser):
        shown = {
            one.rule: one.change for one in effect_of_council(case, other.local_authority, world.today())
        }
    moves(case, other, adviser)
    now = duties(case, adviser)
    assert world.again(case, adviser).state == CaseState.UNDECIDED
    assert was.keys() - now.keys() == {"reg36_2.arrange_30_days"}
    assert {rule for rule, change in shown.items() if change == "ends"} == {"reg36_2.arrange_30_days"}
    assert all(now[rule].deadline.due_on == was[rule].deadline.due_on for rule in now)
    with acting_as(adviser):
        assert casework.standing_choice(case.id) is None
        past = {one.deadline.rule: one.closed_because for one in cases.standing_and_past_duties(case.id)[1]}
    assert past["reg36_2.arrange_30_days"] == "the case has another council"


def test_the_new_councils_thirty_days_run_from_when_it_is_told(other, adviser, after, case):
    moves(case, other, adviser)
    world.tell(case, "mediation", adviser)
    assert sees(after, case)
    arrange = duties(case, adviser)["reg36_2.arrange_30_days"].deadline
    assert arrange.due_on == world.today() + timedelta(days=30)
    assert world.again(case, adviser).state == CaseState.WANTS_MEDIATION


def test_the_new_council_reads_nothing_that_was_said_with_the_old_one(other, adviser, before, after, case):
    mediation.offered(case, before)
    with acting_as(before):
        (asked,) = referrals.of_case(case.id)
    add_paper(
        referral_id=asked.id, kind="report", name="report.pdf", content=pdf_that_says("secret"),
        at=world.now() - timedelta(hours=2), by=before,
    )  # fmt: skip
    moves(case, other, adviser)
    world.tell(case, "mediation", adviser)
    with acting_as(after):
        (theirs,) = referrals.inbox(after)
        assert theirs.id != asked.id and theirs.body_id == world.council_of(other)
        for table in (Offer, DecisionMaker, Nudge, Meeting):
            assert not table.objects.exists(), table.__name__
        assert Referral.objects.count() == 1
        assert documents.of_case(case.id) == []
    with acting_as(adviser):
        assert DecisionMaker.objects.count() == 1
        assert referrals.open_offers(case.id, world.now()) == [], "nothing is booked on a date of the old one"


def test_what_a_family_shared_with_one_council_it_did_not_share_with_another(
    service, other, adviser, before, after
):
    draft = requests.a_draft(
        service,
        route={"route": "mediation"},
        record_route={"record_route": "yes"},
        share={"share": ["issues", "needs"]},
    )
    sent = send_request(draft_id=draft, at=world.now(), by=requests.a_browser())
    with acting_as(before):
        (asked,) = referrals.inbox(before)
        assert asked.words
    with acting_as(adviser):
        case = cases.one(sent.case_id, adviser)
    put_right(case, other, adviser)
    with acting_as(adviser):
        asks = telling(world.again(case, adviser))
    assert asks.words and asks.shares is None, "it is asked again"
    world.tell(case, "mediation", adviser)
    with acting_as(after):
        assert referrals.inbox(after)[0].words == ""


def test_three_working_days_of_a_no_run_on(service, other, adviser):
    case = issuing.a_case_that_said_no(service, adviser, **A_PLAN)
    was = duties(case, adviser)["reg34_1.certificate_no_mediation"].deadline.due_on
    put_right(case, other, adviser)
    assert duties(case, adviser)["reg34_1.certificate_no_mediation"].deadline.due_on == was


def test_it_can_go_back_and_says_nothing_of_between(service, other, adviser, before, after, case):
    put_right(case, other, adviser)
    put_right(case, service, adviser, "It was right at first.")
    assert not sees(before, case) and not sees(after, case)
    world.tell(case, "mediation", adviser)
    assert sees(before, case) and not sees(after, case)


def test_of_a_withdrawn_case_the_next_council_is_told_nothing(other, adviser, after, case):
    withdraw_request(case_id=case.id, evidence=Evidence.TOLD_BY_TELEPHONE, at=world.now(), by=adviser)
    moves(case, other, adviser)
    assert world.again(case, adviser).state == CaseState.WITHDRAWN
    assert not sees(after, case)


def test_the_database_goes_by_the_present_council_whatever_stands_of_parties(
    service, other, adviser, before, case
):
    moves(case, other, adviser)
    with acting_as(adviser):
        assert Party.objects.filter(body_id=world.council_of(service)).update(ends_at=None) == 1
    with acting_as(before), connection.cursor() as cursor:
        cursor.execute("select evenhand_sees(%s, 'K1')", [case.id])
        assert cursor.fetchone() == (False,)
        assert not Party.objects.exists() and not type(case).objects.exists()


def test_an_offer_that_held_the_case_first_is_of_the_council_before(
    other, adviser, before, after, case, set_clock
):
    begun = world.now()
    set_clock(begun + timedelta(seconds=20))
    mediation.offered(case, before)
    set_clock(begun)
    moves(case, other, adviser, at=begun)
    set_clock(begun + timedelta(minutes=1))
    with acting_as(adviser):
        (offer,) = Offer.objects.filter(case_id=case.id)
        (fact,) = [one for one in cases.standing_facts(case.id) if one.kind == FactKind.COUNCIL]
    assert begun < offer.offered_at <= world.again(case, adviser).council_since == fact.recorded_at
    world.tell(case, "mediation", adviser)
    with acting_as(after):
        assert not Offer.objects.exists()
