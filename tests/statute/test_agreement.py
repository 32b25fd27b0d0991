"""What follows each kind of agreed action, by when, and whose it is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.agreement import (
    EXCUSABLE,
    STEPS,
    NotInTheAgreement,
    action_clocks,
    agreement_clocks,
    may_be_excused,
)
from evenhand.statute.clocks import clocks
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import NotInForce
from evenhand.statute.readings import DEFAULT
from evenhand.statute.routes import Decision
from evenhand.statute.rules import Owner, Remark

AGREED = date(2025, 6, 13)
SINGLE = DEFAULT.with_reading("f_and_i", "single_amended_plan")
DAYS = st.dates(date(2014, 9, 1), date(2035, 8, 31))


@pytest.mark.parametrize(
    ("kind", "weeks"),
    [
        (AgreedKind.ASSESS, [2, 10, 14]),
        (AgreedKind.REASSESS, [2, 10, 14]),
        (AgreedKind.MAKE_PLAN, [5, 11]),
        (AgreedKind.RECONSIDER, [2]),
        (AgreedKind.AMEND_PROVISION, [5]),
        (AgreedKind.AMEND_PLACEMENT, [2]),
        (AgreedKind.AMEND_PROVISION_AND_PLACEMENT, [2, 5]),
        (AgreedKind.CONTINUE_UNCHANGED, []),
        (AgreedKind.CONTINUE_AND_AMEND, [5]),
        (AgreedKind.CEASE, []),
        (AgreedKind.NOT_APPEALABLE, [2]),
        (AgreedKind.NOT_APPEALABLE_HEALTH, [2]),
    ],
)
def test_each_kind_has_its_own_weeks(kind: AgreedKind, weeks: list[int]) -> None:
    found = action_clocks(AgreedAction(kind, AGREED))
    assert [clock.due_on for clock in found] == [AGREED + timedelta(weeks=number) for number in weeks]
    body = Owner.ICB if kind is AgreedKind.NOT_APPEALABLE_HEALTH else Owner.LOCAL_AUTHORITY
    assert {clock.owner for clock in found} <= {body}
    assert {clock.counted_from_fact for clock in found} <= {"agreed_on"}


def test_every_kind_has_its_steps() -> None:
    assert set(STEPS) == set(AgreedKind)


@given(DAYS, st.integers(0, 60), st.sampled_from(AgreedKind))
def test_a_later_agreement_never_ends_earlier(day: date, later: int, kind: AgreedKind) -> None:
    after = min(day + timedelta(days=later), date(2035, 8, 31))
    for one, two in zip(
        action_clocks(AgreedAction(kind, day)), action_clocks(AgreedAction(kind, after)), strict=True
    ):
        assert one.due_on <= two.due_on and one.safe_on <= two.safe_on
        assert one.due_on.weekday() == day.weekday()


@given(DAYS, st.integers(0, 100), st.sampled_from(AgreedKind))
def test_another_date_in_writing_is_that_of_the_last_step_and_puts_no_earlier_step_off(
    day: date, later: int, kind: AgreedKind
) -> None:
    other = day + timedelta(days=later)
    plain = action_clocks(AgreedAction(kind, day))
    varied = action_clocks(AgreedAction(kind, day, other))
    assert [clock.rule for clock in plain] == [clock.rule for clock in varied]
    if plain:
        assert varied[-1].due_on == other and Remark.OTHER_DATE_AGREED in varied[-1].remarks
    for before, after in zip(plain[:-1], varied[:-1], strict=True):
        both_are_the_thing_itself = kind is AgreedKind.AMEND_PROVISION_AND_PLACEMENT
        assert after.due_on == (other if both_are_the_thing_itself else min(before.due_on, other))


def test_the_other_date_is_kept_with_the_deadline() -> None:
    (clock,) = action_clocks(AgreedAction(AgreedKind.AMEND_PLACEMENT, AGREED, date(2025, 7, 31)))
    assert clock.facts == (("agreed_on", AGREED), ("other_date", date(2025, 7, 31)))


def test_another_date_before_the_agreement_is_refused() -> None:
    with pytest.raises(NotInTheAgreement, match="before the agreement"):
        action_clocks(AgreedAction(AgreedKind.RECONSIDER, AGREED, date(2025, 6, 12)))


def test_an_agreement_before_the_law_is_refused() -> None:
    with pytest.raises(NotInForce):
        action_clocks(AgreedAction(AgreedKind.RECONSIDER, date(2014, 8, 31)))


def test_sections_f_and_i_run_two_clocks_unless_the_reading_says_one_plan() -> None:
    action = AgreedAction(AgreedKind.AMEND_PROVISION_AND_PLACEMENT, AGREED)
    placement, provision = action_clocks(action)
    single, same = action_clocks(action, SINGLE)
    assert (placement.due_on, provision.due_on) == (date(2025, 6, 27), date(2025, 7, 18))
    assert (single.rule, single.due_on) == (placement.rule, date(2025, 7, 18)) and same == provision
    assert placement.safe_on == single.safe_on == date(2025, 6, 27)
    assert placement.readings[0].others == (("single_amended_plan", date(2025, 7, 18)),)
    assert single.readings[0].others == (("each_its_own", date(2025, 6, 27)),)
    assert (placement.remarks, single.remarks) == ((), (Remark.ONE_PLAN_FOR_BOTH,))
    assert "Two weeks from then is Friday 27 June 2025." in single.explain().plain


def test_of_several_actions_with_one_rule_the_first_due_is_shown() -> None:
    early = AgreedAction(AgreedKind.NOT_APPEALABLE, AGREED)
    late = AgreedAction(AgreedKind.NOT_APPEALABLE, date(2025, 6, 20))
    for actions in ((early, late), (late, early)):
        (clock,) = agreement_clocks(Facts(agreed_actions=actions))
        assert clock.due_on == date(2025, 6, 27)


def test_of_two_placements_the_safe_date_holds_under_either_reading() -> None:
    both = AgreedAction(AgreedKind.AMEND_PROVISION_AND_PLACEMENT, AGREED)
    alone = AgreedAction(AgreedKind.AMEND_PLACEMENT, date(2025, 6, 20))
    for actions in ((both, alone), (alone, both)):
        found = {clock.rule: clock for clock in agreement_clocks(Facts(agreed_actions=actions), SINGLE)}
        placement = found["reg44_2_f.amended_section_i"]
        assert (placement.due_on, placement.safe_on) == (date(2025, 7, 4), date(2025, 6, 27))


def test_one_agreement_runs_the_clocks_of_all_its_actions_within_the_case() -> None:
    actions = tuple(
        AgreedAction(kind, AGREED)
        for kind in (AgreedKind.AMEND_PLACEMENT, AgreedKind.MAKE_PLAN, AgreedKind.NOT_APPEALABLE_HEALTH)
    )
    found = {clock.rule: clock.due_on for clock in clocks(Facts(agreed_actions=actions))}
    assert found == {
        "reg44_2_f.amended_section_i": date(2025, 6, 27),
        "reg44_2_c.draft_plan": date(2025, 7, 18),
        "reg44_2_c.final_plan": date(2025, 8, 29),
        "reg42_3.health": date(2025, 6, 27),
    }


def test_a_council_that_was_no_party_is_told_in_a_week_that_no_one_can_vary() -> None:
    varied = AgreedAction(AgreedKind.NOT_APPEALABLE_HEALTH, AGREED, date(2025, 8, 1))
    later = varied._replace(agreed_on=date(2025, 6, 20))
    found = {
        clock.rule: clock
        for clock in agreement_clocks(Facts(health_only=True, agreed_actions=(later, varied)))
    }
    told = found["reg42_4.tell_local_authority"]
    assert (told.owner, told.due_on) == (Owner.ICB, date(2025, 6, 20))
    assert found["reg42_3.health"].due_on == date(2025, 8, 1)
    mixed = agreement_clocks(Facts(health_issues=True, agreed_actions=(varied,)))
    assert [clock.rule for clock in mixed] == ["reg42_3.health"]


def test_without_a_right_to_mediate_no_agreement_starts_a_clock() -> None:
    facts = Facts(agreed_actions=(AgreedAction(AgreedKind.MAKE_PLAN, AGREED),))
    assert agreement_clocks(replace(facts, decision=Decision.SCHOOL_SUPPORT)) == ()
    assert agreement_clocks(Facts(health_only=True)) == ()


@pytest.mark.parametrize("kind", AgreedKind)
def test_only_assessing_and_making_a_plan_can_be_excused(kind: AgreedKind) -> None:
    excusable = kind in (AgreedKind.ASSESS, AgreedKind.REASSESS, AgreedKind.MAKE_PLAN)
    assert (kind in EXCUSABLE) is excusable
    assert may_be_excused(kind, AGREED, exceptional_circumstances=True) is excusable
    assert may_be_excused(kind, AGREED, weeks_away=2) is excusable
    assert may_be_excused(kind, AGREED, weeks_away=4) is excusable
    assert may_be_excused(kind, AGREED, assessment_exception=True) is excusable
    assert not may_be_excused(kind, AGREED, weeks_away=1.9)
    remarks = {remark for clock in action_clocks(AgreedAction(kind, AGREED)) for remark in clock.remarks}
    assert remarks == ({Remark.MAY_BE_EXCUSED} if excusable else set())
