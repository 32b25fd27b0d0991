"""The meeting and who comes to it, where the worked examples do not reach."""

from datetime import date
from typing import Any

import pytest

from evenhand.statute.answers import ANSWERS
from evenhand.statute.readings import DEFAULT, Readings

PART_OF_PARTY = DEFAULT.with_reading("la_lawyer", "part_of_party")


def attendance(readings: Readings = DEFAULT, **inputs: Any) -> dict[str, object]:
    return ANSWERS["reg38.attendance"].results(inputs, readings)


def test_nobody_has_to_be_told_by_a_day_once_the_family_accepts_less() -> None:
    rule = ANSWERS["reg37_2.five_working_days_notice"]
    found = rule.results({"mediation_date": date(2025, 6, 16), "family_consents_to_shorter": True}, DEFAULT)
    assert set(found.values()) == {None}


def test_one_supporter_comes_of_right_even_a_lawyer_the_council_objects_to() -> None:
    found = attendance(family_supporters=1, supporter_is_lawyer=True, la_objects=True)
    assert found == {"may_attend": True, "second_supporter_may_attend": None, "mediator_must": None}


@pytest.mark.parametrize(
    ("objects", "mediator", "may"),
    [(False, None, True), (None, None, False), (True, None, False), (None, True, True), (True, False, False)],
)
def test_a_second_supporter_needs_consent_that_is_known(
    objects: bool | None, mediator: bool | None, may: bool
) -> None:
    found = attendance(family_supporters=2, la_objects=objects, mediator_consents=mediator)
    assert found["second_supporter_may_attend"] is may and found["may_attend"] is True


@pytest.mark.parametrize(
    ("objects", "mediator", "may"),
    [(True, False, False), (True, True, True), (False, None, True), (None, None, False)],
)
def test_the_councils_lawyer_needs_consent_unless_part_of_the_council(
    objects: bool | None, mediator: bool | None, may: bool
) -> None:
    inputs = {"la_wants_lawyer": True, "family_objects": objects, "mediator_consents": mediator}
    assert attendance(**inputs)["may_attend"] is may
    assert attendance(PART_OF_PARTY, **inputs)["may_attend"] is True


def test_a_child_needs_parent_and_mediator_and_the_views_are_sought_either_way() -> None:
    found = attendance(child_to_attend=True, parent_agrees=True, mediator_agrees=True, la_objects=True)
    assert found["may_attend"] is True
    assert found["mediator_must"] == "take_reasonable_steps_to_ascertain_child_views"
    assert attendance(parent_is_party=True)["mediator_must"] == found["mediator_must"]
    not_party = attendance(
        parent_is_party=False, child_to_attend=True, parent_agrees=True, mediator_agrees=True
    )
    assert not_party["may_attend"] is False and not_party["mediator_must"] is None


def test_a_young_person_who_acts_is_a_party() -> None:
    assert attendance(young_person_to_attend=True)["may_attend"] is True
    refused = attendance(
        young_person_to_attend=True,
        alternative_person_is_party=True,
        alternative_person_agrees=False,
        mediator_agrees=True,
    )
    assert refused["may_attend"] is False


def test_nobody_asked_for_is_no_answer() -> None:
    assert attendance()["may_attend"] is None
