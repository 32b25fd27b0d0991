"""Safe hours are hours in London, over midnight and over the change of the clocks too."""

from datetime import UTC, datetime, time

import pytest

from evenhand.core.clock import LONDON
from evenhand.core.states import NotNow
from evenhand.domain.correspondence.channels import next_safe_moment
from evenhand.domain.correspondence.states import MESSAGE, MessageState


def london(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("at", "opens", "closes", "expected"),
    [
        (london(23, 12), 9, 17, london(23, 12)),
        (london(23, 9), 9, 17, london(23, 9)),
        (london(23, 8, 59), 9, 17, london(23, 9)),
        (london(23, 17), 9, 17, london(24, 9)),
        (london(23, 23), 22, 2, london(23, 23)),
        (london(24, 1), 22, 2, london(24, 1)),
        (london(24, 2), 22, 2, london(24, 22)),
        (london(23, 12), 22, 2, london(23, 22)),
        # British Summer Time ends on 25 October 2026 and begins on 28 March 2027.
        (london(24, 18, month=10), 9, 17, london(25, 9, month=10)),
        (datetime(2027, 3, 27, 20, tzinfo=UTC), 9, 17, datetime(2027, 3, 28, 8, tzinfo=UTC)),
    ],
)
def test_the_next_safe_moment(at, opens, closes, expected):
    found = next_safe_moment(at.astimezone(UTC), time(opens), time(closes))
    assert found.astimezone(UTC) == expected.astimezone(UTC)


def test_without_hours_any_moment_is_safe():
    at = london(23, 3)
    assert next_safe_moment(at, None, None) == at


def test_every_state_can_be_reached_and_settled_ones_are_left_by_nobody():
    assert MESSAGE.states() == set(MessageState)
    settled = {MessageState.SENT, MessageState.POSTED, MessageState.SUPPRESSED}
    for state in MessageState:
        ways_out = [move.name for move in MESSAGE.moves if MESSAGE.allows(move.name, state)]
        assert bool(ways_out) != (state in settled)


@pytest.mark.parametrize("state", list(MessageState))
@pytest.mark.parametrize("name", [move.name for move in MESSAGE.moves])
def test_a_move_that_the_table_lacks_is_refused(state, name):
    if MESSAGE.allows(name, state):
        assert MESSAGE.after(name, state) in MESSAGE.states()
    else:
        with pytest.raises(NotNow):
            MESSAGE.after(name, state)
