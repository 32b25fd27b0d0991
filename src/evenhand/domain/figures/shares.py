"""Shares as they may be told: exactly where every count is shown, in steps of ten where that gives none away."""

from collections.abc import Sequence

from evenhand.domain.figures.suppression import FEWEST, Shown

STEP, WHOLE = 10, 100
TOP = WHOLE - STEP


def share(counts: Sequence[int], place: int, found: Shown) -> str:
    """Return the share of one line, in words; empty where it would tell of fewer than five."""
    total = sum(counts)
    if not found.total:
        return ""
    if found.is_whole:
        return f"{rounded(counts[place], total)}%"
    step = min(counts[place] * WHOLE // total // STEP * STEP, TOP)
    if fitting(step, total) < FEWEST:
        return ""
    return f"{TOP}% or more" if step == TOP else f"{step} to {step + STEP - 1}%"


def limits(counts: Sequence[int], place: int, found: Shown, told: str) -> tuple[tuple[int, int], ...]:
    """Return between which counts each of two lines must be, by a share that is told in steps; none where it is not."""
    if not told or found.is_whole:
        return ()
    total = sum(counts)
    step = min(counts[place] * WHOLE // total // STEP * STEP, TOP)
    fits = [count for count in range(1, total) if _is_in(count, total, step)]
    least, most = fits[0], fits[-1]
    other = (total - most, total - least)
    return ((least, most), other) if place == 0 else (other, (least, most))


def rounded(count: int, total: int) -> int:
    """Return a percentage to the nearest whole one, a half always upwards."""
    return (2 * WHOLE * count + total) // (2 * total)


def fitting(step: int, total: int) -> int:
    """Return how many counts have their share of a total in a step; none and all of it would be shown."""
    return sum(_is_in(count, total, step) for count in range(1, total))


def _is_in(count: int, total: int, step: int) -> bool:
    return min(count * WHOLE // total // STEP * STEP, TOP) == step
