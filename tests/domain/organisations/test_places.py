"""Which councils lie somewhere: all of them, never one that was guessed."""

from datetime import timedelta

import pytest

from evenhand.core.errors import NotAllowed
from evenhand.core.principals import anonymous, operator
from evenhand.core.transactions import acting_as
from evenhand.domain.organisations import places
from evenhand.domain.organisations.actions.load_places import load_places
from evenhand.domain.organisations.counting_places import Counted, NotAListOfPostcodes
from evenhand.domain.organisations.models import LocalAuthority, PostcodePlace, SquarePlace
from evenhand.domain.organisations.postcodes import read
from tests.build import places as lists
from tests.build import world
from tests.build.places import line

pytestmark = pytest.mark.django_db


def found(typed: str) -> list[str]:
    with acting_as(anonymous()):
        return [each.code for each in places.council_of_postcode(read(typed), world.today()).councils]


def around(latitude: float, longitude: float) -> list[str]:
    with acting_as(anonymous()):
        return [each.code for each in places.councils_near(latitude, longitude, world.today()).councils]


@pytest.fixture
def two() -> tuple[str, str]:
    """Open two councils: QQ1 lies in the first, QQ2 in both, and its sector 1 in the first alone."""
    one, _ = world.a_council()
    other, _ = world.a_council()
    lists.load(
        [
            line("QQ1 1AA", one),
            line("QQ2 1AA", one, at=(53.50, 1.50)),
            line("QQ2 2AA", other, at=(53.51, 1.51)),
            line("QQ2 2AB", other, at=(53.51, 1.51)),
            line("QQ3 1AA", other, ended="202401"),
            line("QQ4 1AA", "W06000001"),
            line("QQ4 1AB", other, at=(99.999999, 0.0)),
        ],
        one,
        other,
    )
    return one, other


def test_a_first_half_in_one_council_is_that_council(two: tuple[str, str]) -> None:
    assert found("QQ1") == found("qq1 9zz") == [two[0]]


def test_a_first_half_in_several_is_all_of_them_and_most_postcodes_come_first(two: tuple[str, str]) -> None:
    assert found("QQ2") == [two[1], two[0]]


def test_a_whole_postcode_is_known_more_closely(two: tuple[str, str]) -> None:
    assert found("QQ2 1ZZ") == [two[0]]
    assert found("QQ2 2ZZ") == [two[1]]
    assert found("QQ2 9ZZ") == [two[1], two[0]], "a sector that the list lacks is somewhere in its first half"


def test_what_no_list_has_is_not_known_and_what_has_ended_is_in_no_list(two: tuple[str, str]) -> None:
    assert found("QQ9") == found("QQ3") == []


def test_on_the_border_of_england_both_sides_are_answered(two: tuple[str, str]) -> None:
    with acting_as(anonymous()):
        near = places.council_of_postcode(read("QQ4"), world.today())
        scottish = places.council_of_postcode(read("EH1 1AA"), world.today())
    assert [each.code for each in near.councils] == [two[1]] and near.outside == ("Wales",)
    assert scottish == places.Near(outside=("Scotland",))


def test_a_position_is_the_councils_around_it(two: tuple[str, str]) -> None:
    assert around(53.40, 1.40) == [two[0]]
    assert around(53.504, 1.504) == [two[1], two[0]], "the other begins in the square beside it"
    assert around(53.53, 1.53) == [two[1]], "two squares away, where there is nothing nearer"
    assert around(51.0, 0.0) == []


def test_a_council_whose_days_are_over_is_not_answered(two: tuple[str, str]) -> None:
    with acting_as(operator()):
        LocalAuthority.objects.filter(code=two[0]).update(ends_on=world.today() - timedelta(days=1))
    assert found("QQ1") == []
    assert found("QQ2") == [two[1]]


def test_a_new_list_takes_the_place_of_the_old_one_whole(two: tuple[str, str]) -> None:
    lists.load([line("QQ7 1AA", two[0])], two[0], source="a newer list")
    assert found("QQ7") == [two[0]] and found("QQ1") == []
    with acting_as(anonymous()):
        now = places.loaded()
        assert now and (now.source, now.postcodes) == ("a newer list", 1)
        assert PostcodePlace.objects.count() == 2 and SquarePlace.objects.count() == 1


def test_a_list_without_a_known_council_is_refused_and_the_old_one_stays(two: tuple[str, str]) -> None:
    with pytest.raises(NotAListOfPostcodes):
        lists.load([line("QQ8 1AA", "E00000000")], two[0])
    assert found("QQ1") == [two[0]]


def test_only_the_operator_loads_one() -> None:
    with pytest.raises(NotAllowed):
        load_places(source="mine", credit="", counted=Counted(), at=world.now(), by=anonymous())
