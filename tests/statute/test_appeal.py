"""The appeal's last day: the later limb, rule 12, and five o'clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.appeal import appeal_clock, is_received_in_time, latest_time
from evenhand.statute.facts import Facts
from evenhand.statute.limbs import adjusted, window_end
from evenhand.statute.readings import DEFAULT, R12Double
from evenhand.statute.routes import Section
from evenhand.statute.rules import Remark
from evenhand.statute.working_days import ENGLAND

SENT, ISSUED = date(2025, 2, 10), date(2025, 3, 25)
DAYS = st.dates(date(2014, 9, 1), date(2035, 6, 30))


def in_window(day: date) -> bool:
    return day.month == 8 or (day.month, day.day) >= (12, 25) or (day.month, day.day) == (1, 1)


@given(DAYS, st.sampled_from(R12Double))
def test_rule_12_moves_to_the_first_working_day_that_it_allows(raw: date, double: R12Double) -> None:
    day = raw
    while in_window(day) if in_window(raw) else day not in ENGLAND:
        day += timedelta(days=1)
    while double is R12Double.COMBINED and in_window(day):
        day += timedelta(days=1)
    while day not in ENGLAND:
        day += timedelta(days=1)
    assert adjusted(raw, double) == day


@given(DAYS, DAYS)
def test_moving_keeps_the_order_of_days(one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert adjusted(earlier) <= adjusted(later)


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2025, 7, 31), None),
        (date(2025, 8, 1), date(2025, 8, 31)),
        (date(2025, 9, 1), None),
        (date(2025, 12, 24), None),
        (date(2025, 12, 25), date(2026, 1, 1)),
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 1, 2), None),
    ],
)
def test_the_windows_begin_and_end_on_their_days(day: date, end: date | None) -> None:
    assert window_end(day) == end


def test_a_second_certificate_after_a_deemed_one_is_noted_and_not_relied_on() -> None:
    facts = Facts(notice_sent=SENT, certificate_issued=ISSUED, second_certificate_issued=date(2025, 5, 13))
    clock = appeal_clock(facts)
    other = appeal_clock(facts, DEFAULT.with_reading("second_cert_after_deemed", "second_certificate"))
    assert clock is not None and other is not None
    assert clock.due_on == clock.safe_on == other.safe_on == date(2025, 4, 25)
    assert clock.readings == (
        ("second_cert_after_deemed", "first_certificate", (("second_certificate", date(2025, 6, 13)),)),
    )
    assert other.due_on == date(2025, 6, 13) and other.counted_from_fact == "second_certificate_issued"


def test_a_placement_appeal_notes_what_a_certificate_might_give() -> None:
    facts = Facts(notice_sent=SENT, certificate_issued=ISSUED, appeal_about=frozenset({Section.I}))
    clock = appeal_clock(facts)
    other = appeal_clock(facts, DEFAULT.with_reading("section_i_only_cert", "certificate_counts"))
    assert clock is not None and other is not None
    assert clock.readings[0].others == (("certificate_counts", date(2025, 4, 25)),)
    assert (clock.due_on, other.due_on) == (date(2025, 4, 10), date(2025, 4, 25))
    assert other.readings[0].others == (("no_extension", date(2025, 4, 10)),)
    assert clock.safe_on == other.safe_on == date(2025, 4, 10)
    assert clock.remarks == (Remark.PLACEMENT_ONLY,)


@pytest.mark.parametrize(
    ("facts", "remarks"),
    [
        (Facts(notice_sent=SENT), (Remark.CERTIFICATE_MAY_GIVE_LONGER,)),
        (Facts(notice_dated=SENT), (Remark.SENT_UNKNOWN, Remark.CERTIFICATE_MAY_GIVE_LONGER)),
        (Facts(notice_sent=SENT, first_contact=date(2025, 4, 11)), ()),
        (Facts(notice_sent=SENT, certificate_issued=ISSUED), ()),
    ],
)
def test_a_certificate_is_held_out_only_where_one_may_come(facts: Facts, remarks: tuple[Remark, ...]) -> None:
    clock = appeal_clock(facts)
    assert clock is not None and clock.remarks == remarks


def test_the_double_reading_is_noted_where_it_moves_the_day() -> None:
    facts = Facts(notice_sent=date(2027, 5, 31))
    clock = appeal_clock(facts)
    combined = appeal_clock(facts, DEFAULT.with_reading("r12_double", "combined"))
    assert clock is not None and combined is not None
    assert clock.readings == (("r12_double", "literal", (("combined", date(2027, 9, 1)),)),)
    assert combined.readings == (("r12_double", "combined", (("literal", date(2027, 8, 2)),)),)
    assert combined.due_on == clock.due_on and combined.may_accept_until == date(2027, 9, 1)


def test_no_letter_or_no_appeal_gives_no_date() -> None:
    assert appeal_clock(Facts(certificate_issued=ISSUED)) is None
    health = Facts(notice_sent=SENT, appeal_about=frozenset({Section.G}))
    assert appeal_clock(health) is None
    assert appeal_clock(replace(health, appeal_about=frozenset({Section.F}))) is not None


def test_five_o_clock_is_london_time_in_summer_and_winter() -> None:
    assert latest_time(date(2025, 3, 10)).astimezone(UTC).hour == 17
    assert latest_time(date(2025, 6, 10)).astimezone(UTC).hour == 16


@pytest.mark.parametrize(
    ("received", "by_five", "by_midnight"),
    [
        (datetime(2025, 6, 2, 9, 0, tzinfo=UTC), True, True),
        (datetime(2025, 6, 10, 16, 0, tzinfo=UTC), True, True),
        (datetime(2025, 6, 10, 16, 1, tzinfo=UTC), False, True),
        (datetime(2025, 6, 10, 23, 1, tzinfo=UTC), False, False),
    ],
)
def test_an_appeal_is_in_time_by_five_or_by_midnight(
    received: datetime, by_five: bool, by_midnight: bool
) -> None:
    raw = date(2025, 6, 10)
    assert is_received_in_time(raw, received) is by_five
    assert is_received_in_time(raw, received, DEFAULT.with_reading("five_pm", "midnight")) is by_midnight
