"""What a correction would move, said in one word."""

from datetime import date

import pytest

from evenhand.domain.casework.queries import Effect
from evenhand.statute.arrange import arrange_clock
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts


def arrange_by(told: date) -> Deadline | None:
    return arrange_clock(Facts(la_informed=told))


# 27 December 2026 is a Sunday between holidays, so that of two last days the safest is the same: the 24th.
BEFORE_CHRISTMAS, THREE_DAYS_LATER = date(2026, 11, 24), date(2026, 11, 27)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (THREE_DAYS_LATER, BEFORE_CHRISTMAS, "earlier"),
        (BEFORE_CHRISTMAS, THREE_DAYS_LATER, "later"),
        (BEFORE_CHRISTMAS, BEFORE_CHRISTMAS, "same"),
    ],
)
def test_where_the_safest_day_is_the_same_the_last_day_decides(before, after, change):
    was, becomes = arrange_by(before), arrange_by(after)
    assert was.safe_on == becomes.safe_on
    assert Effect("reg36_2.arrange_30_days", was, becomes, is_done=False).change == change
