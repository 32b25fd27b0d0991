"""Times two or more ways in turn, so that a busy machine slows them alike."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping


def time_in_turn(ways: Mapping[str, Callable[[int], object]], rounds: int) -> dict[str, list[float]]:
    """Return milliseconds per way and round; every way gets the round's number, and two rounds to warm up."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(-2, rounds):
        for name, way in ways.items():
            gc.collect()
            began = time.perf_counter()
            way(turn + 2)
            if turn >= 0:
                taken[name].append((time.perf_counter() - began) * 1000)
    return taken


def ratio(taken: Mapping[str, list[float]], of: str, to: str) -> float:
    """Return the median of the ratios of each round."""
    return statistics.median(one / other for one, other in zip(taken[of], taken[to], strict=True))
