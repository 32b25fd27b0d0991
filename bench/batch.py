"""A hundred thousand cases at once against OpenFisca's own batch, the same as one by one, and in proportion."""

import statistics
import sys
from collections.abc import Sequence

from bench import fisca
from bench.cases import facts, random_cases
from bench.pairs import ratio, time_in_turn
from evenhand.statute.batch import Answers, clocks_of
from evenhand.statute.batch_columns import columns_of
from evenhand.statute.clocks import clocks
from evenhand.statute.facts import Facts
from evenhand.statute.working_days import CALENDARS

CASES = 100_000
ROUNDS = 15
GOAL = 2.5
# A hundred times the cases may take a hundred times as long, and no more.
GROWTH_GOAL = 100.0


def run() -> bool:
    """Print medians and ratios; return whether the answers are the same and both goals are met."""
    cases = random_cases(CASES)
    given = [facts(case) for case in cases]
    columns, few = columns_of(given), columns_of(given[: CASES // 10])
    many = columns_of(given * 10)
    made, their_facts = fisca.system(), fisca.columns(cases)
    _same(given, clocks_of(columns), fisca.calculate(made, their_facts, CASES))
    print(f"batch: {CASES:,} cases have the same dates in a batch, one by one, and in OpenFisca")
    taken = time_in_turn(
        {
            "OpenFisca": lambda turn: fisca.calculate(made, their_facts, CASES),
            "OpenFisca, no safe dates": lambda turn: fisca.calculate(made, their_facts, CASES, fisca.DATES),
            "ours": lambda turn: clocks_of(columns),
            "ours, 10,000": lambda turn: clocks_of(few),
            "ours, 1,000,000": lambda turn: clocks_of(many),
        },
        ROUNDS,
    )
    for name, times in taken.items():
        print(f"batch: {name:24} {statistics.median(times):8.2f} ms")
    faster = ratio(taken, "OpenFisca", "ours")
    growth = ratio(taken, "ours, 1,000,000", "ours, 10,000")
    print(f"batch: OpenFisca / ours         {faster:6.2f}  goal >= {GOAL}")
    print(f"batch: 1,000,000 / 10,000 cases {growth:6.2f}  goal <= {GROWTH_GOAL}")
    return faster >= GOAL and growth <= GROWTH_GOAL


def _same(given: Sequence[Facts], ours: Answers, theirs: dict[str, object]) -> None:
    first = CALENDARS.regulations.from_on.toordinal()
    none = CALENDARS.regulations.horizon.toordinal() - first + 1
    dates, safe_dates = ([theirs[name] for name in names] for names in (fisca.DATES, fisca.SAFE))
    for row, known in enumerate(given):
        found = clocks(known)
        alone = {clock.rule: (clock.due_on, clock.safe_on) for clock in found}
        batch = {
            rule: (int(due[row]) + first, int(ours.safe[rule][row]) + first)
            for rule, due in ours.due.items()
            if due[row] != none
        }
        if {rule: tuple(day.toordinal() for day in days) for rule, days in alone.items()} != batch:
            raise RuntimeError(f"The batch differs from a single case: {known}: {alone} and {batch}.")
        also = [*(clock.safe_on for clock in found), found[-1].may_accept_until]
        if sorted(column[row].item() for column in dates) != sorted(
            clock.due_on for clock in found
        ) or sorted(column[row].item() for column in safe_dates) != sorted(
            day for day in also if day is not None
        ):
            raise RuntimeError(f"OpenFisca differs, so it is not the same work: {known}.")


if __name__ == "__main__":
    sys.exit(0 if run() else 1)
