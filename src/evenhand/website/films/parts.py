"""Which part of a file a browser asks for (RFC 9110, section 14).

Without parts no film can be wound forward, and Safari shows none at all.
"""

import re
from dataclasses import dataclass

# Of several parts at once, and of other units than bytes, nothing is understood: the whole file answers, as it may.
ASKED = re.compile(r"bytes=(?P<first>\d{0,18})-(?P<last>\d{0,18})")
# A browser that leaves the end open reads as slowly as the film is watched. It gets so much, and asks again.
MOST = 2 * 1024 * 1024


class NotThere(Exception):
    """A file is shorter than the part that is asked for."""


@dataclass(frozen=True)
class Part:
    """From one byte of a file to another, both of them too."""

    first: int
    last: int
    size: int
    """Of the whole file."""

    @property
    def length(self) -> int:
        """Return how many bytes it is."""
        return self.last - self.first + 1

    def __str__(self) -> str:
        return f"bytes {self.first}-{self.last}/{self.size}"


def whole(size: int) -> Part:
    """Return all of a file."""
    return Part(0, size - 1, size)


def part_of(asked: str, size: int) -> Part | None:
    """Return the part that is asked for; None where the whole file is.

    Raises NotThere.
    """
    found = ASKED.fullmatch(asked.strip())
    if found is None or not (found["first"] or found["last"]):
        return None
    if not found["first"]:
        return _at_the_end(int(found["last"]), size)
    first = int(found["first"])
    last = int(found["last"]) if found["last"] else first + MOST - 1
    if last < first:
        return None
    if first >= size:
        raise NotThere
    return Part(first, min(last, size - 1), size)


def _at_the_end(length: int, size: int) -> Part:
    if not length or not size:
        raise NotThere
    return Part(max(size - length, 0), size - 1, size)
