"""Contact in time, and what late contact closes and leaves open."""

from datetime import date

import pytest

from evenhand.statute.contact import bar_clock, contact_is_in_time
from evenhand.statute.facts import Facts
from evenhand.statute.leave import Leave, leave
from evenhand.statute.routes import Section

SENT = date(2025, 1, 10)


@pytest.mark.parametrize(
    ("facts", "in_time", "code"),
    [
        (Facts(first_contact=SENT), None, "notice_date_unknown"),
        (Facts(notice_sent=SENT), None, "no_contact_recorded"),
        (Facts(notice_sent=SENT, first_contact=date(2025, 3, 10)), True, "contact_in_time"),
        (Facts(notice_sent=SENT, first_contact=date(2025, 3, 11)), False, "contact_late"),
        (Facts(notice_dated=SENT, first_contact=date(2025, 3, 11)), False, "contact_late"),
        (Facts(notice_sent=SENT, told_adviser_wants_mediation=date(2025, 3, 10)), True, "contact_in_time"),
    ],
)
def test_contact_is_judged_by_the_last_day_and_says_why(
    facts: Facts, in_time: bool | None, code: str
) -> None:
    found = contact_is_in_time(facts)
    assert (found.in_time, found.reason.code) == (in_time, code)
    assert found.reason.source.provision == "reg 33"


def test_late_contact_names_the_door_that_is_open() -> None:
    sentence = contact_is_in_time(Facts(notice_sent=SENT, first_contact=date(2025, 3, 11))).reason.sentence
    assert sentence == (
        "You first contacted us on Tuesday 11 March 2025. The last day for it was Monday 10 March 2025. "
        "You can ask the Tribunal for permission to appeal."
    )


LATE = ("failed_to_comply_with_reg_33", "time_for_doing_so_elapsed", "no_certificate_issued")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(notice_sent=SENT, first_contact=date(2025, 3, 11)), Leave(True, LATE, True)),
        # Contact on Sunday 2 March, one day late; the appeal's own last day had moved to Monday 3 March.
        (Facts(notice_sent=date(2025, 1, 1), first_contact=date(2025, 3, 2)), Leave(True, LATE, False)),
        (Facts(notice_sent=SENT), Leave(True, LATE, True)),
        (Facts(notice_sent=SENT, first_contact=SENT), Leave(False, LATE[2:], False)),
        (Facts(first_contact=SENT), Leave(False, LATE[2:], False)),
        (Facts(notice_sent=SENT, appeal_about=frozenset({Section.I})), Leave(False, LATE[2:], False)),
        (
            Facts(notice_sent=SENT, first_contact=date(2025, 4, 1), certificate_issued=date(2025, 4, 2)),
            Leave(False, LATE[:2], True),
        ),
    ],
)
def test_leave_is_needed_only_when_contact_was_late_and_there_is_no_certificate(
    facts: Facts, expected: Leave
) -> None:
    assert leave(facts) == expected


@pytest.mark.parametrize(
    ("facts", "questions"),
    [
        (Facts(notice_sent=SENT), []),
        (Facts(notice_dated=SENT), []),
        (Facts(notice_dated=SENT, notice_sent=SENT), []),
        (Facts(notice_dated=SENT, notice_sent=date(2025, 1, 14)), ["notice_date_basis"]),
    ],
)
def test_which_date_is_meant_is_a_question_only_where_there_are_two(
    facts: Facts, questions: list[str]
) -> None:
    clock = bar_clock(facts)
    assert clock is not None and [used.switch for used in clock.readings] == questions
