"""The clocks that facts start, together: which there are, whose, and the promises all of them keep."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.clocks import clocks
from evenhand.statute.counting import within_months
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import NotInForce, amount
from evenhand.statute.readings import DEFAULT, SWITCHES, Readings
from evenhand.statute.routes import Decision, Section
from evenhand.statute.rules import RULES, Count, Owner, Remark
from evenhand.statute.working_days import CALENDARS, ENGLAND, Calendars, OutsideCalendar

SENT = date(2025, 1, 10)
_DAY = st.dates(date(2014, 9, 1), date(2035, 6, 30))
_MAYBE = st.none() | _DAY
_DATES = ("notice_dated", "notice_sent", "notice_received", "first_contact", "information_given",
          "told_adviser_no_mediation", "told_adviser_wants_mediation", "la_informed",
          "commissioners_told", "meeting_on", "meeting_fixed", "told_of_meeting", "short_notice_accepted",
          "authority_named", "authority_lacking", "la_notified_cannot_arrange", "adviser_knows_not_arranged",
          "la_offered", "later_day_asked_for",
          "first_session", "mediation_concluded", "certificate_issued", "second_certificate_issued", "appeal_lodged",
          "date_of_birth")  # fmt: skip
FACTS = st.builds(
    Facts,
    decision=st.none() | st.sampled_from(Decision),
    appeal_about=st.frozensets(st.sampled_from(Section), max_size=3),
    provider_is_la_contact=st.booleans(),
    health_issues=st.booleans(),
    health_only=st.booleans(),
    agreed_actions=st.lists(
        st.builds(AgreedAction, st.sampled_from(AgreedKind), _DAY, st.just(date(2035, 12, 31)) | st.none()),
        max_size=3,
    ).map(tuple),
    icbs_notified=st.lists(_DAY, max_size=2).map(tuple),
    **dict.fromkeys(_DATES, _MAYBE),
)
READINGS = st.builds(Readings, **{switch: st.sampled_from(kind) for switch, kind in SWITCHES.items()})


def by_rule(facts: Facts, readings: Readings = DEFAULT) -> dict[str, Deadline]:
    return {clock.rule.split(".")[0]: clock for clock in clocks(facts, readings)}


@given(FACTS, READINGS)
def test_safe_is_never_after_legal_nor_legal_after_what_the_tribunal_may_accept(
    facts: Facts, readings: Readings
) -> None:
    for clock in clocks(facts, readings):
        assert clock.safe_on <= clock.due_on <= (clock.may_accept_until or clock.due_on)
        assert clock.safe_on in ENGLAND
        assert clock.may_accept_until is None or clock.may_accept_until in ENGLAND


@given(FACTS, READINGS)
def test_there_is_one_deadline_for_each_rule(facts: Facts, readings: Readings) -> None:
    rules = [clock.rule for clock in clocks(facts, readings)]
    assert len(rules) == len(set(rules))


@given(FACTS, READINGS)
def test_working_out_again_gives_the_same(facts: Facts, readings: Readings) -> None:
    assert clocks(facts, readings) == clocks(replace(facts), readings)


@given(FACTS, READINGS)
def test_no_safe_date_is_later_than_any_reading_gives(facts: Facts, readings: Readings) -> None:
    found = clocks(facts, readings)
    for switch, kind in SWITCHES.items():
        for name in kind:
            other = {clock.rule: clock.due_on for clock in clocks(facts, readings.with_reading(switch, name))}
            for clock in found:
                assert clock.safe_on <= other.get(clock.rule, clock.due_on)


@given(FACTS, READINGS)
def test_every_deadline_explains_itself_and_can_be_stored(facts: Facts, readings: Readings) -> None:
    for clock in clocks(facts, readings):
        explained = clock.explain()
        assert explained.plain and explained.working and explained.citations == clock.sources
        assert Deadline.from_json(clock.as_json()) == clock
        assert clock.owner is RULES[clock.rule].owner and dict(clock.facts)[clock.counted_from_fact]


@given(_DAY, st.integers(1, 400), st.sampled_from(_DATES))
def test_a_later_event_never_makes_its_own_clock_earlier(day: date, later: int, name: str) -> None:
    after = min(day + timedelta(days=later), date(2035, 6, 30))
    one, two = (by_rule(Facts(**{name: start})) for start in (day, after))
    assert set(one) == set(two)
    for rule, clock in one.items():
        assert clock.due_on <= two[rule].due_on and clock.safe_on <= two[rule].safe_on


def test_a_letter_alone_starts_contact_and_two_months_for_appealing() -> None:
    found = by_rule(Facts(notice_dated=SENT, notice_sent=SENT))
    assert {rule: clock.due_on for rule, clock in found.items()} == dict.fromkeys(
        ("reg33", "reg34_2", "hesc_r20_1_c"), date(2025, 3, 10)
    )
    assert {clock.owner for clock in found.values()} == {Owner.FAMILY}


def test_without_facts_there_are_no_clocks_and_receipt_starts_none() -> None:
    assert clocks(Facts()) == ()
    assert clocks(Facts(notice_received=SENT, date_of_birth=SENT)) == ()


def test_an_unknown_day_of_sending_is_taken_from_the_letter_and_said_so() -> None:
    found = by_rule(Facts(notice_dated=SENT))
    assert found["reg33"].is_assumed and found["hesc_r20_1_c"].is_assumed
    assert not found["reg34_2"].is_assumed
    assert found["reg33"].counted_from_fact == "notice_dated"
    assert by_rule(Facts(notice_sent=SENT))["reg34_2"].is_assumed


def test_choosing_mediation_or_a_certificate_can_be_previewed_from_the_same_facts() -> None:
    facts = Facts(notice_dated=SENT, notice_sent=SENT, first_contact=SENT, information_given=SENT)
    yes = by_rule(replace(facts, told_adviser_wants_mediation=SENT, la_informed=SENT))
    no = by_rule(replace(facts, told_adviser_no_mediation=SENT))
    assert yes["reg36_2"].due_on == date(2025, 2, 9) and yes["reg36_2"].owner is Owner.LOCAL_AUTHORITY
    assert no["reg34_1"].due_on == date(2025, 1, 15) and no["reg34_1"].owner is Owner.ADVISER
    assert "reg34_1" not in yes and "reg36_2" not in no


def test_a_mixed_case_gives_each_body_its_duties_from_request_to_agreement() -> None:
    facts = Facts(
        decision=Decision.FINAL_PLAN,
        appeal_about=frozenset({Section.F, Section.G}),
        notice_dated=date(2026, 1, 30),
        notice_sent=date(2026, 1, 30),
        first_contact=date(2026, 2, 20),
        told_adviser_wants_mediation=date(2026, 2, 20),
        la_informed=date(2026, 2, 20),
        health_issues=True,
        meeting_on=date(2026, 3, 20),
        mediation_concluded=date(2026, 3, 20),
        certificate_issued=date(2026, 3, 25),
        agreed_actions=(
            AgreedAction(AgreedKind.AMEND_PROVISION, date(2026, 3, 20)),
            AgreedAction(AgreedKind.NOT_APPEALABLE_HEALTH, date(2026, 3, 20)),
        ),
    )
    assert [(clock.rule, clock.owner.value, clock.due_on.isoformat()) for clock in clocks(facts)] == [
        ("reg33.contact_adviser", "family", "2026-03-30"),
        ("reg34_2.late_contact_bar", "family", "2026-03-30"),
        ("reg35_2.notify_commissioners", "local_authority", "2026-02-25"),
        ("reg35_4.mixed", "local_authority", "2026-03-22"),
        ("reg37_2.five_working_days_notice", "local_authority", "2026-03-12"),
        ("reg37_1.authority", "local_authority", "2026-03-20"),
        ("reg39_1.certificate_after_mediation", "adviser", "2026-03-25"),
        ("reg44_2_e.amended_plan", "local_authority", "2026-04-24"),
        ("reg42_3.health", "icb", "2026-04-03"),
        ("hesc_r20_1_c.appeal_deadline", "family", "2026-04-25"),
    ]


def test_a_health_only_case_gives_everything_to_the_health_body_and_no_deemed_certificate() -> None:
    facts = Facts(
        decision=Decision.FINAL_PLAN,
        appeal_about=frozenset({Section.G}),
        notice_sent=SENT,
        told_adviser_wants_mediation=date(2025, 2, 3),
        la_informed=date(2025, 2, 3),
        health_only=True,
        icbs_notified=(date(2025, 2, 5),),
        la_notified_cannot_arrange=date(2025, 2, 20),
        meeting_on=date(2025, 3, 3),
        agreed_actions=(AgreedAction(AgreedKind.NOT_APPEALABLE_HEALTH, date(2025, 3, 3)),),
    )
    assert [(clock.rule, clock.owner.value, clock.due_on.isoformat()) for clock in clocks(facts)] == [
        ("reg35_2.notify_commissioners", "local_authority", "2025-02-06"),
        ("reg35_3.health_only", "icb", "2025-03-07"),
        ("reg37_2.health_only", "icb", "2025-02-23"),
        ("reg37_1.health_only", "icb", "2025-03-03"),
        ("reg42_3.health", "icb", "2025-03-17"),
        ("reg42_4.tell_local_authority", "icb", "2025-03-10"),
    ]


def test_a_change_of_mind_ends_one_clock_and_starts_the_other() -> None:
    wanted = Facts(notice_sent=SENT, told_adviser_wants_mediation=SENT, la_informed=SENT)
    refused = replace(wanted, told_adviser_no_mediation=date(2025, 2, 3))
    assert "reg36_2" not in by_rule(refused) and by_rule(refused)["reg34_1"].due_on == date(2025, 2, 6)
    again = replace(refused, told_adviser_wants_mediation=date(2025, 2, 4))
    assert "reg36_2" in by_rule(again) and "reg34_1" not in by_rule(again)


def test_saying_both_on_one_day_keeps_the_shorter_clock() -> None:
    both = Facts(told_adviser_wants_mediation=SENT, told_adviser_no_mediation=SENT)
    assert both.refused_on == SENT


def test_placement_only_starts_the_appeal_and_no_clock_for_contact() -> None:
    facts = Facts(
        decision=Decision.FINAL_PLAN,
        appeal_about=frozenset({Section.I}),
        notice_dated=SENT,
        notice_sent=SENT,
        told_adviser_no_mediation=SENT,
        certificate_issued=date(2025, 3, 3),
    )
    assert set(by_rule(facts)) == {"hesc_r20_1_c"}
    assert by_rule(facts)["hesc_r20_1_c"].due_on == date(2025, 3, 10)


@pytest.mark.parametrize("decision", [Decision.DRAFT_PLAN, Decision.DISCRIMINATION, Decision.TRANSPORT])
def test_what_is_not_an_appealable_decision_starts_no_clock(decision: Decision) -> None:
    facts = Facts(decision=decision, notice_dated=SENT, notice_sent=SENT, la_informed=SENT)
    assert clocks(facts) == ()


def test_the_rules_and_the_calendar_are_frozen_on_every_date() -> None:
    calendar = ENGLAND.with_holidays("preview", {date(2025, 3, 10): "A new holiday"})
    previewed = clocks(Facts(notice_sent=SENT), DEFAULT, Calendars(calendar, calendar))
    assert {clock.calendar for clock in previewed} == {"preview"}
    assert {clock.rule_set for clock in previewed} == {"england-2022-07-01"}
    assert {clock.safe_on for clock in previewed} == {date(2025, 3, 7)}
    assert {clock.safe_on for clock in clocks(Facts(notice_sent=SENT), DEFAULT, CALENDARS)} == {
        date(2025, 3, 10)
    }


def test_a_date_before_the_law_or_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(NotInForce):
        clocks(Facts(notice_sent=date(2014, 8, 31)))
    with pytest.raises(OutsideCalendar):
        clocks(Facts(notice_sent=date(2035, 12, 1)))


@given(FACTS, READINGS)
def test_no_deadline_is_later_than_the_most_that_the_law_allows(facts: Facts, readings: Readings) -> None:
    most = {
        Count.MONTHS: lambda day, number: within_months(day, number),
        Count.WEEKS: lambda day, number: day + timedelta(weeks=number),
        Count.DAYS: lambda day, number: day + timedelta(days=number),
        # A working week is never shorter than three days, so three working days are never more than eight.
        Count.WORKING_DAYS: lambda day, number: day + timedelta(days=8),
        Count.WORKING_DAYS_BEFORE: lambda day, number: day - timedelta(days=number),
        Count.ON_THE_DAY: lambda day, number: day,
    }
    for clock in clocks(facts, readings):
        rule = RULES[clock.rule]
        if clock.rule == "hesc_r20_1_c.appeal_deadline":
            last = max(within_months(day, 2 if fact.startswith("notice") else 1) for fact, day in clock.facts)
            # A month's grace for August, a week for Christmas, and the weekend or holidays after.
            assert clock.may_accept_until is not None
            assert (clock.may_accept_until - clock.due_on).days <= 36
        elif Remark.OTHER_DATE_AGREED in clock.remarks or Remark.ONE_PLAN_FOR_BOTH in clock.remarks:
            continue  # agreed by all in writing, or by the reading that makes one plan of both
        else:
            number = amount(rule.parameters[0], clock.counted_from)
            last = most[rule.counted_in](clock.counted_from, number)
        assert clock.due_on <= last, clock
