"""What of some counts can be shown, so that nobody can work out a count of fewer than five.

A count of one to four is not shown. Where the others and their total would give it away, another one is not shown with
it: always the next one from the end of the list that is not zero, never the smallest, for which one is missing must say
nothing about its size. Whatever is not shown is known not to be zero. A year is shown beside its quarters, which are
published already: together they are one table, and what is asked is whether a value that is not shown could be another
one (`settled`).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

FEWEST = 5
NO_LIMIT = 1_000_000_000
TOTAL, YEAR = "total", "year"
Node = tuple[str, object]
NOWHERE: Node = ("nowhere", 0)


@dataclass(frozen=True)
class Shown:
    """The counts of one list in one period as they are published; None is "not shown"."""

    cells: tuple[int | None, ...]
    total: int | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing of it is left out."""
        return None not in self.cells


@dataclass(frozen=True)
class Period:
    """The counts of one period, and what of them was published: each count, or between what it must be."""

    counts: tuple[int, ...]
    shown: Shown
    limits: tuple[tuple[int, int], ...] = ()


class Value(NamedTuple):
    """One number of a table, between what it is added to and what it adds up to; `least` and `most` anybody knows."""

    start: Node
    end: Node
    value: int
    is_shown: bool
    most: int = NO_LIMIT
    least: int = 1


def shown(counts: Sequence[int], *, adds_up: bool) -> Shown:
    """Return what can be shown of the counts of one period. Where they do not add up, no total is told."""
    hidden = {place for place, count in enumerate(counts) if is_small(count)}
    others = [place for place, count in enumerate(counts) if count and place not in hidden]
    while adds_up and others and not _hide_each_other([counts[place] for place in hidden]):
        hidden.add(others.pop())
    is_safe = adds_up and not is_small(sum(counts)) and _hide_each_other([counts[place] for place in hidden])
    cells = tuple(None if place in hidden else count for place, count in enumerate(counts))
    return Shown(cells, sum(counts) if is_safe else None)


def is_small(count: int) -> bool:
    """Tell whether a count tells of a few families."""
    return 0 < count < FEWEST


def _hide_each_other(counts: Sequence[int]) -> bool:
    """Tell whether counts of which only the sum is known could be others. That none is zero is known too."""
    return not counts or (len(counts) > 1 and sum(counts) >= FEWEST and max(counts) > 1)


def shown_over(periods: Sequence[Period], *, adds_up: bool) -> Shown:
    """Return what can be shown of the sums of several periods that are published already."""
    counts = tuple(sum(each) for each in zip(*(period.counts for period in periods), strict=True))
    total = sum(counts)
    hidden = {place for place, count in enumerate(counts) if is_small(count)}
    for place in (*reversed([place for place, count in enumerate(counts) if count]), None):
        cells = tuple(None if each in hidden else count for each, count in enumerate(counts))
        found = Shown(cells, total if adds_up and not is_small(total) else None)
        if not _isolates(periods, found) and not settled(table(periods, found, adds_up=adds_up)):
            return found
        if place is not None:
            hidden.add(place)
    return Shown(tuple(None if count else 0 for count in counts))


def _isolates(periods: Sequence[Period], year: Shown) -> bool:
    """Tell whether sums that are shown, taken off each other, leave one count that is not, or fewer than five.

    Every way is tried: some rows less some columns, some columns less some rows, and the total of all less both.
    """
    cells = [
        (place, number, count)
        for number, period in enumerate(periods)
        for place, count in enumerate(period.counts)
        if period.shown.cells[place] is None
    ]
    everything = (1 << len(cells)) - 1
    rows = [
        _bits(place == row for place, _, _ in cells)
        for row, cell in enumerate(year.cells)
        if cell is not None
    ]
    columns = [
        _bits(number == column for _, number, _ in cells)
        for column, period in enumerate(periods)
        if period.shown.total is not None
    ]
    for row, column in product(_unions(rows), _unions(columns)):
        neither = everything & ~(row | column)
        ways = [(column & ~row, row & ~column), (row & ~column, column & ~row)]
        if year.total is not None:
            ways += [(row & column, neither), (neither, row & column)]
        if any(not taken_twice and left and _is_few(cells, left) for taken_twice, left in ways):
            return True
    return False


def _bits(wanted: Iterable[bool]) -> int:
    return sum(1 << bit for bit, is_in in enumerate(wanted) if is_in)


def _unions(sets: Sequence[int]) -> set[int]:
    found = {0}
    for one in sets:
        found |= {each | one for each in found}
    return found


def _is_few(cells: Sequence[tuple[int, int, int]], left: int) -> bool:
    counts = [count for bit, (_, _, count) in enumerate(cells) if left >> bit & 1]
    return len(counts) < 2 or sum(counts) < FEWEST


def table(
    periods: Sequence[Period], year: Shown, *, adds_up: bool, limits: tuple[tuple[int, int], ...] = ()
) -> list[Value]:
    """Return everything that is published as one table: rows, columns, their totals, and the total of these."""
    found = []
    for number, period in enumerate(periods):
        column: Node = ("column", number)
        end = column if adds_up else NOWHERE
        for place, count in enumerate(period.counts):
            is_shown = period.shown.cells[place] is not None
            least, most = period.limits[place] if period.limits else (1, NO_LIMIT if adds_up else FEWEST - 1)
            found.append(Value(("row", place), end, count, is_shown, most, least))
        if adds_up:
            is_shown = period.shown.total is not None
            total = sum(period.counts)
            found.append(Value(column, ("row", TOTAL), total, is_shown, max(total, FEWEST - 1)))
    for place, cell in enumerate(year.cells):
        value = sum(period.counts[place] for period in periods)
        start: Node = ("column", YEAR) if adds_up else NOWHERE
        least, most = limits[place] if limits else (1, NO_LIMIT)
        found.append(Value(start, ("row", place), value, cell is not None, most, least))
    if adds_up:
        value = sum(sum(period.counts) for period in periods)
        found.append(Value(("row", TOTAL), ("column", YEAR), value, year.total is not None))
    return found


def settled(values: Iterable[Value]) -> bool:
    """Tell whether some value that is not shown can be no other than it is, by what is shown and what must add up.

    A value can be another one if the difference can go round: from its end back to its start over other values that
    are not shown, adding to each that is passed forwards and taking from each that is passed backwards.
    """
    hidden = [value for value in values if not value.is_shown]
    return any(not _can_move(one, number, hidden) for number, one in enumerate(hidden))


def _can_move(one: Value, number: int, hidden: Sequence[Value]) -> bool:
    ways: dict[Node, list[Node]] = defaultdict(list)
    for other, each in enumerate(hidden):
        if other == number:
            continue
        if each.value < each.most:
            ways[each.start].append(each.end)
        if each.value > each.least:
            ways[each.end].append(each.start)
    more = one.value < one.most and _leads(ways, one.end, one.start)
    return more or (one.value > one.least and _leads(ways, one.start, one.end))


def _leads(ways: dict[Node, list[Node]], start: Node, end: Node) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        waiting += (new := [node for node in ways[here] if node not in seen])
        seen.update(new)
    return False


def may_replace(before: Shown, after: Shown) -> bool:
    """Tell whether a corrected list can take the place of one that was published, and can still be read beside it.

    What one of them left out, the other could give away; and a difference of fewer than five tells of a few families.
    """
    if before == after:
        return True
    if not (before.is_whole and after.is_whole):
        return False
    pairs = zip((*before.cells, before.total), (*after.cells, after.total), strict=True)
    return all(abs((new or 0) - (old or 0)) not in range(1, FEWEST) for old, new in pairs)
