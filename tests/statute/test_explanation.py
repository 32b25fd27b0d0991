"""What families and staff are told about a date, word for word."""

from dataclasses import replace
from datetime import date

import pytest

from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.clocks import clocks
from evenhand.statute.deadline import Deadline
from evenhand.statute.explanation import Explanation
from evenhand.statute.facts import Facts
from evenhand.statute.meeting import tell_of_meeting_clock
from evenhand.statute.readings import DEFAULT
from evenhand.statute.routes import Section
from evenhand.statute.rules import RULES, Remark
from evenhand.statute.rules_in_words import FACTS_IN_WORDS, REMARKS
from evenhand.statute.words import day_in_words, length_in_words, listed

SENT = date(2025, 11, 14)
CASE = Facts(
    notice_dated=SENT,
    notice_sent=SENT,
    first_contact=date(2025, 12, 22),
    information_given=date(2025, 12, 22),
    told_adviser_no_mediation=date(2025, 12, 22),
    certificate_issued=date(2025, 12, 24),
)


def deadline(rule: str, facts: Facts) -> Deadline:
    return next(clock for clock in clocks(facts) if clock.rule.startswith(rule))


def explained(rule: str, facts: Facts) -> Explanation:
    return deadline(rule, facts).explain()


def test_the_contact_date_is_told_first_then_how_it_was_counted() -> None:
    assert explained("reg33", CASE).plain == (
        "Contact us by Wednesday 14 January 2026. "
        "Tell us that you want to appeal, and whether you want mediation.",
        "We count from the day the letter was sent, Friday 14 November 2025.",
        "Two months from then is Wednesday 14 January 2026.",
    )


def test_the_certificate_names_the_holidays_that_were_skipped() -> None:
    found = explained("reg34_1", CASE)
    assert found.plain == (
        "We must issue your certificate by Monday 29 December 2025.",
        "We count from the day you told us that you do not want mediation, Monday 22 December 2025.",
        "Three working days from then is Monday 29 December 2025.",
        "We do not count Thursday 25 December 2025 (Christmas Day) and Friday 26 December 2025 (Boxing Day). "
        "Saturdays and Sundays are not counted.",
    )
    assert found.working == (
        "SI 2014/1530, reg 34(1); CFA 2014 s.55(4): three working days.",
        "Counted from told_adviser_no_mediation, Monday 22 December 2025; that day is not counted.",
        "Working day 1: Tuesday 23 December 2025.",
        "Working day 2: Wednesday 24 December 2025.",
        "Not counted: Thursday 25 December 2025 (Christmas Day).",
        "Not counted: Friday 26 December 2025 (Boxing Day).",
        "Not counted: Saturday 27 December 2025.",
        "Not counted: Sunday 28 December 2025.",
        "Working day 3: Monday 29 December 2025.",
        "Safe date: Monday 29 December 2025, the last working day on or before the earliest arguable date.",
        "Rules england-2022-07-01; bank holidays england-2026-11-23.",
    )
    assert [source.provision for source in found.citations] == ["reg 34(1); CFA 2014 s.55(4)"]


def test_an_ordinary_week_only_says_that_weekends_are_not_counted() -> None:
    plain = explained("reg34_1", Facts(told_adviser_no_mediation=date(2025, 6, 12))).plain
    assert plain[-1] == "Saturdays and Sundays are not counted."


def test_the_appeal_shows_both_limbs_the_later_one_and_promises_nothing() -> None:
    found = explained("hesc", CASE)
    assert found.plain == (
        "Your appeal must reach the Tribunal by 5pm on Friday 23 January 2026.",
        "The law gives you until Saturday 24 January 2026.",
        "We count from the day the letter was sent, Friday 14 November 2025.",
        "Two months from then is Wednesday 14 January 2026.",
        "We count from the day your certificate was issued, Wednesday 24 December 2025.",
        "One month from then is Saturday 24 January 2026.",
        "The law gives you the later of the two dates.",
        "The Tribunal may still accept it until Monday 26 January 2026, "
        "because its rule 12(2) moves a last day that is not a working day (Saturday). Do not rely on this.",
    )
    assert (
        deadline("hesc", CASE).citation
        == "HESC Rules (SI 2008/2699), r.20(1)(c)(i); HESC Rules (SI 2008/2699), r.20(1)(c)(ii); "
        "HESC Rules (SI 2008/2699), r.12(1)"
    )


@pytest.mark.parametrize("issued", [date(2025, 11, 20), date(2025, 12, 14)])
def test_a_certificate_that_gives_no_later_day_is_said_to_give_no_extra_time(issued: date) -> None:
    early = replace(CASE, certificate_issued=issued)
    assert "That is not later, so the certificate gives no extra time." in explained("hesc", early).plain


def test_before_a_certificate_the_first_limb_stands_alone() -> None:
    found = explained("hesc", replace(CASE, certificate_issued=None))
    assert found.plain[-1] == REMARKS[Remark.CERTIFICATE_MAY_GIVE_LONGER]
    assert "No certificate counts towards the time; the first limb alone is used." in found.working


def test_august_and_christmas_are_named_as_the_reason() -> None:
    august = explained("hesc", Facts(notice_sent=date(2025, 6, 15))).plain
    christmas = explained("hesc", Facts(notice_sent=date(2025, 10, 31))).plain
    assert any("moves a last day in August to the first working day after" in line for line in august)
    assert any("a last day from 25 December to 1 January to the first" in line for line in christmas)


def test_a_month_without_that_day_and_a_last_day_at_a_weekend_are_explained() -> None:
    plain = explained("reg33", Facts(notice_dated=date(2025, 12, 31), notice_sent=date(2025, 12, 31))).plain
    assert "The law gives you until Saturday 28 February 2026." in plain
    assert "February 2026 has no day 31, so the period ends on its last day." in plain
    assert "That day is not a working day (Saturday). This time limit does not move to a later day." in plain
    assert "Act by the first date above" not in "".join(plain)


def test_a_letter_dated_before_it_was_sent_gives_the_earlier_date_and_says_why() -> None:
    facts = Facts(notice_dated=date(2025, 3, 3), notice_sent=date(2025, 3, 7))
    plain = explained("reg33", facts).plain
    assert plain[0].startswith("Contact us by Friday 2 May 2025.")
    assert plain[1] == "The law gives you until Wednesday 7 May 2025."
    assert plain[-1].startswith("Act by the first date above")
    bar = explained("reg34_2", facts).working
    assert "Reading of notice_date_basis: two_clocks. one_clock gives Wednesday 7 May 2025." in bar


def test_a_reading_that_gives_no_date_says_so() -> None:
    facts = Facts(told_adviser_no_mediation=SENT)
    working = explained("reg34_1", facts).working
    assert "Reading of info_session: from_first_statement. from_informed_decision gives no date." in working


def test_an_unknown_day_of_sending_is_said_in_plain_words() -> None:
    facts = Facts(notice_dated=SENT)
    assert REMARKS[Remark.SENT_UNKNOWN] in explained("reg33", facts).plain
    assert REMARKS[Remark.SENT_UNKNOWN] in explained("hesc", facts).working
    assert REMARKS[Remark.LETTER_DATE_UNKNOWN] in explained("reg34_2", Facts(notice_sent=SENT)).plain


def test_thirty_days_count_every_day() -> None:
    working = explained("reg36_2", Facts(la_informed=date(2025, 12, 1))).working
    assert "Day 30, every day counted, is Wednesday 31 December 2025." in working


def test_the_days_before_a_meeting_are_counted_back_and_named() -> None:
    found = explained("reg37_2", Facts(meeting_on=date(2025, 5, 13)))
    assert found.plain == (
        "The council must tell you the day and the place of the meeting by Monday 5 May 2025.",
        "We count back from the day of the meeting, Tuesday 13 May 2025.",
        "Five working days before it begin on Tuesday 6 May 2025. "
        "The last day for telling is the day before that.",
        "Saturdays and Sundays are not counted.",
        "That day is not a working day (Early May bank holiday). "
        "This time limit does not move to a later day.",
    )
    assert found.working[:5] == (
        "SI 2014/1530, reg 37(2): five working days.",
        "Counted from meeting_on, Tuesday 13 May 2025; that day is not counted.",
        "Working day 1: Monday 12 May 2025.",
        "Not counted: Sunday 11 May 2025.",
        "Not counted: Saturday 10 May 2025.",
    )
    assert (
        "Reading of notice_clear_days: clear_days. fifth_working_day_before gives Tuesday 6 May 2025."
        in found.working
    )
    assert "Safe date: Friday 2 May 2025" in "".join(found.working)


def test_the_other_reading_of_five_working_days_ends_on_the_fifth() -> None:
    other = DEFAULT.with_reading("notice_clear_days", "fifth_working_day_before")
    clock = tell_of_meeting_clock(Facts(meeting_on=date(2025, 6, 16)), other)
    assert clock is not None
    assert clock.explain().plain[2] == (
        "Five working days before it begin on Monday 9 June 2025. That is the last day for telling."
    )
    assert "Working day 5: Monday 9 June 2025." in clock.explain().working


def test_people_who_can_decide_are_wanted_on_the_day_itself() -> None:
    found = explained("reg37_1", Facts(meeting_on=date(2025, 6, 14), health_only=True))
    assert found.plain == (
        "The health body must see to it that people who can decide are at the meeting "
        "on Saturday 14 June 2025.",
    )
    assert found.working[:2] == (
        "SI 2014/1530, reg 37(1): on the day itself.",
        "That is meeting_on, Saturday 14 June 2025.",
    )


def test_weeks_after_an_agreement_do_not_move_and_may_be_excused() -> None:
    action = AgreedAction(AgreedKind.MAKE_PLAN, date(2025, 11, 20))
    found = explained("reg44_2_c.draft", Facts(agreed_actions=(action,)))
    assert found.plain == (
        "The council must send you the draft plan by Thursday 25 December 2025.",
        "We count from the day of the agreement, Thursday 20 November 2025.",
        "Five weeks from then is Thursday 25 December 2025.",
        "That day is not a working day (Christmas Day). This time limit does not move to a later day.",
        REMARKS[Remark.MAY_BE_EXCUSED],
    )
    assert "Week 5 ends on Thursday 25 December 2025." in found.working


def test_a_date_agreed_in_writing_is_shown_beside_the_laws_own() -> None:
    action = AgreedAction(AgreedKind.AMEND_PLACEMENT, date(2025, 6, 13), date(2025, 7, 31))
    found = explained("reg44_2_f", Facts(agreed_actions=(action,)))
    assert found.plain == (
        "The council must send you the plan with the agreed school or type of school "
        "by Thursday 31 July 2025.",
        "We count from the day of the agreement, Friday 13 June 2025.",
        "Two weeks from then is Friday 27 June 2025.",
        REMARKS[Remark.OTHER_DATE_AGREED],
    )
    assert "The date agreed in writing is Thursday 31 July 2025 (reg 42(5))." in found.working


def test_placement_only_is_told_not_to_count_on_a_certificate() -> None:
    facts = replace(CASE, appeal_about=frozenset({Section.I}))
    assert explained("hesc", facts).plain[-1] == REMARKS[Remark.PLACEMENT_ONLY]


def test_every_rule_and_fact_has_words() -> None:
    assert set(REMARKS) == set(Remark)
    assert {rule.first_fact for rule in RULES.values()} <= set(FACTS_IN_WORDS)
    assert all("{by}" in rule.says for rule in RULES.values())


def test_explanations_are_the_same_from_storage() -> None:
    for clock in clocks(CASE, DEFAULT):
        assert Deadline.from_json(clock.as_json()).explain() == clock.explain()


def test_words_for_days_lengths_and_lists() -> None:
    assert day_in_words(date(2025, 3, 3)) == "Monday 3 March 2025"
    assert [
        length_in_words(1, "months"),
        length_in_words(3, "working days"),
        length_in_words(30, "days"),
    ] == [
        "one month",
        "three working days",
        "30 days",
    ]
    assert [listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
