"""The sample of postcodes covers the demonstration's county, and lies where nobody lives."""

from importlib.resources import files

import pytest

from evenhand.core.principals import anonymous
from evenhand.core.transactions import acting_as
from evenhand.demo.stories import STORIES
from evenhand.demo.world import BRACKENFORD, COUNCILS, HARROWMERE, WESTMARCH, build
from evenhand.domain.organisations.counting_places import Counted, counted
from evenhand.domain.organisations.places import council_of_postcode, councils_near
from evenhand.domain.organisations.postcodes import outside_england, read
from tests.build import world

FAMILIES = [story.family for story in STORIES if getattr(story, "family", None) and story.family.postcode]


@pytest.fixture(scope="module")
def sample() -> Counted:
    text = files("evenhand.demo").joinpath("data/places.csv").read_text("utf-8")
    return counted(text.splitlines(), {code: code for code, _, _ in COUNCILS})


def councils_of(sample: Counted, area: str) -> set[str]:
    return {council for (found, (council, _)) in sample.areas if found == area}


def test_every_council_of_the_county_has_postcodes(sample: Counted) -> None:
    assert {council for _, (council, _) in sample.areas} == {WESTMARCH, BRACKENFORD, HARROWMERE}
    assert councils_of(sample, "WM1") == {WESTMARCH} and councils_of(sample, "HM2") == {HARROWMERE}
    assert not sample.unknown and not outside_england("WM1")


def test_one_first_half_is_shared_so_that_the_question_can_be_tried(sample: Counted) -> None:
    assert councils_of(sample, "WM11") == {WESTMARCH, BRACKENFORD}
    assert councils_of(sample, "WM11 6") == {WESTMARCH}


def test_every_family_of_the_stories_lives_in_it(sample: Counted) -> None:
    assert FAMILIES
    for family in FAMILIES:
        assert councils_of(sample, read(family.postcode).outward), family.postcode


def test_its_positions_are_in_the_sea(sample: Counted) -> None:
    for latitude, longitude, _ in sample.squares:
        assert 5340 <= latitude <= 5390 and 140 <= longitude <= 190


@pytest.mark.django_db
def test_the_county_is_built_with_it() -> None:
    build(world.now())
    with acting_as(anonymous()):
        shared = council_of_postcode(read("wm11"), world.today())
        (here,) = councils_near(53.42, 1.42, world.today()).councils
    assert [each.code for each in shared.councils] == [WESTMARCH, BRACKENFORD]
    assert here.name == "Westmarch County Council"
