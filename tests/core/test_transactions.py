"""Who acts is known to the database for exactly as long as the transaction lasts."""

from uuid import uuid4

import pytest
from django.db import connection

from evenhand.core.principals import anonymous, person, worker
from evenhand.core.transactions import acting_as, current


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
