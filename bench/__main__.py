"""Runs one bench by name, or all of them; leaves with 1 when a goal is missed."""

import sys
from collections.abc import Callable

from bench import cert, start

BENCHES: dict[str, Callable[[], bool]] = {
    "cert": cert.run,
    "start": start.run,
}
"""Each prints both sides and their ratio, and says whether its goal is met."""


def main(names: list[str]) -> int:
    """Run the named benches, or all."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"There is no bench named {', '.join(unknown)}. There is: {', '.join(BENCHES)}.")
        return 2
    met = [BENCHES[name]() for name in names or BENCHES]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
