"""The right passes to the young person on the day the law says, whether or not anything runs on it."""

from datetime import date, timedelta

import pytest

from evenhand.core import clock
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import right
from evenhand.domain.cases.actions.confirm_birth import confirm_birth
from evenhand.domain.cases.actions.correct_fact import correct_fact
from evenhand.domain.cases.actions.let_right_pass import let_right_pass
from evenhand.domain.cases.actions.record_capacity import NotThatRecord, end_capacity, record_capacity
from evenhand.domain.cases.actions.record_consent import end_consent
from evenhand.domain.cases.actions.withdraw_request import withdraw_request
from evenhand.domain.cases.deciding import Matter, Scope
from evenhand.domain.cases.facts import Evidence, FactKind, standing
from evenhand.domain.cases.models import CapacityRecord, Consent
from evenhand.domain.casework.actions.change_council import change_council
from evenhand.domain.casework.kinds import WhyCouncil
from evenhand.domain.identity.roles import HOLDER, Permission
from evenhand.domain.identity.two_people import NotAnother
from evenhand.domain.organisations.queries import local_authority_name
from evenhand.domain.people import queries as people
from evenhand.domain.people.person_roles import PersonRole
from evenhand.statute.capacity import Acts
from tests.build import passing, world
from tests.build.pages import browser, same
from tests.build.passing import SECOND, THE_DAY, midnight

pytestmark = pytest.mark.django_db
AFTER = midnight(THE_DAY) + timedelta(hours=1)
# What whoever may read the case can do: the notes and the copy that they have are their own, whoever's the right is.
READS = {Permission.SEE_OWN_CASE, Permission.KEEP_OWN_NOTES, Permission.TAKE_COPY}


@pytest.fixture
def family(set_clock):
    return passing.a_family(set_clock)


def withdraws(family, by):
    withdraw_request(case_id=family.case.id, evidence=Evidence.TOLD_ONLINE, at=world.now(), by=by)


def corrects_birth(family, born, by, evidence=Evidence.LETTER):
    with acting_as(by):
        fact = next(fact for fact in standing(family.case.id) if fact.kind == FactKind.DATE_OF_BIRTH)
    correct_fact(
        case_id=family.case.id,
        kind=FactKind.DATE_OF_BIRTH,
        fact_id=fact.id,
        happened_on=born,
        reason="The letter has another year",
        evidence=evidence,
        at=world.now(),
        by=by,
    )


def test_until_the_last_second_the_right_is_the_parents(family, set_clock):
    set_clock(midnight(THE_DAY) - SECOND)
    assert family.fresh().right_passes_on == THE_DAY
    assert family.may() == HOLDER.permissions
    assert (family.sees(), family.sees_by_the_walls()) == (True, True)


def test_from_midnight_nothing_runs_and_the_parent_neither_acts_nor_reads(family, set_clock):
    set_clock(midnight(THE_DAY))
    assert family.may() == frozenset()
    assert (family.sees(), family.sees_by_the_walls()) == (False, False)
    with pytest.raises(NoSuchThing):
        withdraws(family, family.parent)


def test_whoever_touches_the_case_first_writes_to_the_young_person(family, set_clock):
    set_clock(AFTER)
    withdraws(family, family.adviser)
    case = family.fresh()
    assert case.holder_id == case.child_id
    with acting_as(family.adviser):
        assert people.one(case.child_id).role == PersonRole.YOUNG_PERSON
        assert people.who_asked(case.id, case.child_id) is not None


def test_the_parent_is_not_told_to_which_council_the_case_of_their_child_went(family, set_clock):
    set_clock(AFTER)
    with acting_as(family.parent):
        (before,) = right.passed_cases(family.parent)
    case = family.fresh()
    page = f"/my/{case.id}/passed"
    was = same(browser(family.parent).get(page))
    with acting_as(family.adviser):
        assert local_authority_name(case.local_authority_id) not in was
    change_council(
        case_id=case.id,
        council=world.another_council(
            world.Service(case.provider_id, case.team_id, case.local_authority_id)
        ).local_authority,
        why=WhyCouncil.MISTAKE,
        reason="The young person lives elsewhere.",
        evidence=Evidence.TOLD_IN_WRITING,
        at=world.now(),
        by=family.adviser,
    )
    with acting_as(family.parent):
        (stays,) = right.passed_cases(family.parent)
    assert stays == before
    assert same(browser(family.parent).get(page)) == was, "not even that it changed"


def test_letting_the_right_pass_twice_changes_nothing_and_nobody_else_may(family, set_clock):
    set_clock(AFTER)
    for _ in range(2):
        let_right_pass(case_id=family.case.id, by=worker(family.case.id))
    with pytest.raises(NotAllowed):
        let_right_pass(case_id=family.case.id, by=family.adviser)


def test_the_parent_is_told_which_of_their_cases_passed_and_keeps_them(family, set_clock):
    with acting_as(family.parent):
        assert right.passed_cases(family.parent) == []
    set_clock(AFTER)
    with acting_as(family.parent):
        (passed,) = right.passed_cases(family.parent)
    assert (passed.case_id, passed.passed_on) == (family.case.id, THE_DAY)
    with acting_as(family.adviser):
        assert right.passed_cases(family.adviser) == []


def test_a_young_person_holds_all_of_it_from_their_day(family, set_clock):
    set_clock(AFTER)
    young = family.invited()
    assert family.may(young) == HOLDER.permissions
    assert (family.sees(young), family.sees_by_the_walls(young)) == (True, True)


# Consent.


def test_with_consent_a_parent_reads_and_does_not_decide(family, set_clock):
    set_clock(AFTER)
    family.consents()
    assert (family.sees(), family.sees_by_the_walls()) == (True, True)
    assert family.may() == READS
    with pytest.raises(NotAllowed):
        withdraws(family, family.parent)


def test_a_supporter_also_adds_papers(family, set_clock):
    set_clock(AFTER)
    family.consents(Scope.SUPPORT)
    assert family.may() == READS | {Permission.ADD_DOCUMENT}


def test_another_scope_takes_the_place_of_the_first(family, set_clock):
    set_clock(AFTER)
    first, again = family.consents(), family.consents()
    second = family.consents(Scope.SUPPORT)
    assert first.id == again.id != second.id
    with acting_as(family.adviser):
        assert [each.scope for each in Consent.objects.filter(ended_at=None)] == ["support"]


def test_consent_ends_with_the_next_statement_and_ending_twice_changes_nothing(family, set_clock):
    set_clock(AFTER)
    young = family.invited()
    family.consents(by=young)
    ended = {"case_id": family.case.id, "evidence": Evidence.TOLD_ONLINE, "at": world.now()}
    end_consent(**ended, by=young)
    assert (family.sees(), family.sees_by_the_walls()) == (False, False)
    end_consent(**ended, by=young)


def test_a_parent_consents_to_nothing_for_their_child(family, set_clock):
    with pytest.raises(NotAllowed):
        family.consents(by=family.parent)
    set_clock(AFTER)
    family.consents()
    with pytest.raises(NotAllowed):
        family.consents(Scope.SUPPORT, by=family.parent)


def test_nobody_consents_before_the_right_is_theirs(family):
    with pytest.raises(NotNow):
        family.consents()


# Capacity.


def test_a_record_lets_a_parent_act_for_that_decision_and_no_other(family, set_clock):
    set_clock(AFTER)
    family.capacity(Matter.MEDIATION)
    assert family.may() == READS | {Permission.END_MEDIATION, Permission.ADD_DOCUMENT}
    case = family.fresh()
    assert case.holder_id == case.child_id, "the request stays the young person's"


def test_who_acts_for_the_request_is_written_to_as_the_alternative_person(family, set_clock):
    set_clock(AFTER)
    record = family.capacity()
    case = family.fresh()
    with acting_as(family.adviser):
        assert people.one(case.holder_id).role == PersonRole.ALTERNATIVE_PERSON
    withdraws(family, family.parent)
    ending = {"case_id": case.id, "record_id": record.id, "evidence": Evidence.TOLD_IN_PERSON}
    with pytest.raises(NotAnother):
        end_capacity(**ending, at=world.now(), by=family.adviser)
    with pytest.raises(NotAnother):
        family.capacity(acts=Acts.YOUNG_PERSONS_REPRESENTATIVE)
    for _ in range(2):
        end_capacity(**ending, at=world.now(), by=family.colleague)
    assert family.may() == frozenset()
    assert family.fresh().holder_id == case.child_id


def test_a_record_ends_with_its_last_day_though_nothing_runs(family, set_clock):
    set_clock(AFTER)
    family.capacity(days=30)
    last = THE_DAY + timedelta(days=30)
    set_clock(midnight(last + timedelta(days=1)) - SECOND)
    assert (bool(family.may()), family.sees_by_the_walls()) == (True, True)
    set_clock(midnight(last + timedelta(days=1)))
    assert (bool(family.may()), family.sees_by_the_walls()) == (False, False)


def test_a_record_takes_nothing_from_the_young_person(family, set_clock):
    set_clock(AFTER)
    young = family.invited()
    for about in Matter:
        family.capacity(about)
    assert family.may(young) == HOLDER.permissions


@pytest.mark.parametrize("days", [-1, 366])
def test_no_record_is_for_good(family, set_clock, days):
    set_clock(AFTER)
    with pytest.raises(NotThatRecord):
        family.capacity(days=days)


def test_while_the_right_is_the_parents_no_parent_acts_for_the_child(family):
    with pytest.raises(NotThatRecord):
        family.capacity()
    family.capacity(acts=Acts.PARENTS_REPRESENTATIVE)
    assert family.may() == HOLDER.permissions, "one colleague's word takes nothing from a parent"


def test_that_a_young_person_decides_needs_no_record(family, set_clock):
    set_clock(AFTER)
    with pytest.raises(NotThatRecord):
        family.capacity(acts=Acts.YOUNG_PERSON)


def test_a_representative_who_is_not_on_the_case_lets_nobody_in(family, set_clock):
    set_clock(AFTER)
    family.capacity(acts=Acts.YOUNG_PERSONS_REPRESENTATIVE)
    assert (family.may(), family.sees_by_the_walls()) == (frozenset(), False)


def test_families_record_no_capacity(family, set_clock):
    set_clock(AFTER)
    young = family.invited()
    family.consents()
    for by in (young, family.parent):
        with pytest.raises(NotAllowed):
            record_capacity(
                case_id=family.case.id,
                about=Matter.CHOICE,
                acts=Acts.PARENT,
                said_on=THE_DAY,
                ends_on=THE_DAY,
                evidence=Evidence.TOLD_ONLINE,
                at=world.now(),
                by=by,
            )


def test_who_asks_for_somebody_without_capacity_is_on_record_for_each_decision(set_clock):
    family = passing.a_family(
        set_clock,
        before=timedelta(days=-30),
        holder_role=PersonRole.ALTERNATIVE_PERSON,
        cannot_decide=tuple(Matter),
        cannot_until=THE_DAY + timedelta(days=30 + 400),
    )
    with acting_as(family.adviser):
        found = CapacityRecord.objects.filter(case=family.case)
        assert {record.about for record in found} == set(Matter)
        assert {record.person_id for record in found} == {family.case.holder_id}
    assert family.may() == HOLDER.permissions
    set_clock(midnight(THE_DAY) + timedelta(days=30 + 366))
    assert (family.may(), family.sees_by_the_walls()) == (frozenset(), False)


# A birth that was recorded wrongly.


def test_a_corrected_birth_moves_the_day_ahead(family):
    corrects_birth(family, date(2011, 3, 9), family.adviser)
    assert family.fresh().right_passes_on == date(2027, 6, 26)
    assert family.may() == HOLDER.permissions


def test_one_colleague_alone_takes_the_right_from_nobody(family):
    corrects_birth(family, date(2009, 3, 9), family.adviser)
    assert family.may() == HOLDER.permissions
    with acting_as(family.adviser):
        assert right.to_confirm(family.fresh(), clock.today()) == date(2025, 6, 28)
    confirming = {"case_id": family.case.id, "at": world.now()}
    with pytest.raises(NotAnother):
        confirm_birth(**confirming, by=family.adviser)
    with pytest.raises(NotAllowed):
        confirm_birth(**confirming, by=family.parent)
    confirm_birth(**confirming, by=family.colleague)
    assert (family.may(), family.sees_by_the_walls()) == (frozenset(), False)
    confirm_birth(**confirming, by=family.colleague)


def test_nor_does_one_colleague_take_it_from_the_young_person(family, set_clock):
    set_clock(AFTER)
    young = family.invited()
    corrects_birth(family, date(2011, 3, 9), family.adviser)
    assert family.may(young) == HOLDER.permissions
    confirm_birth(case_id=family.case.id, at=world.now(), by=family.colleague)
    assert family.may(young) == frozenset()
    assert family.may() == HOLDER.permissions
    case = family.fresh()
    assert case.holder_id != case.child_id


def test_a_name_that_is_corrected_stays_whose_it_was(family, set_clock):
    set_clock(AFTER)
    correct_fact(
        case_id=family.case.id,
        kind=FactKind.HOLDER_NAME,
        value="Samuel Holloway",
        reason="Misspelt",
        evidence=Evidence.LETTER,
        at=world.now(),
        by=family.adviser,
    )
    with acting_as(family.adviser):
        assert people.one(family.case.child_id).name == "Alex Holloway"
