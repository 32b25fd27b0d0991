"""By when the council must send its notices: the event left out, and comments with their day counted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.in_force import NotInForce
from evenhand.statute.notice_times import COUNTED_FROM, Notice, comments_open_until, send_by

DAYS = {
    Notice.REFUSAL_TO_ASSESS: 42,
    Notice.REFUSAL_TO_ISSUE_PLAN: 112,
    Notice.FINAL_PLAN: 140,
    Notice.REVIEW_DECISION: 28,
    Notice.FINAL_AMENDED_PLAN: 56,
    Notice.REASSESSMENT_DECISION: 15,
}


@given(st.sampled_from(Notice), st.dates(date(2014, 9, 1), date(2035, 6, 30)))
def test_each_notice_has_its_weeks_or_days_and_no_last_day_moves(notice: Notice, event: date) -> None:
    assert send_by(notice, event) == event + timedelta(days=DAYS[notice])


@given(st.dates(date(2014, 9, 1), date(2035, 6, 30)))
def test_the_15_days_for_comments_begin_with_the_day_of_sending(sent: date) -> None:
    assert comments_open_until(sent) == sent + timedelta(days=14)


def test_every_notice_says_what_it_is_counted_from_and_none_is_older_than_the_law() -> None:
    assert set(COUNTED_FROM) == set(Notice)
    with pytest.raises(NotInForce):
        send_by(Notice.FINAL_PLAN, date(2014, 8, 31))
