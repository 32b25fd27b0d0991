"""Who acts is known to the database for exactly as long as the transaction lasts."""

from uuid import uuid4

import pytest
from django.db import connection

from evenhand.core.principals import anonymous, person, worker
from evenhand.core.transactions import acting_as, current, once_a_page


def told() -> tuple[str, str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_setting('evenhand.user', true), current_setting('evenhand.case', true),"
            " current_setting('evenhand.browser', true)"
        )
        return tuple(value or "" for value in cursor.fetchone())


def test_nothing_may_be_asked_without_a_principal():
    with pytest.raises(RuntimeError, match="No principal"):
        current()


@pytest.mark.django_db
def test_the_database_knows_who_acts():
    who, case = uuid4(), uuid4()
    with acting_as(person(who, "b").for_case(case)):
        assert told() == (str(who), str(case), "b")
    assert told() == ("", "", "")


@pytest.mark.django_db
def test_the_outer_principal_comes_back_after_an_inner_one():
    outer, inner = uuid4(), uuid4()
    with acting_as(person(outer)):
        with acting_as(person(inner)):
            assert told()[0] == str(inner)
        assert told()[0] == str(outer)


@pytest.mark.django_db
def test_the_outer_principal_comes_back_after_an_inner_fault():
    outer = uuid4()
    with acting_as(person(outer)):
        with pytest.raises(ZeroDivisionError), acting_as(person(uuid4())):
            raise ZeroDivisionError
        assert told()[0] == str(outer)


def test_the_settings_end_with_the_transaction(own_database):
    with acting_as(worker(uuid4())):
        assert told()[1]
    assert told() == ("", "", "")


def test_many_principals_in_turn_never_see_each_others_settings(own_database):
    for _ in range(500):
        who = uuid4()
        with acting_as(person(who)):
            assert told()[0] == str(who)
        with acting_as(anonymous()):
            assert told() == ("", "", "")


@pytest.mark.django_db
def test_a_page_asks_once_for_the_same_and_whoever_acts_asks_each_time():
    asked = []

    @once_a_page
    def ask(what: str) -> str:
        asked.append(what)
        return what.upper()

    with acting_as(person(uuid4()), to_look=True):
        assert (ask("a"), ask("a"), ask("b"), ask("a")) == ("A", "A", "B", "A")
    assert asked == ["a", "b"]
    with acting_as(person(uuid4())):
        assert (ask("a"), ask("a")) == ("A", "A")
    assert asked == ["a", "b", "a", "a"]


@pytest.mark.django_db
def test_an_action_within_a_page_asks_anew_and_so_does_the_page_after_it():
    answers = iter(range(10))

    @once_a_page
    def ask() -> int:
        return next(answers)

    with acting_as(person(uuid4()), to_look=True):
        assert (ask(), ask()) == (0, 0)
        with acting_as(person(uuid4())):
            assert (ask(), ask()) == (1, 2)
        assert (ask(), ask()) == (3, 3)
        with pytest.raises(ZeroDivisionError), acting_as(person(uuid4())):
            raise ZeroDivisionError
        assert ask() == 4
    assert ask() == 5


@pytest.mark.django_db
def test_nothing_of_one_page_is_known_to_the_next():
    answers = iter(range(10))

    @once_a_page
    def ask() -> int:
        return next(answers)

    for expected in (0, 1):
        with acting_as(person(uuid4()), to_look=True):
            assert ask() == expected
