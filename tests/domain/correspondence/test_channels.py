"""Which way a message goes: safe hours are hours in London, and an address counts once it is proved."""

from datetime import UTC, datetime, time, timedelta

import pytest

from evenhand.core.clock import LONDON
from evenhand.core.states import NotNow
from evenhand.domain.correspondence.channels import ByEmail, ByPost, Wait, Way, next_safe_moment, way
from evenhand.domain.correspondence.states import MESSAGE, HeldBecause, MessageState
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.people.models import SafeContact


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


WRITTEN = london(23, 22)


def way_of(reach: Reach, minutes: int, *, proved: bool = False, **safety) -> Way:
    at = WRITTEN + timedelta(minutes=minutes)
    return way(reach, SafeContact(**safety), at, email_is_proved=proved, written_at=WRITTEN)


def test_nothing_is_sent_to_an_address_that_nobody_has_proved():
    mail = Reach(email="sam@holloway.example")
    assert way_of(mail, 0, proved=True) == ByEmail(mail.email)
    for minutes in (0, 1, 29):
        waits = Wait(HeldBecause.NOT_PROVED, WRITTEN + timedelta(minutes=30))
        assert way_of(mail, minutes) == waits, "Somebody who just asked has time to type the code."
    for minutes in (30, 31, 60 * 24 * 30):
        assert way_of(mail, minutes) == Wait(HeldBecause.NOT_PROVED), "Then somebody here must ring."


def test_an_unproved_address_gives_way_to_the_post_where_that_is_safe():
    both = Reach(email="sam@holloway.example", address="1 High Street", postcode="ZZ1 1ZZ")
    assert way_of(both, 29) == Wait(HeldBecause.NOT_PROVED, WRITTEN + timedelta(minutes=30))
    assert way_of(both, 30) == ByPost()
    assert way_of(both, 30, may_post=False) == Wait(HeldBecause.NOT_PROVED)


def test_a_mailbox_that_others_read_is_no_way_however_well_it_is_proved():
    mail = Reach(email="sam@holloway.example")
    assert way_of(mail, 0, proved=True, mailbox_is_shared=True) == Wait(HeldBecause.NO_SAFE_WAY)
    assert way_of(mail, 0, proved=True, may_email=False) == Wait(HeldBecause.NO_SAFE_WAY)
