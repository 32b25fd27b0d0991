"""Notice of the meeting and who may come: regulations 37(2) and 38(1)."""

from datetime import date

import pytest

from evenhand.statute.meeting import Attendee, Consent, NoticeClearDays, earliest_meeting, may_attend


@pytest.mark.parametrize(
    ("told_on", "clear", "not_clear"),
    [
        (date(2026, 11, 23), date(2026, 12, 1), date(2026, 11, 30)),  # a Monday
        (date(2026, 11, 27), date(2026, 12, 5), date(2026, 12, 4)),  # a Friday: five days end on a Friday
        (date(2026, 11, 28), date(2026, 12, 5), date(2026, 12, 4)),  # told on a Saturday
        (date(2026, 12, 21), date(2026, 12, 31), date(2026, 12, 30)),  # Christmas Day and Boxing Day's Monday
        (date(2026, 3, 30), date(2026, 4, 9), date(2026, 4, 8)),  # Good Friday and Easter Monday
    ],
)
def test_five_working_days_lie_between_telling_and_meeting(told_on, clear, not_clear):
    assert earliest_meeting(told_on) == clear
    assert earliest_meeting(told_on, NoticeClearDays.NOT_CLEAR) == not_clear


def test_the_parties_and_one_supporter_come_as_of_right():
    for who in (Attendee.FAMILY, Attendee.COUNCIL, Attendee.HEALTH_BODY, Attendee.SUPPORTER):
        assert may_attend(who, Consent.AS_OF_RIGHT)


@pytest.mark.parametrize("who", [Attendee.CHILD, Attendee.YOUNG_PERSON])
def test_a_child_comes_when_the_holder_and_the_mediator_agree_and_nobody_else_is_asked(who):
    allowed = {consent for consent in Consent if may_attend(who, consent)}
    assert allowed == {Consent.HOLDER_AND_MEDIATOR}


def test_anyone_else_and_a_second_supporter_come_by_all_parties_consent_or_the_mediators():
    for who, before in ((Attendee.OTHER, 0), (Attendee.SUPPORTER, 1)):
        allowed = {consent for consent in Consent if may_attend(who, consent, supporters_before=before)}
        assert allowed == {Consent.ALL_PARTIES, Consent.MEDIATOR}
