"""Who may mediate and who may advise: by employer, by day, and by what a mediator knows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.in_force import NotInForce
from evenhand.statute.independence import (
    Employer,
    Field,
    adviser_is_independent,
    employer_in_words,
    mediator_is_independent,
    mediator_knows_enough,
)

TODAY = date(2025, 6, 13)
EMPLOYERS = st.frozensets(st.sampled_from(Employer))


@given(EMPLOYERS, st.booleans(), st.dates(date(2014, 9, 1), date(2035, 12, 31)))
def test_the_act_asks_about_councils_always_and_about_health_bodies_where_health_is_in_issue(
    employers: frozenset[Employer], health: bool, on: date
) -> None:
    mediator = mediator_is_independent(employers, health, on)
    assert mediator.allowed is not bool(employers if health else employers & {Employer.LOCAL_AUTHORITY})
    adviser = adviser_is_independent(employers, on)
    assert adviser.allowed is not bool(employers)
    for verdict in (mediator, adviser):
        assert verdict.allowed is not bool(verdict.reasons)
        assert all(reason.sentence.endswith("does not allow that.") for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("on", "names", "read"),
    [
        (
            date(2022, 6, 30),
            ["a clinical commissioning group", "the National Health Service Commissioning Board"],
            "in full",
        ),
        (date(2022, 7, 1), ["an integrated care board", "NHS England"], "in extract"),
    ],
)
def test_the_day_says_which_bodies_are_meant_and_how_surely(on: date, names: list[str], read: str) -> None:
    assert [employer_in_words(employer, on) for employer in list(Employer)[1:]] == names
    verdict = adviser_is_independent(list(Employer), on)
    assert [reason.code for reason in verdict.reasons] == [f"employed_by_{each.value}" for each in Employer]
    assert {reason.source.read for reason in verdict.reasons} == {read}
    assert all(name in reason.sentence for name, reason in zip(names, verdict.reasons[1:], strict=True))


def test_health_staff_may_mediate_where_health_is_not_in_issue() -> None:
    health = [Employer.HEALTH_COMMISSIONER, Employer.NATIONAL_COMMISSIONER]
    assert mediator_is_independent(health, False, TODAY).allowed
    assert not mediator_is_independent(health, True, TODAY).allowed
    assert not adviser_is_independent(health, TODAY).allowed


def test_a_mediator_must_show_each_of_three_fields() -> None:
    verdict = mediator_knows_enough([Field.HEALTH], TODAY)
    assert [reason.code for reason in verdict.reasons] == [
        "special_educational_needs_not_shown",
        "social_care_not_shown",
    ]
    assert str(verdict.reasons[0].source) == "SI 2014/1530, reg 40"
    assert mediator_knows_enough(list(Field), TODAY) == (True, ())


def test_before_the_law_nobody_can_be_judged_by_it() -> None:
    early = date(2014, 8, 31)
    with pytest.raises(NotInForce):
        mediator_is_independent([], True, early)
    with pytest.raises(NotInForce):
        adviser_is_independent([], early)
    with pytest.raises(NotInForce):
        mediator_knows_enough([], early)
