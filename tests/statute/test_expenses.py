"""What is paid towards a family's expenses, to the penny."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statute.expenses import (
    Night,
    NotAnAmount,
    fares,
    loss_of_earnings,
    mileage,
    overnight,
    registered_carer,
)
from evenhand.statute.in_force import NotInForce
from evenhand.statute.readings import DEFAULT

ON = date(2025, 6, 16)
PER_DAY = DEFAULT.with_reading("loss_of_earnings", "per_day")
POUNDS = st.decimals(0, 1000, places=2)


@pytest.mark.parametrize(
    ("paid", "pounds"),
    [
        (mileage(Decimal(48), ON), "12.00"),
        (mileage(Decimal("12.5"), ON), "3.13"),
        (mileage(Decimal(0), ON), "0.00"),
        (fares(Decimal("7.4")), "7.40"),
        (registered_carer(Decimal(4), 2, ON), "42.80"),
        (registered_carer(Decimal("1.5"), 1, ON), "8.03"),
        (loss_of_earnings([Decimal(30)], ON), "30.00"),
        (loss_of_earnings([Decimal(60)], ON), "45.00"),
        (loss_of_earnings([Decimal(60), Decimal(60)], ON), "45.00"),
        (loss_of_earnings([Decimal(60), Decimal(20)], ON, PER_DAY), "65.00"),
        (loss_of_earnings([], ON), "0.00"),
        (overnight(Night.INNER_LONDON, Decimal(95), ON), "81.00"),
        (overnight(Night.ELSEWHERE, Decimal(95), ON), "71.00"),
        (overnight(Night.ELSEWHERE, Decimal(60), ON), "60.00"),
        (overnight(Night.FAMILY_OR_FRIENDS, None, ON), "21.00"),
    ],
)
def test_each_expense_is_paid_up_to_its_most(paid: Decimal, pounds: str) -> None:
    assert str(paid) == pounds


@given(st.lists(POUNDS, max_size=4))
def test_no_reading_pays_more_than_was_lost_nor_the_default_more_than_the_other(days: list[Decimal]) -> None:
    whole, daily = loss_of_earnings(days, ON), loss_of_earnings(days, ON, PER_DAY)
    assert whole <= daily <= sum(days)
    assert whole <= 45


@given(POUNDS, POUNDS, st.sampled_from(Night))
def test_a_higher_claim_never_pays_less(one: Decimal, other: Decimal, night: Night) -> None:
    low, high = sorted((one, other))
    assert mileage(low, ON) <= mileage(high, ON)
    assert overnight(night, low, ON) <= overnight(night, high, ON) <= overnight(night, None, ON)


def test_less_than_nothing_is_refused_and_so_is_a_day_before_the_law() -> None:
    for wrong in (lambda: fares(Decimal(-1)), lambda: registered_carer(Decimal(1), -1, ON)):
        with pytest.raises(NotAnAmount):
            wrong()
    with pytest.raises(NotInForce):
        mileage(Decimal(1), date(2014, 8, 31))
