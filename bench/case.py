"""A case of twelve clocks, each with source, readings and three dates, against dates alone and OpenFisca."""

import gc
import statistics
import sys
import time
from collections.abc import Iterable, Sequence

from bench import fisca, naive
from bench.cases import each, facts, random_cases
from bench.pairs import ratio, time_in_turn
from evenhand.statute.clocks import clocks
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts

CASES = 20_000
FEW = 100
ROUNDS = 15
GOAL, FISCA_GOAL = 4.0, 100.0
NAIVE, OURS = "dates alone, holidays and relativedelta", "ours, everything"
FISCA, FISCA_DATES = "OpenFisca, the same dates", "OpenFisca, without safe dates"


def run() -> bool:
    """Print the medians and the ratios; return whether both goals are met."""
    cases = random_cases(CASES)
    given = [facts(case) for case in cases]
    cold = _milliseconds(given)
    for case, known in zip(cases, given, strict=True):
        _same(naive.dates(case), clocks(known))
    made = fisca.system()
    alone = [fisca.columns([case]) for case in cases[:FEW]]

    def one_by_one(wanted: Iterable[str]) -> None:
        for known in alone:
            fisca.calculate(made, known, 1, wanted)

    taken = time_in_turn(
        {
            NAIVE: lambda turn: each(naive.dates, cases),
            OURS: lambda turn: each(clocks, given),
            FISCA: lambda turn: one_by_one((*fisca.DATES, *fisca.SAFE)),
            FISCA_DATES: lambda turn: one_by_one(fisca.DATES),
        },
        ROUNDS,
    )
    for name, times in taken.items():
        number = FEW if name in (FISCA, FISCA_DATES) else CASES
        print(f"case: {name:40} {statistics.median(times) / number * 1000:8.2f} microseconds a case")
    print(f"case: ours, the first time in a new process    {cold / CASES * 1000:6.2f} microseconds a case")
    faster = ratio(taken, NAIVE, OURS)
    than_fisca = ratio(taken, FISCA, OURS) * CASES / FEW
    print(f"case: dates alone / ours       {faster:7.2f}  goal >= {GOAL}")
    print(f"case: OpenFisca, one case / ours {than_fisca:5.0f}  goal >= {FISCA_GOAL:.0f}")
    return faster >= GOAL and than_fisca >= FISCA_GOAL


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


if __name__ == "__main__":
    sys.exit(0 if run() else 1)
