"""Who may attend, by whose consent, and whose views are sought."""

import pytest

from evenhand.statute.attendance import Attendee, Consents, Views, may_attend, whose_views
from evenhand.statute.readings import DEFAULT

PART_OF_PARTY = DEFAULT.with_reading("la_lawyer", "part_of_party")
NOBODY = Consents(False, False, False)


@pytest.mark.parametrize("who", [Attendee.PARTY, Attendee.SUPPORTER])
def test_a_party_and_one_supporter_need_nobodys_consent(who: Attendee) -> None:
    assert may_attend(who, NOBODY) == (True, ())


@pytest.mark.parametrize("who", [Attendee.CHILD, Attendee.YOUNG_PERSON])
@pytest.mark.parametrize(
    ("family", "mediator", "codes"),
    [
        (True, True, []),
        (True, None, ["mediator_has_not_agreed"]),
        (None, True, ["family_has_not_agreed"]),
        (False, False, ["family_has_not_agreed", "mediator_has_not_agreed"]),
    ],
)
def test_a_child_or_young_person_comes_if_family_and_mediator_agree_whatever_the_bodies_say(
    who: Attendee, family: bool | None, mediator: bool | None, codes: list[str]
) -> None:
    for bodies in (True, False, None):
        verdict = may_attend(who, Consents(family, bodies, mediator))
        assert [reason.code for reason in verdict.reasons] == codes
        assert verdict.allowed is (codes == [])
        assert all(reason.sentence.endswith(".") for reason in verdict.reasons)


@pytest.mark.parametrize("who", [Attendee.LA_LAWYER, Attendee.ANYONE_ELSE])
@pytest.mark.parametrize(
    ("consents", "allowed"),
    [
        (Consents(True, True, None), True),
        (Consents(True, True, False), True),
        (Consents(True, None, None), False),
        (Consents(None, True, False), False),
        (Consents(False, False, True), True),
        (NOBODY, False),
    ],
)
def test_anyone_else_needs_everyone_or_failing_that_the_mediator(
    who: Attendee, consents: Consents, allowed: bool
) -> None:
    assert may_attend(who, consents).allowed is allowed


def test_the_councils_lawyer_comes_as_part_of_it_under_that_reading_only() -> None:
    assert not may_attend(Attendee.LA_LAWYER, NOBODY).allowed
    assert may_attend(Attendee.LA_LAWYER, NOBODY, PART_OF_PARTY).allowed
    assert not may_attend(Attendee.ANYONE_ELSE, NOBODY, PART_OF_PARTY).allowed


def test_views_are_sought_of_whoever_does_not_speak_for_themselves() -> None:
    assert whose_views(True, False) is Views.CHILD
    assert whose_views(False, True) is Views.YOUNG_PERSON
    assert whose_views(False, False) is None
