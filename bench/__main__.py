"""Runs one bench by name, or all of them; leaves with 1 when a goal is missed, 2 when one could not be run."""

import sys
from collections.abc import Callable
from functools import partial

from bench import cert, lighthouse, mutants, start, weight
from bench.peers import run_with_peers

BENCHES: dict[str, Callable[[], bool | None]] = {
    "dates": partial(run_with_peers, "dates"),
    "case": partial(run_with_peers, "case"),
    "batch": partial(run_with_peers, "batch"),
    "explain": partial(run_with_peers, "explain"),
    "cert": cert.run,
    "start": start.run,
    "weight": weight.run,
    "lighthouse": lighthouse.run,
}
# Hours: run when it is named, and not with the others.
ALONE: dict[str, Callable[[], bool | None]] = {"mutants": mutants.run}
"""Each prints both sides and their ratio, and says whether its goal is met; None if it could not be run."""


def main(names: list[str]) -> int:
    """Run the named benches, or all but those that are run alone."""
    known = BENCHES | ALONE
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"There is no bench named {', '.join(unknown)}. There is: {', '.join(known)}.")
        return 2
    met = [known[name]() for name in names or BENCHES]
    if False in met:
        return 1
    return 2 if None in met else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
