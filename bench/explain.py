"""All explanations of a case in words, with its dates worked out first, against the dates alone."""

import statistics
import sys

from bench import naive
from bench.cases import each, facts, random_cases
from bench.pairs import ratio, time_in_turn
from evenhand.statute.clocks import clocks
from evenhand.statute.facts import Facts

CASES = 5_000
ROUNDS = 15
GOAL = 1.5


def run() -> bool:
    """Print the medians and the ratio; return whether the goal is met."""
    cases = random_cases(CASES)
    given = [facts(case) for case in cases]
    taken = time_in_turn(
        {
            "dates alone, no words": lambda turn: each(naive.dates, cases),
            "ours, dates": lambda turn: each(clocks, given),
            "ours, dates and plain words": lambda turn: each(_in_plain_words, given),
            "ours, dates and full working": lambda turn: each(_in_full, given),
        },
        ROUNDS,
    )
    for name, times in taken.items():
        print(f"explain: {name:30} {statistics.median(times) / CASES * 1000:7.2f} microseconds a case")
    measured = ratio(taken, "ours, dates and plain words", "dates alone, no words")
    print(f"explain: ours with words / dates alone  {measured:7.2f}  goal <= {GOAL}")
    return measured <= GOAL


def _in_plain_words(known: Facts) -> list[tuple[str, ...]]:
    return [clock.explain().plain for clock in clocks(known)]


def _in_full(known: Facts) -> list[tuple[str, ...]]:
    return [clock.explain().working for clock in clocks(known)]


if __name__ == "__main__":
    sys.exit(0 if run() else 1)
