"""A case starts from what a family said, its dates follow from facts, and its walls hold."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evenhand.core import events
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import anonymous, person, worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access, duties
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.actions.close_case import close_case
from evenhand.domain.cases.actions.come_back import come_back
from evenhand.domain.cases.actions.correct_fact import CannotCorrect, correct_fact
from evenhand.domain.cases.actions.let_time_pass import let_time_pass
from evenhand.domain.cases.actions.open_case import NoServiceHere, open_case
from evenhand.domain.cases.actions.take_case import take_case
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.facts import Evidence, FactKind, for_the_law
from evenhand.domain.cases.facts import standing as standing_facts
from evenhand.domain.cases.models import Case, Duty, Fact, Issue
from evenhand.domain.cases.states import DutyState
from evenhand.domain.casework.choice import Choice
from evenhand.domain.identity.actions.end_membership import end_membership
from evenhand.domain.law.in_use import AS_RELEASED
from evenhand.domain.people import queries as people
from evenhand.domain.people.models import ContactDetails, Person, ProtectedDetails
from evenhand.statute.clocks import clocks
from tests.build import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def service():
    return world.a_service()


@pytest.fixture
def adviser(service):
    return world.a_colleague(service)


def standing(case, by):
    with acting_as(by):
        return {
            duty.rule: duty for duty in Duty.objects.filter(case=case).exclude(state=DutyState.SUPERSEDED)
        }


def fact(case, kind, by):
    with acting_as(by):
        return Fact.objects.get(case=case, kind=kind, replaced_by=None)


def test_asking_is_contact_and_starts_the_familys_clocks(service, adviser):
    case = world.a_case(service)
    found = standing(case, adviser)
    assert found["reg33.contact_adviser"].state == DutyState.MET
    assert found["hesc_r20_1_c.appeal_deadline"].state == DutyState.OPEN
    assert case.next_due_on == found["hesc_r20_1_c.appeal_deadline"].safe_on


def test_asking_late_leaves_the_contact_clock_missed(service, adviser):
    case = world.a_case(service, notice_dated=world.today() - timedelta(days=80))
    assert standing(case, adviser)["reg33.contact_adviser"].state == DutyState.MISSED


def test_a_council_that_nobody_serves_is_refused_in_words(service):
    asked = replace(world.what_a_family_asks(service), local_authority="ZZZ")
    with pytest.raises(NoServiceHere, match="decision letter"):
        open_case(asked=asked, at=world.now(), by=anonymous("b"))


def test_the_family_sees_its_case_once_it_has_shown_that_its_address_is_its_own(service):
    asked = world.what_a_family_asks(service)
    case = world.a_case(service, reach=asked.reach)
    family = world.family_of(case, asked.reach.email)
    with acting_as(family):
        assert access.visible_to(family).get().id == case.id
        assert people.reach(case.holder_id).telephone == "07700 900123"


def test_another_family_another_provider_and_nobody_see_nothing(service):
    case = world.a_case(service)
    other_family = world.family_of(case, "somebody-else@family.example")
    other_staff = world.a_colleague(world.a_service())
    for by in (other_family, other_staff, anonymous(), anonymous("b" * 64), worker()):
        with acting_as(by):
            for table in (Case, Fact, Duty, Issue, Person, ContactDetails):
                assert not table.objects.exists(), f"{by.name} sees rows of {table.__name__}"
            assert events.of_case(case.id) == []


def test_a_job_sees_the_one_case_it_was_sent_to(service):
    first, second = world.a_case(service), world.a_case(service)
    with acting_as(worker(first.id)):
        assert [c.id for c in Case.objects.all()] == [first.id] != [second.id]


def test_a_wall_beats_membership_at_once(service, adviser):
    case = world.a_case(service)
    manager = world.a_colleague(service, "manager")
    build_wall(case_id=case.id, user_id=adviser.user_id, reason="is related", at=world.now(), by=manager)
    with acting_as(adviser):
        assert not Case.objects.exists()
        assert not Fact.objects.exists()
    with pytest.raises(NoSuchThing):
        take_case(case_id=case.id, caseworker_id=adviser.user_id, by=adviser)


def test_protected_details_are_in_their_own_table_only(service, adviser):
    case = world.a_case(service, protected=True)
    with acting_as(adviser):
        assert not ContactDetails.objects.exists()
        assert ProtectedDetails.objects.get().telephone == "07700 900123"
        assert people.is_protected(case.holder_id)


def test_a_correction_is_a_new_fact_and_moves_the_dates(service, adviser):
    case = world.a_case(service)
    wrong = fact(case, FactKind.NOTICE_DATED, adviser)
    earlier = wrong.happened_on - timedelta(days=10)
    moved = correct_fact(
        case_id=case.id,
        kind=FactKind.NOTICE_DATED,
        fact_id=wrong.id,
        happened_on=earlier,
        reason="read from the letter",
        evidence=Evidence.LETTER,
        at=world.now(),
        by=adviser,
    )
    assert [item.rule for item in moved if item.is_shorter] == ["hesc_r20_1_c.appeal_deadline"], (
        "the family was in touch in time either way; its appeal is what it has less time for"
    )
    with acting_as(adviser):
        assert Fact.objects.filter(case=case, kind=FactKind.NOTICE_DATED).count() == 2
        assert Duty.objects.filter(case=case, state=DutyState.SUPERSEDED).count() == len(moved)


def test_one_wrong_fact_is_corrected_once(service, adviser):
    case = world.a_case(service)
    wrong = fact(case, FactKind.NOTICE_DATED, adviser)
    correction = {
        "case_id": case.id,
        "kind": FactKind.NOTICE_DATED,
        "fact_id": wrong.id,
        "happened_on": wrong.happened_on,
        "reason": "typing mistake",
        "evidence": Evidence.LETTER,
        "at": world.now(),
        "by": adviser,
    }
    correct_fact(**correction)
    with pytest.raises(NoSuchThing):
        correct_fact(**correction)


@pytest.mark.parametrize("changes", [{"reason": " "}, {"kind": FactKind.CERTIFICATE_ISSUED}])
def test_a_correction_needs_a_reason_and_a_thing_that_was_said(service, adviser, changes):
    case = world.a_case(service)
    correction = {
        "kind": FactKind.NOTICE_SENT,
        "reason": "x",
        "evidence": "letter",
        "happened_on": world.today(),
    }
    with pytest.raises(CannotCorrect):
        correct_fact(case_id=case.id, at=world.now(), by=adviser, **(correction | changes))


def test_a_corrected_name_is_on_the_person_and_in_the_facts(service, adviser):
    case = world.a_case(service)
    correct_fact(
        case_id=case.id,
        kind=FactKind.CHILD_NAME,
        value="Ivy Holloway",
        reason="misheard",
        evidence=Evidence.TOLD_BY_TELEPHONE,
        at=world.now(),
        by=adviser,
    )
    with acting_as(adviser):
        assert people.one(case.child_id).name == "Ivy Holloway"
        stands = fact(case, FactKind.CHILD_NAME, adviser)
        assert (stands.value, stands.replaces.value) == ("Ivy Holloway", "Alex Holloway")
        assert Case.objects.get(id=case.id).child_initials == "IH"


def test_working_the_dates_out_again_changes_nothing(service, adviser):
    case = world.a_case(service)
    before = {rule: duty.id for rule, duty in standing(case, adviser).items()}
    with acting_as(adviser):
        held = Case.objects.get(id=case.id)
        moved = duties.work_out(
            held,
            because="again",
            at=world.now(),
            today=world.today(),
            provider_is_contact=True,
            law=AS_RELEASED,
        )
    assert moved == []
    assert {rule: duty.id for rule, duty in standing(case, adviser).items()} == before


def test_a_stored_duty_is_the_deadline_that_statute_gave(service, adviser):
    case = world.a_case(service, notice_sent=world.today() - timedelta(days=20))
    with acting_as(adviser):
        facts = for_the_law(case, standing_facts(case.id), provider_is_contact=True)
    given = {deadline.rule: deadline for deadline in clocks(facts)}
    for rule, duty in standing(case, adviser).items():
        assert duties.explained(duty) == given[rule]
        assert duties.explained(duty).explain() == given[rule].explain()


def test_withdrawing_ends_every_clock_with_a_reason_and_coming_back_starts_them(service, adviser):
    case = world.a_case(service)
    withdraw_request(case_id=case.id, evidence=Evidence.TOLD_BY_TELEPHONE, at=world.now(), by=adviser)
    with acting_as(adviser):
        assert not Duty.objects.filter(case=case, state=DutyState.OPEN).exists()
        assert Case.objects.get(id=case.id).next_due_on is None
    come_back(case_id=case.id, evidence=Evidence.TOLD_BY_TELEPHONE, at=world.now(), by=adviser)
    assert standing(case, adviser)["hesc_r20_1_c.appeal_deadline"].state == DutyState.OPEN


def test_a_live_case_cannot_be_closed(service, adviser):
    case = world.a_case(service)
    with pytest.raises(NotNow, match="This case is enquiry"):
        close_case(case_id=case.id, at=world.now(), by=adviser)


def test_a_closed_case_keeps_its_facts_and_has_no_clock(service, adviser):
    case = world.a_case(service)
    withdraw_request(case_id=case.id, evidence=Evidence.TOLD_BY_TELEPHONE, at=world.now(), by=adviser)
    close_case(case_id=case.id, at=world.now(), by=adviser)
    with acting_as(adviser):
        closed = Case.objects.get(id=case.id)
        assert closed.closed_at is not None and closed.next_due_on is None
        assert Fact.objects.filter(case=case).exists()


def test_a_family_may_withdraw_and_may_not_correct(service):
    asked = world.what_a_family_asks(service)
    case = world.a_case(service, reach=asked.reach)
    family = world.family_of(case, asked.reach.email)
    with pytest.raises(NotAllowed):
        correct_fact(
            case_id=case.id,
            kind=FactKind.NOTICE_SENT,
            happened_on=world.today(),
            reason="x",
            evidence="letter",
            at=world.now(),
            by=family,
        )
    withdraw_request(case_id=case.id, evidence=Evidence.TOLD_ONLINE, at=world.now(), by=family)


def test_a_case_is_handed_only_to_a_colleague(service, adviser):
    case = world.a_case(service)
    stranger = world.a_colleague(world.a_service())
    with pytest.raises(NotNow, match="does not work here"):
        take_case(case_id=case.id, caseworker_id=stranger.user_id, by=adviser)
    take_case(case_id=case.id, caseworker_id=adviser.user_id, by=adviser)


def test_an_adviser_who_types_for_a_family_becomes_its_caseworker(service, adviser):
    case = world.a_case(service, by=adviser, channel="telephone")
    assert case.caseworker_id == adviser.user_id


def test_the_timeline_speaks_in_sentences(service, adviser):
    case = world.a_case(service)
    take_case(case_id=case.id, caseworker_id=adviser.user_id, by=adviser)
    # Written when the outermost transaction ends; inside the test's own, that is after each action.
    with acting_as(adviser):
        said = [recorded.event.sentence() for recorded in events.of_case(case.id)]
    assert "A caseworker took the case." in said
    assert "The family asked online." in said


def test_a_person_who_no_longer_works_here_sees_nothing(service, adviser):
    world.a_case(service)
    manager = world.a_colleague(service, "manager")
    end_membership(
        user_id=adviser.user_id, provider_id=service.provider_id, role="adviser", at=world.now(), by=manager
    )
    with acting_as(person(adviser.user_id)):
        assert not Case.objects.exists()


def test_withdrawing_takes_the_choice_back(service, adviser):
    case = world.a_case(service)
    world.tell(case, Choice.NO_MEDIATION, by=adviser)
    withdraw_request(case_id=case.id, evidence=Evidence.TOLD_BY_TELEPHONE, at=world.now(), by=adviser)
    come_back(case_id=case.id, evidence=Evidence.TOLD_BY_TELEPHONE, at=world.now(), by=adviser)
    assert "reg34_1.certificate_no_mediation" not in standing(case, adviser)
    world.tell(case, Choice.NO_MEDIATION, by=adviser)
    assert standing(case, adviser)["reg34_1.certificate_no_mediation"].state == DutyState.OPEN


def test_a_familys_time_that_went_by_is_missed_and_ours_stays_overdue(service, adviser):
    case = world.a_case(service, notice_dated=world.today() - timedelta(days=90))
    by = worker(case.id)
    let_time_pass(case_id=case.id, at=world.now(), by=by)
    found = standing(case, adviser)
    assert found["hesc_r20_1_c.appeal_deadline"].state == DutyState.MISSED
    with acting_as(adviser):
        assert Case.objects.get(id=case.id).next_due_on is None
    let_time_pass(case_id=case.id, at=world.now(), by=by)

    fresh = world.a_case(service)
    world.tell(fresh, Choice.NO_MEDIATION, by=adviser)
    let_time_pass(case_id=fresh.id, at=world.now() + timedelta(days=400), by=worker(fresh.id))
    assert standing(fresh, adviser)["reg34_1.certificate_no_mediation"].state == DutyState.OPEN
