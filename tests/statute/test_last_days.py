"""The last day is still in time, and the day after is not: for every rule that compares two days."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.agreement import NotInTheAgreement, action_clocks, may_be_excused
from evenhand.statute.appeal import LONDON, is_received_in_time
from evenhand.statute.arrange import arrange_clock, is_arranged_in_time, thirty_days
from evenhand.statute.bodies import BODIES, health_commissioner
from evenhand.statute.contact import contact_is_in_time, is_barred
from evenhand.statute.deeming import may_ask_for_deemed
from evenhand.statute.expenses import loss_of_earnings
from evenhand.statute.facts import Facts
from evenhand.statute.family_delay import was_offered_in_time
from evenhand.statute.in_force import PARAMETERS, in_force
from evenhand.statute.leave import leave
from evenhand.statute.meeting import earliest_meeting, is_told_in_time, tell_by
from evenhand.statute.readings import DEFAULT
from evenhand.statute.routes import Decision

DAY = timedelta(days=1)
SENT = date(2026, 3, 10)
LETTER = Facts(decision=Decision.REFUSAL_TO_ASSESS, notice_dated=SENT, notice_sent=SENT)


def test_contact() -> None:
    last = date(2026, 5, 10)
    on_it, after = replace(LETTER, first_contact=last), replace(LETTER, first_contact=last + DAY)
    assert (contact_is_in_time(on_it).in_time, contact_is_in_time(after).in_time) == (True, False)
    assert (is_barred(on_it), is_barred(after)) == (False, True)


def test_contact_so_late_that_more_time_for_the_appeal_is_needed_too() -> None:
    # Two months from 10 March; 10 May 2026 is a Sunday, so the Tribunal takes an appeal until Monday.
    last = date(2026, 5, 11)
    assert leave(replace(LETTER, first_contact=last)).needs_extension_of_time is False
    assert leave(replace(LETTER, first_contact=last + DAY)).needs_extension_of_time is True


def test_arranging() -> None:
    last = thirty_days(SENT)
    assert is_arranged_in_time(SENT, None, last) and not is_arranged_in_time(SENT, None, last + DAY)
    booked = DEFAULT.with_reading("thirty_day_meaning", "booked_within_30")
    assert is_arranged_in_time(SENT, last, None, booked)
    assert not is_arranged_in_time(SENT, last + DAY, None, booked)


def test_a_day_that_was_offered() -> None:
    asked = Facts(la_offered=SENT, later_day_asked_for=SENT)
    assert was_offered_in_time(asked, SENT) and not was_offered_in_time(asked, SENT - DAY)


def test_telling_of_the_meeting() -> None:
    meeting = date(2026, 11, 25)
    last = tell_by(meeting)
    assert is_told_in_time(meeting, last, False) and not is_told_in_time(meeting, last + DAY, False)
    assert is_told_in_time(meeting, meeting, True) and not is_told_in_time(meeting, meeting + DAY, True)
    assert earliest_meeting(last) == meeting and earliest_meeting(last + DAY) > meeting


def test_a_certificate_when_the_council_is_silent() -> None:
    silent = replace(
        LETTER,
        first_contact=SENT + DAY,
        information_given=SENT + DAY,
        told_adviser_wants_mediation=SENT + DAY,
        la_informed=SENT + DAY,
        adviser_knows_not_arranged=SENT + DAY,
    )
    arrange = arrange_clock(silent)
    assert arrange is not None
    last = arrange.due_on
    assert [reason.code for reason in may_ask_for_deemed(silent, last).reasons] == ["thirty_days_run"]
    assert may_ask_for_deemed(silent, last + DAY).allowed


def test_another_date_in_the_agreement() -> None:
    def last_of(other: date) -> date:
        return action_clocks(AgreedAction(AgreedKind.RECONSIDER, SENT, other))[-1].due_on

    assert last_of(SENT) == SENT
    with pytest.raises(NotInTheAgreement):
        last_of(SENT - DAY)


def test_weeks_away_that_may_excuse() -> None:
    least = in_force("reg44_3.absence", SENT).value
    assert may_be_excused(AgreedKind.ASSESS, SENT, weeks_away=least)
    assert not may_be_excused(AgreedKind.ASSESS, SENT, weeks_away=least - 0.1)
    assert not may_be_excused(AgreedKind.ASSESS, SENT)


def test_an_appeal_at_five_and_at_midnight() -> None:
    last = date(2026, 6, 10)
    five = datetime(2026, 6, 10, 17, tzinfo=LONDON)
    midnight = DEFAULT.with_reading("five_pm", "midnight")
    assert is_received_in_time(last, five)
    assert not is_received_in_time(last, five + timedelta(seconds=1))
    assert is_received_in_time(last, datetime(2026, 6, 10, 23, 59, tzinfo=LONDON), midnight)
    assert not is_received_in_time(last, datetime(2026, 6, 11, tzinfo=LONDON), midnight)


def test_earnings_of_nothing_and_of_the_most() -> None:
    most = loss_of_earnings([Decimal(10_000)], SENT)
    assert loss_of_earnings([Decimal(0)], SENT) == 0
    assert loss_of_earnings([most], SENT) == most == loss_of_earnings([most + 1], SENT)


def test_every_version_of_a_number_holds_on_its_first_day_and_its_last() -> None:
    for name, versions in PARAMETERS.items():
        for row in versions:
            assert in_force(name, row.from_on) is row
            if row.until is not None:
                assert in_force(name, row.until) is row
    for row in BODIES["health_commissioner"]:
        assert health_commissioner(row.from_on) is row
        assert row.until is None or health_commissioner(row.until) is row
