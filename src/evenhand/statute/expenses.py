"""What the arranging body must pay towards a family's expenses: the least, not the most.

Source: SI 2014/1530 reg 41. It covers the parent and their child, or the young person and an alternative
person (Sch 3). A supporter's or a lawyer's costs are not in it. Amounts are in pounds.
"""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from evenhand.statute.in_force import amount
from evenhand.statute.readings import DEFAULT, LossOfEarnings, Readings

_PENNY = Decimal("0.01")


class Night(StrEnum):
    """Where a night was spent; each has its own most."""

    INNER_LONDON = "inner_london"
    ELSEWHERE = "elsewhere"
    FAMILY_OR_FRIENDS = "family_or_friends"


_NIGHTS = {
    Night.INNER_LONDON: "reg41.night_in_inner_london",
    Night.ELSEWHERE: "reg41.night_elsewhere",
    Night.FAMILY_OR_FRIENDS: "reg41.night_with_family_or_friends",
}


class NotAnAmount(ValueError):
    """A claim below zero."""


def mileage(miles: Decimal, on: date) -> Decimal:
    """Return what is due for driving a car or a motorcycle on `on`."""
    return _pounds(_claimed(miles) * amount("reg41.mile", on))


def fares(claimed: Decimal) -> Decimal:
    """Return what is due for standard-class public transport or a taxi: what it cost."""
    return _claimed(claimed).quantize(_PENNY, ROUND_HALF_UP)


def registered_carer(hours: Decimal, cared_for: int, on: date) -> Decimal:
    """Return what is due for a registered carer of the given number of children or young people."""
    return _pounds(_claimed(hours) * _claimed(Decimal(cared_for)) * amount("reg41.carer_hour", on))


def loss_of_earnings(days: Sequence[Decimal], on: date, readings: Readings = DEFAULT) -> Decimal:
    """Return what is due to one person for earnings lost on each day of the mediation."""
    most = _pounds(Decimal(amount("reg41.loss_of_earnings", on)))
    if readings.loss_of_earnings is LossOfEarnings.PER_DAY:
        return fares(sum((min(_claimed(day), most) for day in days), Decimal(0)))
    return fares(min(sum((_claimed(day) for day in days), Decimal(0)), most))


def overnight(night: Night, claimed: Decimal | None, on: date) -> Decimal:
    """Return what is due for one night; without a claim, the most that can be."""
    most = _pounds(Decimal(amount(_NIGHTS[night], on)))
    return most if claimed is None else fares(min(_claimed(claimed), most))


def _claimed(given: Decimal) -> Decimal:
    if given < 0:
        raise NotAnAmount(f"{given} is less than nothing. Give what was claimed.")
    return given


def _pounds(pence: Decimal) -> Decimal:
    # Half a penny goes to the family: the regulation fixes the least that is paid.
    return (pence / 100).quantize(_PENNY, ROUND_HALF_UP)
