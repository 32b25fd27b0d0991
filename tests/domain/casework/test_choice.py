"""The choice: where each answer leads in every state, and what it does to the dates before it is made."""

from datetime import timedelta

import pytest

from evenhand.core.errors import NotAllowed, NotNow, Refused
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.come_back import come_back
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.facts import FactKind
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework import queries
from evenhand.domain.casework.actions.correct_record import correct_record
from evenhand.domain.casework.actions.record_choice import NotThatDay
from evenhand.domain.casework.choice import Choice
from evenhand.statute.routes import Decision, Section
from tests.build import world
from tests.build.case_states import in_state

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


REFUSED, SAME = "refused", "nothing changes"
LEADS = {
    # from state: (mediation, no mediation, undecided)
    "enquiry": ("wants_mediation", "no_mediation", "undecided"),
    "informed": ("wants_mediation", "no_mediation", "undecided"),
    "undecided": ("wants_mediation", "no_mediation", SAME),
    "wants_mediation": (SAME, "no_mediation", "undecided"),
    "no_mediation": ("wants_mediation", SAME, "undecided"),
    "certified": ("wants_mediation", SAME, REFUSED),
    "not_needed": ("wants_mediation", SAME, REFUSED),
    "leave_signposted": ("wants_mediation", SAME, REFUSED),
    "withdrawn": (REFUSED, REFUSED, REFUSED),
    "closed": (REFUSED, REFUSED, REFUSED),
}


def test_every_state_is_in_the_matrix():
    assert set(LEADS) == set(CaseState.values)


@pytest.mark.parametrize("state", LEADS)
def test_each_choice_leads_where_the_table_says(state, service, adviser):
    order = (Choice.MEDIATION, Choice.NO_MEDIATION, Choice.UNDECIDED)
    for choice, expected in zip(order, LEADS[state], strict=True):
        case = in_state(state, service, adviser)
        if expected == REFUSED:
            with pytest.raises(NotNow):
                world.tell(case, choice, adviser)
            assert world.again(case, adviser).state == state
        else:
            world.tell(case, choice, adviser)
            assert world.again(case, adviser).state == (state if expected == SAME else expected)


def test_no_in_time_starts_the_three_working_days(service, adviser):
    case = world.a_case(service)
    world.tell(case, "no_mediation", adviser)
    after = world.again(case, adviser)
    assert (after.next_due_rule, after.next_due_owner) == ("reg34_1.certificate_no_mediation", "adviser")


def test_no_after_late_contact_tells_of_leave_instead(service, adviser):
    case = world.a_case(service, notice_dated=world.today() - timedelta(days=80))
    assert world.tell(case, "no_mediation", adviser) == "signpost_leave"


def test_no_where_only_the_school_is_disputed_needs_no_certificate(service, adviser):
    case = world.a_case(service, decision=Decision.FINAL_PLAN, disputed=(Section.I,))
    assert world.tell(case, "no_mediation", adviser) == "find_certificate_not_needed"


def test_a_certificate_is_kept_when_the_family_turns_to_mediation_and_back(service, adviser):
    case = in_state("certified", service, adviser)
    world.tell(case, "mediation", adviser)
    assert world.tell(case, "no_mediation", adviser) == "keep_certificate"
    world.tell(case, "mediation", adviser)
    world.tell(case, "undecided", adviser)
    assert world.tell(case, "no_mediation", adviser) == "keep_certificate"
    assert world.again(case, adviser).state == "certified"


def test_a_certificate_is_kept_when_the_family_withdraws_and_comes_back(service, adviser):
    case = in_state("certified", service, adviser)
    withdraw_request(case_id=case.id, evidence="told_by_telephone", at=world.now(), by=adviser)
    come_back(case_id=case.id, evidence="told_by_telephone", at=world.now(), by=adviser)
    assert world.tell(case, "no_mediation", adviser) == "keep_certificate"
    assert world.again(case, adviser).state == "certified"


def test_saying_no_again_on_a_later_day_moves_no_date(service, adviser):
    case = world.a_case(service)
    world.tell(case, "no_mediation", adviser, days_ago=2)
    due = world.again(case, adviser).next_due_on
    assert world.tell(case, "no_mediation", adviser) == "choose_no_mediation"
    assert world.again(case, adviser).next_due_on == due


def test_an_earlier_no_counts_from_the_earlier_day(service, adviser):
    case = world.a_case(service)
    world.tell(case, "no_mediation", adviser)
    later = world.again(case, adviser).next_due_on
    world.tell(case, "no_mediation", adviser, days_ago=7)
    assert world.again(case, adviser).next_due_on < later


def test_a_choice_cannot_be_made_tomorrow_or_before_the_one_that_stands(service, adviser):
    case = world.a_case(service)
    with pytest.raises(NotThatDay):
        world.tell(case, "mediation", adviser, days_ago=-1)
    world.tell(case, "mediation", adviser)
    with pytest.raises(NotThatDay):
        world.tell(case, "no_mediation", adviser, days_ago=3)


def test_the_family_chooses_for_itself_and_nobody_else_does(service):
    asked = world.what_a_family_asks(service)
    case = world.a_case(service, reach=asked.reach)
    family = world.family_of(case, asked.reach.email)
    world.tell(case, "mediation", family)
    assert world.again(case, family).state == "wants_mediation"
    for stranger in (
        world.family_of(case, "other@family.example"),
        world.a_colleague(world.a_service()),
    ):
        with pytest.raises(Refused):
            world.tell(case, "no_mediation", stranger)


@pytest.mark.parametrize("choice", list(Choice))
@pytest.mark.parametrize("state", ["enquiry", "undecided", "wants_mediation", "no_mediation", "certified"])
def test_the_effect_shown_before_is_the_effect_after(state, choice, service, adviser):
    if LEADS[state][list(Choice).index(choice)] == REFUSED:
        return
    case = in_state(state, service, adviser)
    with acting_as(adviser):
        shown = queries.effect_of(case, choice, world.today())
        to = queries.state_after(case, choice, world.today())
    world.tell(case, choice, adviser)
    assert world.again(case, adviser).state == to
    with acting_as(adviser):
        stand = {duty.deadline.rule: duty.deadline for duty in cases.duties(case.id)}
    assert {effect.rule: effect.after for effect in shown if effect.after} == stand


def test_the_effect_of_a_correction_is_shown_before_and_is_the_effect_after(service, adviser):
    case = world.a_case(service)
    earlier = world.today() - timedelta(days=40)
    with acting_as(adviser):
        fact = next(fact for fact in cases.standing_facts(case.id) if fact.kind == "notice_dated")
        shown = queries.effect_of_correction(case, FactKind.NOTICE_DATED, fact, earlier, world.today())
    assert {effect.change for effect in shown} == {"earlier"}
    correct_record(
        case_id=case.id,
        kind=FactKind.NOTICE_DATED,
        fact_id=fact.id,
        happened_on=earlier,
        reason="The letter says so.",
        evidence="letter",
        at=world.now(),
        by=adviser,
    )
    with acting_as(adviser):
        stand = {duty.deadline.rule: duty.deadline.safe_on for duty in cases.duties(case.id)}
    assert {effect.rule: effect.after.safe_on for effect in shown} == stand


def test_a_correction_that_makes_contact_late_leads_to_leave(service, adviser):
    case = world.a_case(service)
    world.tell(case, "no_mediation", adviser)
    with acting_as(adviser):
        fact = next(fact for fact in cases.standing_facts(case.id) if fact.kind == "notice_dated")
    correct_record(
        case_id=case.id,
        kind=FactKind.NOTICE_DATED,
        fact_id=fact.id,
        happened_on=world.today() - timedelta(days=90),
        reason="The letter says so.",
        evidence="letter",
        at=world.now(),
        by=adviser,
    )
    assert world.again(case, adviser).state == "leave_signposted"


def test_a_caseworker_records_a_choice_but_a_stranger_to_the_case_does_not(service):
    case = world.a_case(service)
    world.tell(case, "undecided", world.a_colleague(service, "caseworker"))
    with pytest.raises((NotAllowed, Refused)):
        world.tell(case, "mediation", world.a_colleague(world.a_service()))
