"""What the reckoner answers, for letters of every kind."""

from datetime import date

import pytest

from evenhand.domain.law.in_use import AS_RELEASED
from evenhand.website.reckoners.work_out_my_dates.results import Outcome, result

LETTER = {"decision": "refusal_to_assess", "letter_dated": "2025-11-14", "sent_when": "same_day"}
PLAN = {**LETTER, "decision": "final_plan"}


def outcome(answers: dict[str, object], today: date = date(2025, 11, 20)) -> Outcome:
    return result(answers, today, AS_RELEASED).outcome


def test_a_letter_in_time_gives_its_dates_and_when_a_certificate_would_be_due() -> None:
    found = result(LETTER, date(2025, 11, 20), AS_RELEASED)
    assert found.outcome is Outcome.DATES
    assert [each.due_on for each in found.deadlines] == [date(2026, 1, 14)] * 3
    assert found.certificate_if_told_today
    assert found.certificate_if_told_today.due_on == date(2025, 11, 25)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({**PLAN, "disputed": ["section_I_named_school"]}, Outcome.PLACEMENT_ONLY),
        ({**PLAN, "disputed": ["section_I_named_school", "section_F"]}, Outcome.DATES),
        ({**PLAN, "disputed": ["not_sure"]}, Outcome.DATES),
        ({**PLAN, "disputed": ["section_G"]}, Outcome.NO_APPEAL),
        ({"decision": "something_else", "other_matter": "transport"}, Outcome.ELSEWHERE),
        ({"decision": "refusal_to_assess", "letter_dated": ""}, Outcome.NO_DATE),
        ({**LETTER, "certificate_on": "2025-11-19"}, Outcome.CERTIFIED),
    ],
)
def test_what_is_disputed_decides_what_is_needed(answers: dict[str, object], expected: Outcome) -> None:
    assert outcome(answers) is expected


def test_parts_of_a_plan_that_were_ticked_before_the_decision_changed_do_not_count() -> None:
    assert outcome({**LETTER, "disputed": ["section_I_named_school"]}) is Outcome.DATES


def test_the_last_day_is_in_time_and_the_next_is_late() -> None:
    assert outcome(LETTER, date(2026, 1, 14)) is Outcome.DATES
    assert outcome(LETTER, date(2026, 1, 15)) is Outcome.LATE


def test_a_letter_posted_after_its_date_is_late_by_the_earlier_clock() -> None:
    """reg 33 runs from sending (7 May), reg 34(2) from the date of the notice (3 May): CONTACT-020."""
    answers = {
        **LETTER,
        "letter_dated": "2025-03-03",
        "sent_when": "another_day",
        "letter_sent": "2025-03-07",
    }
    assert outcome(answers, date(2025, 5, 3)) is Outcome.DATES
    assert outcome(answers, date(2025, 5, 4)) is Outcome.LATE


def test_an_attempt_that_did_not_get_through_keeps_a_family_in_time() -> None:
    assert outcome({**LETTER, "tried_on": "2026-01-10"}, date(2026, 2, 20)) is Outcome.DATES


def test_being_late_for_the_appeal_too_needs_more_time() -> None:
    late = result(LETTER, date(2026, 1, 15), AS_RELEASED).leave
    later = result(LETTER, date(2026, 3, 15), AS_RELEASED).leave
    assert late and later
    assert later.needs_extension_of_time
