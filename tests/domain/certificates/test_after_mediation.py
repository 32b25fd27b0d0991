"""A certificate under section 55(5): after a mediation that ended, or as if it had been held; never for health only."""

from datetime import timedelta

import pytest

from evenhand.core.clock import london_day
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import of_case
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.facts import Evidence, FactKind
from evenhand.domain.cases.holding import hold, note_fact, work_out_dates
from evenhand.domain.cases.states import CaseState
from evenhand.domain.casework import jobs, waiting
from evenhand.domain.casework.waiting import Second
from evenhand.domain.certificates import queries
from evenhand.domain.certificates.actions.ask_about_late import ask_about_late
from evenhand.domain.certificates.actions.issue_certificate import issue_certificate
from evenhand.domain.certificates.actions.reissue_certificate import reissue_certificate
from evenhand.domain.certificates.actions.withdraw_certificate import withdraw_certificate
from evenhand.domain.certificates.refusals import CannotIssue, NothingToDecide
from evenhand.domain.referrals import queries as referrals
from evenhand.domain.referrals.actions.notify_commissioner import notify_commissioner
from evenhand.domain.referrals.actions.say_cannot_arrange import say_cannot_arrange
from evenhand.domain.referrals.states import CannotArrange
from evenhand.statute.routes import Decision, Section
from tests.build import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


def issue(case, by):
    return issue_certificate(case_id=case.id, at=world.now(), by=by)


def concluded(case, by) -> None:
    """Record that the mediation ended today, as its mediator will."""
    writer = by.for_case(case.id)
    with acting_as(writer):
        held, at = hold(case.id, writer), world.now()
        for kind in (FactKind.FIRST_SESSION, FactKind.CONCLUDED):
            note_fact(held, kind, happened_on=london_day(at), at=at, by=writer, evidence=Evidence.OWN_RECORD)
        work_out_dates(held, because="the mediation ended", at=at)


def cannot_arrange(case, by) -> None:
    with acting_as(by):
        (asked,) = referrals.of_case(case.id)
    say_cannot_arrange(referral_id=asked.id, because=CannotArrange.NO_DATE, at=world.now(), by=by)


def rules(case, by) -> dict[str, str]:
    with acting_as(by):
        return {duty.deadline.rule: duty.state for duty in cases.duties(case.id)}


def test_before_the_mediation_ended_there_is_none(service, adviser):
    case = world.a_case_that_wants_mediation(service, adviser)
    with pytest.raises(CannotIssue):
        issue(case, adviser)


def test_after_a_mediation_that_ended(service, adviser):
    case = world.a_case_that_wants_mediation(service, adviser)
    concluded(case, adviser)
    assert rules(case, adviser)["reg39_1.certificate_after_mediation"] == "open"
    certificate = issue(case, adviser)
    assert (certificate.section, certificate.basis) == ("s55_5", "reg39_1")
    assert rules(case, adviser)["reg39_1.certificate_after_mediation"] == "met"
    assert world.again(case, adviser).state == CaseState.CERTIFIED


def test_as_if_it_had_been_held_when_the_council_cannot_arrange_it(service, adviser):
    case = world.a_case_that_wants_mediation(service, adviser)
    cannot_arrange(case, adviser)
    certificate = issue(case, adviser)
    assert (certificate.section, certificate.basis) == ("s55_5", "reg39_3")
    assert rules(case, adviser)["reg39_3.deemed_certificate"] == "met"


def test_a_mediation_after_a_deemed_certificate_brings_no_second_one(service, adviser):
    case = world.a_case_that_wants_mediation(service, adviser)
    cannot_arrange(case, adviser)
    first = issue(case, adviser)
    concluded(case, adviser)
    assert issue(case, adviser).id == first.id
    with acting_as(adviser):
        appeal = [
            d.deadline for d in cases.duties(case.id) if d.deadline.rule == "hesc_r20_1_c.appeal_deadline"
        ]
    assert len(appeal) == 1


def test_none_is_deemed_in_a_case_about_health_only(service, adviser):
    icb = world.a_health_body(service)
    case = world.a_case_that_wants_mediation(
        service, adviser, decision=Decision.FINAL_PLAN, disputed=(Section.G,)
    )
    with acting_as(adviser):
        (asked,) = referrals.of_case(case.id)
    notify_commissioner(referral_id=asked.id, body_id=icb, at=world.now(), by=adviser)
    with pytest.raises(CannotIssue):
        issue(case, adviser)


def test_information_comes_before_either(service, adviser):
    case = world.a_case(service)
    world.tell(case, "mediation", adviser)
    concluded(case, adviser)
    with pytest.raises(CannotIssue, match="information and advice"):
        issue(case, adviser)


def test_who_changes_their_mind_gets_one_without_mediation(service, adviser):
    case = world.a_case_that_wants_mediation(service, adviser)
    world.tell(case, "no_mediation", adviser)
    assert issue(case, adviser).basis == "reg34_1"


def test_a_replacement_keeps_what_it_rests_on(service, adviser):
    case = world.a_case_that_wants_mediation(service, adviser)
    cannot_arrange(case, adviser)
    first = issue(case, adviser)
    second = reissue_certificate(
        case_id=case.id, certificate_id=first.id, reason_code="wrong_name", at=world.now(), by=adviser
    )
    assert (second.section, second.basis) == (first.section, first.basis)


def test_withdrawn_the_family_wants_mediation_still(service, adviser):
    case = world.a_case_that_wants_mediation(service, adviser)
    cannot_arrange(case, adviser)
    certificate = issue(case, adviser)
    withdraw_certificate(
        case_id=case.id,
        certificate_id=certificate.id,
        reason_code="no_participation",
        at=world.now(),
        by=adviser,
    )
    assert world.again(case, adviser).state == CaseState.WANTS_MEDIATION
    with acting_as(adviser):
        assert queries.in_force(case.id) is None


def test_the_appeal_is_shown_with_and_without_it_before_it_is_issued(service, adviser):
    case = world.a_case_that_wants_mediation(service, adviser)
    concluded(case, adviser)
    with acting_as(adviser):
        draft = queries.draft_for(world.again(case, adviser), at=world.now(), by=adviser)
    assert draft.may_be_issued and draft.appeal_before and draft.appeal_after
    assert draft.due and draft.due.rule == "reg39_1.certificate_after_mediation"


def a_late_case_that_mediated(service, adviser):
    dated = world.today() - timedelta(days=95)
    case = world.a_case_that_wants_mediation(service, adviser, notice_dated=dated)
    concluded(case, adviser)
    return case


def waiting_for(by):
    with acting_as(by):
        return [one.kind for one in waiting.for_second(by).lines]


def ask_about(case, by):
    ask_about_late(case_id=case.id, at=world.now(), by=by)


def test_after_late_contact_two_people_let_one_after_mediation_through(service, adviser):
    case, manager = a_late_case_that_mediated(service, adviser), world.a_colleague(service, "manager")
    for by in (adviser, manager):
        with pytest.raises(CannotIssue, match="A manager decides"):
            issue(case, by)
    for _ in range(2):
        ask_about(case, adviser)
    with acting_as(adviser):
        (raised,) = [one for one in of_case(case.id) if one.event.kind() == "certificates.LateDecisionAsked"]
    jobs.ask_to_decide_late.function(event_id=str(raised.id), case_id=str(case.id))
    assert [waiting_for(by) for by in (adviser, manager)] == [[], [Second.LATE]]
    with pytest.raises(CannotIssue, match="A manager decides"):
        issue(case, adviser)
    assert issue(case, manager).basis == "reg39_1"


def test_a_manager_who_asked_does_not_decide_about_it(service, adviser):
    case, manager = a_late_case_that_mediated(service, adviser), world.a_colleague(service, "manager")
    ask_about(case, manager)
    with pytest.raises(CannotIssue, match="A manager decides"):
        issue(case, manager)
    assert issue(case, world.a_colleague(service, "manager", name="Lee Other")).basis == "reg39_1"


def test_nobody_is_asked_about_contact_in_time_nor_where_something_else_is_missing(service, adviser):
    case = world.a_case_that_wants_mediation(service, adviser)
    with pytest.raises(CannotIssue):
        ask_about(case, adviser)
    concluded(case, adviser)
    with pytest.raises(NothingToDecide):
        ask_about(case, adviser)
    with pytest.raises(NoSuchThing):
        ask_about(case, world.a_colleague(service, "auditor"))
