"""A later day that the family asked for: the deemed route stays open, unless a service reads the law otherwise."""

from dataclasses import replace
from datetime import date

from evenhand.statute.certificate import deemed_clock
from evenhand.statute.deeming import may_ask_for_deemed
from evenhand.statute.facts import Facts
from evenhand.statute.family_delay import was_offered_in_time
from evenhand.statute.readings import DEFAULT, ReadingUsed

WANTED = date(2025, 3, 3)
LAST = date(2025, 4, 2)
SILENT = Facts(
    notice_sent=date(2025, 2, 3),
    first_contact=WANTED,
    told_adviser_wants_mediation=WANTED,
    la_informed=WANTED,
    adviser_knows_not_arranged=date(2025, 4, 3),
    la_offered=date(2025, 3, 27),
    later_day_asked_for=date(2025, 4, 10),
)
WAS_ABLE = DEFAULT.with_reading("family_delay", "la_was_able")
TODAY = date(2025, 4, 3)


def test_it_was_offered_in_time_only_if_a_day_within_the_thirty_was_offered_and_a_later_one_asked_for() -> (
    None
):
    assert was_offered_in_time(SILENT, LAST) and was_offered_in_time(replace(SILENT, la_offered=LAST), LAST)
    assert not was_offered_in_time(replace(SILENT, la_offered=None), LAST)
    assert not was_offered_in_time(replace(SILENT, later_day_asked_for=None), LAST)
    assert not was_offered_in_time(replace(SILENT, la_offered=date(2025, 4, 3)), LAST)


def test_the_certificate_stays_open_and_says_that_it_turns_on_this() -> None:
    clock = deemed_clock(SILENT)
    assert clock is not None and clock.due_on == date(2025, 4, 8)
    note = ReadingUsed("family_delay", "no_exception", (("la_was_able", None),))
    assert clock.readings[-1] == note
    assert "Reading of family_delay: no_exception. la_was_able gives no date." in clock.explain().working
    assert may_ask_for_deemed(SILENT, TODAY).allowed


def test_under_the_other_reading_it_is_shut_while_the_council_is_silent() -> None:
    assert deemed_clock(SILENT, WAS_ABLE) is None
    verdict = may_ask_for_deemed(SILENT, TODAY, WAS_ABLE)
    assert [reason.code for reason in verdict.reasons] == ["later_day_asked_for"]


def test_once_the_council_says_that_it_cannot_arrange_the_safe_day_is_that_of_the_stricter_reading() -> None:
    told = replace(SILENT, la_notified_cannot_arrange=date(2025, 4, 10))
    clock = deemed_clock(told, WAS_ABLE)
    assert clock is not None
    assert (clock.due_on, clock.safe_on) == (date(2025, 4, 15), date(2025, 4, 8))
    assert clock.readings == (
        ReadingUsed("family_delay", "la_was_able", (("no_exception", date(2025, 4, 8)),)),
    )


def test_where_both_readings_give_one_day_nothing_is_said() -> None:
    early = replace(SILENT, la_notified_cannot_arrange=date(2025, 3, 20))
    clock = deemed_clock(early)
    assert clock is not None and clock.readings == ()
    assert clock == deemed_clock(early, WAS_ABLE)
    late = replace(SILENT, la_offered=date(2025, 4, 5))
    assert deemed_clock(late, WAS_ABLE) is not None and may_ask_for_deemed(late, TODAY, WAS_ABLE).allowed
