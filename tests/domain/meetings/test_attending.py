"""Who may come to a meeting, by whose consent: regulation 38(1) on what a mediator records."""

import pytest

from evenhand.domain.meetings.attending import Attendee, Consent, may_attend
from evenhand.statute.readings import DEFAULT


@pytest.mark.parametrize("who", [Attendee.FAMILY, Attendee.COUNCIL, Attendee.HEALTH_BODY, Attendee.SUPPORTER])
def test_the_parties_and_one_supporter_come_as_of_right(who):
    assert may_attend(who, Consent.AS_OF_RIGHT, DEFAULT).allowed


@pytest.mark.parametrize("who", [Attendee.CHILD, Attendee.YOUNG_PERSON])
def test_a_child_comes_when_the_holder_and_the_mediator_agree_and_nobody_else_is_asked(who):
    allowed = {consent for consent in Consent if may_attend(who, consent, DEFAULT).allowed}
    assert allowed == {Consent.HOLDER_AND_MEDIATOR}


@pytest.mark.parametrize(("who", "before"), [(Attendee.OTHER, 0), (Attendee.SUPPORTER, 1)])
def test_anyone_else_and_a_second_supporter_come_by_all_parties_consent_or_the_mediators(who, before):
    assert not may_attend(who, Consent.AS_OF_RIGHT, DEFAULT, supporters_before=before).allowed
    for consent in (Consent.ALL_PARTIES, Consent.MEDIATOR):
        assert may_attend(who, consent, DEFAULT, supporters_before=before).allowed
