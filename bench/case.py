"""A case of twelve clocks, each with its source, readings and three dates, against the dates alone; and OpenFisca."""

import gc
import statistics
import time
from collections.abc import Sequence

from bench import naive
from bench.cases import each, facts, random_cases
from bench.pairs import ratio, time_in_turn
from evenhand.statute.clocks import clocks
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts

CASES = 20_000
ROUNDS = 15
GOAL = 4.0


def run() -> bool:
    """Print the medians and the ratio; return whether the goal is met."""
    cases = random_cases(CASES)
    given = [facts(case) for case in cases]
    cold = _milliseconds(given)
    for case, known in zip(cases, given, strict=True):
        _same(naive.dates(case), clocks(known))
    taken = time_in_turn(
        {
            "dates alone, holidays and relativedelta": lambda turn: each(naive.dates, cases),
            "ours, everything": lambda turn: each(clocks, given),
        },
        ROUNDS,
    )
    for name, times in taken.items():
        print(f"case: {name:40} {statistics.median(times) / CASES * 1000:6.2f} microseconds a case")
    print(f"case: ours, the first time in a new process    {cold / CASES * 1000:6.2f} microseconds a case")
    times_faster = ratio(taken, "dates alone, holidays and relativedelta", "ours, everything")
    print(f"case: dates alone / ours                       {times_faster:6.2f}  goal >= {GOAL}")
    return times_faster >= GOAL


def _milliseconds(given: Sequence[Facts]) -> float:
    gc.collect()
    began = time.perf_counter()
    each(clocks, given)
    return (time.perf_counter() - began) * 1000


def _same(dates: tuple[object, ...], found: tuple[Deadline, ...]) -> None:
    *due, safe, accept = dates
    ours = [clock.due_on for clock in found]
    if sorted(map(str, due)) != sorted(map(str, ours)) or (safe, accept) != (
        found[0].safe_on,
        found[-1].may_accept_until,
    ):
        raise RuntimeError(f"The two ways differ, so they are not the same work: {dates} and {found}.")
