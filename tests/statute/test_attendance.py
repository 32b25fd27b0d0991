"""Who may attend, by whose consent, who must come for a meeting to be held, and whose views are sought."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.attendance import (
    Attendee,
    Consents,
    Side,
    Views,
    absent,
    counts_as_held,
    counts_as_missed,
    may_attend,
    sides,
    whose_views,
)
from evenhand.statute.readings import DEFAULT

PART_OF_PARTY = DEFAULT.with_reading("la_lawyer", "part_of_party")
NOBODY = Consents(False, False, False)
FAMILY, COUNCIL, HEALTH = Side
ISSUES = {
    "no health": {"health_issues": False, "health_only": False},
    "mixed": {"health_issues": True, "health_only": False},
    "health only": {"health_issues": True, "health_only": True},
}


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
    provision = "reg 38(1)(c)" if who is Attendee.CHILD else "reg 38(1)(d)"
    for bodies in (True, False, None):
        verdict = may_attend(who, Consents(family, bodies, mediator))
        assert {reason.source.provision for reason in verdict.reasons} <= {provision}
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


@pytest.mark.parametrize(
    ("issues", "there", "codes"),
    [
        ("no health", {FAMILY, COUNCIL}, []),
        ("no health", {FAMILY}, ["council_absent"]),
        ("no health", {FAMILY, HEALTH}, ["council_absent"]),
        ("no health", {COUNCIL}, ["family_absent"]),
        ("no health", set(), ["family_absent", "council_absent"]),
        ("mixed", {FAMILY, COUNCIL, HEALTH}, []),
        # The family took part with the council, and does not lose its certificate because a body stayed away.
        ("mixed", {FAMILY, COUNCIL}, []),
        ("mixed", {FAMILY, HEALTH}, ["council_absent"]),
        ("mixed", {COUNCIL, HEALTH}, ["family_absent"]),
        ("health only", {FAMILY, HEALTH}, []),
        ("health only", {FAMILY, COUNCIL}, ["health_body_absent"]),
        ("health only", {FAMILY}, ["health_body_absent"]),
    ],
)
def test_a_meeting_is_held_when_the_family_and_the_body_that_arranges_came(
    issues: str, there: set[Side], codes: list[str]
) -> None:
    verdict = counts_as_held(there, **ISSUES[issues])
    assert [reason.code for reason in verdict.reasons] == codes
    assert verdict.allowed is (codes == [])


@pytest.mark.parametrize("issues", ISSUES)
@given(there=st.sets(st.sampled_from(Side)))
def test_every_meeting_was_held_or_missed_and_it_can_be_both_only_where_health_stayed_away(
    issues: str, there: set[Side]
) -> None:
    held, missed = counts_as_held(there, **ISSUES[issues]), counts_as_missed(there, **ISSUES[issues])
    gone = absent(there, sides(**ISSUES[issues]))
    assert held.allowed or missed.allowed
    assert (held.allowed and missed.allowed) is (issues == "mixed" and gone == (HEALTH,))
    assert missed.allowed is bool(gone)
    assert all(reason.sentence.endswith(".") for reason in (*held.reasons, *missed.reasons))


@pytest.mark.parametrize("issues", ISSUES)
@given(there=st.sets(st.sampled_from(Side)), more=st.sampled_from(Side))
def test_nobody_who_comes_as_well_makes_a_held_meeting_one_that_was_not(
    issues: str, there: set[Side], more: Side
) -> None:
    if counts_as_held(there, **ISSUES[issues]).allowed:
        assert counts_as_held(there | {more}, **ISSUES[issues]).allowed


@pytest.mark.parametrize("issues", ISSUES)
def test_a_meeting_that_everybody_came_to_was_not_missed_and_names_where_the_law_says_so(issues: str) -> None:
    verdict = counts_as_missed(tuple(Side), **ISSUES[issues])
    assert [str(reason.source) for reason in verdict.reasons] == ["SI 2014/1530, reg 38(1)(a)"]


def test_where_health_alone_is_in_issue_the_council_is_no_party() -> None:
    assert sides(health_issues=True, health_only=True) == (FAMILY, HEALTH)
    assert sides(health_issues=True, health_only=False) == (FAMILY, COUNCIL, HEALTH)
    assert sides(health_issues=False, health_only=False) == (FAMILY, COUNCIL)
