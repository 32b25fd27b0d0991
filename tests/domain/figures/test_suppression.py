"""No count of fewer than five is shown, and none can be worked out: over random data, by two ways of working back."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evenhand.domain.figures.suppression import (
    FEWEST,
    Period,
    Shown,
    may_replace,
    settled,
    shown,
    shown_over,
    table,
)

SMALL = range(1, FEWEST)
COUNTS = st.integers(min_value=0, max_value=12) | st.integers(min_value=0, max_value=60)
LISTS = st.integers(min_value=1, max_value=7).flatmap(
    lambda lines: st.lists(COUNTS, min_size=lines, max_size=lines).map(tuple)
)


def years(lines: int = 5, periods: int = 4, counts: st.SearchStrategy[int] = COUNTS) -> st.SearchStrategy:
    """Give the counts of the periods of a year."""
    return st.integers(min_value=1, max_value=lines).flatmap(
        lambda n: st.lists(st.tuples(*[counts] * n), min_size=periods, max_size=periods)
    )


def published(year: list[tuple[int, ...]], *, adds_up: bool) -> tuple[list[Period], Shown]:
    periods = [Period(counts, shown(counts, adds_up=adds_up)) for counts in year]
    return periods, shown_over(periods, adds_up=adds_up)


def told(periods: list[Period], year: Shown, *, adds_up: bool) -> list[tuple[dict, int]]:
    """Return what is told, as sums of what is not: so many of these together are this number."""
    lines = len(year.cells)
    found = []
    for number, period in enumerate(periods):
        if adds_up and period.shown.total is not None:
            hidden = [n for n, cell in enumerate(period.shown.cells) if cell is None]
            rest = period.shown.total - sum(cell or 0 for cell in period.shown.cells)
            found.append((dict.fromkeys(((n, number) for n in hidden), 1), rest))
    for line in range(lines):
        if year.cells[line] is not None:
            hidden = [q for q, period in enumerate(periods) if period.shown.cells[line] is None]
            rest = year.cells[line] - sum(period.shown.cells[line] or 0 for period in periods)
            found.append((dict.fromkeys(((line, q) for q in hidden), 1), rest))
    if adds_up and year.total is not None:
        hidden = {
            (line, q): 1
            for q, period in enumerate(periods)
            for line in range(lines)
            if period.shown.cells[line] is None
        }
        rest = year.total - sum(cell or 0 for period in periods for cell in period.shown.cells)
        found.append((hidden, rest))
    return [(sums, rest) for sums, rest in found if sums]


def reduced(sums: list[tuple[dict, int]]) -> list[tuple[dict, Fraction]]:
    """Return the sums with as much taken off each other as can be (Gauss and Jordan)."""
    unknown = sorted({each for parts, _ in sums for each in parts})
    rows = [[Fraction(parts.get(each, 0)) for each in unknown] + [Fraction(rest)] for parts, rest in sums]
    done = 0
    for place in range(len(unknown)):
        pivot = next((row for row in rows[done:] if row[place]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(done, [value / pivot[place] for value in pivot])
        for other, row in enumerate(rows):
            if other != done and row[place]:
                rows[other] = [a - row[place] * b for a, b in zip(row, rows[done], strict=True)]
        done += 1
    return [
        ({each: value for each, value in zip(unknown, row, strict=False) if value}, row[-1])
        for row in rows[:done]
    ]


def expect_no_way_back(sums: list[tuple[dict, int]]) -> None:
    for parts, rest in [*sums, *reduced(sums)]:
        assert len(parts) > 1, f"{parts} is {rest}"
        if set(parts.values()) == {1}:
            assert rest >= FEWEST, f"{parts} together are {rest}"


@given(LISTS, st.booleans())
def test_no_small_count_is_shown_in_a_period_and_none_follows_from_the_total(counts, adds_up):
    found = shown(counts, adds_up=adds_up)
    for count, cell in zip(counts, found.cells, strict=True):
        assert cell is None or cell == count not in SMALL
    hidden = [count for count, cell in zip(counts, found.cells, strict=True) if cell is None]
    if found.total is not None:
        assert found.total == sum(counts) not in SMALL
        assert not hidden or (len(hidden) > 1 and sum(hidden) >= FEWEST and set(hidden) != {1})


@settings(max_examples=300, deadline=None)
@given(years(), st.booleans())
def test_no_small_count_follows_from_a_year_and_its_quarters(year, adds_up):
    periods, found = published(year, adds_up=adds_up)
    for line, cell in enumerate(found.cells):
        assert cell is None or cell == sum(counts[line] for counts in year) not in SMALL
    assert found.total is None or found.total == sum(map(sum, year)) not in SMALL
    assert adds_up or found.total is None
    expect_no_way_back(told(periods, found, adds_up=adds_up))


@settings(max_examples=150, deadline=None)
@given(years(lines=3, periods=2, counts=st.integers(min_value=0, max_value=7)), st.booleans())
def test_whoever_tries_every_county_finds_two_that_fit_for_each_count_that_is_not_shown(year, adds_up):
    """The second way back: every step up or down that would have been told the same is tried."""
    periods, found = published(year, adds_up=adds_up)
    sums = told(periods, found, adds_up=adds_up)
    hidden = sorted(
        (line, q)
        for q, period in enumerate(periods)
        for line, cell in enumerate(period.shown.cells)
        if cell is None
    )
    small = {place for place in hidden if not adds_up or periods[place[1]].shown.total is None}
    truth = {place: year[place[1]][place[0]] for place in hidden}
    for place in hidden:
        assert _another(place, truth, hidden, small, sums), (place, year, periods, found)


def _another(place, truth, hidden, small, sums) -> bool:
    """Tell whether the count of a place could be another one, by stepping one up or down along what must add up."""
    for change in product((-1, 0, 1), repeat=len(hidden)):
        moved = dict(zip(hidden, change, strict=True))
        if not moved[place]:
            continue
        if any(truth[each] + step < 1 for each, step in moved.items()):
            continue
        if any(truth[each] + moved[each] >= FEWEST for each in small):
            continue
        if all(sum(moved.get(each, 0) for each in parts) == 0 for parts, _ in sums):
            return True
    return False


@pytest.mark.parametrize(
    ("counts", "cells", "total"),
    [
        ((12, 9, 3), (12, None, None), 24),
        ((12, 0, 3), (None, 0, None), 15),
        ((1, 1, 1, 1, 1), (None, None, None, None, None), None),
        ((12, 9, 30), (12, 9, 30), 51),
        ((1, 1, 2), (None, None, None), None),
        ((0, 0, 9), (0, 0, 9), 9),
        ((0, 0, 0), (0, 0, 0), 0),
        ((9,), (9,), 9),
    ],
)
def test_another_count_is_left_out_with_a_small_one_always_from_the_end(counts, cells, total):
    assert shown(counts, adds_up=True) == Shown(cells, total)


def test_a_year_tells_a_sum_of_several_small_counts_and_never_of_one():
    periods = [Period(c, shown(c, adds_up=True)) for c in ((30, 3), (20, 2), (25, 4), (31, 1))]
    assert shown_over(periods, adds_up=True) == Shown((106, 10), 116)
    periods = [Period(c, shown(c, adds_up=True)) for c in ((30, 3), (20, 6), (25, 7), (31, 8))]
    assert shown_over(periods, adds_up=True) == Shown((None, None), 130)


def test_what_the_steps_of_a_share_leave_open_is_known_too():
    four = [Period((40, 4), Shown((None, None), 44), ((40, 44), (0, 4))) for _ in range(4)]
    assert settled(table(four, Shown((160, 16), 176), adds_up=True))
    three = [*four[:3], Period((41, 3), Shown((None, None), 44), ((40, 44), (0, 4)))]
    assert not settled(table(three, Shown((161, 15), 176), adds_up=True))


@given(st.lists(COUNTS, min_size=3, max_size=3), st.lists(COUNTS, min_size=3, max_size=3))
def test_no_correction_shows_a_difference_of_a_few_families(before, after):
    old, new = shown(before, adds_up=True), shown(after, adds_up=True)
    if may_replace(old, new) and old != new:
        pairs = zip((*old.cells, old.total), (*new.cells, new.total), strict=True)
        assert all(a is not None and b is not None and abs(a - b) not in range(1, FEWEST) for a, b in pairs)
