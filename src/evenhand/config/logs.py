"""What a log line may say of a fault: where and which kind, never the words of the exception."""

import logging
from traceback import StackSummary, format_list, walk_tb
from types import TracebackType
from typing import Any


class Discreet(logging.Formatter):
    """Leaves out what an exception says: a database repeats in it the row that it would not take."""

    def formatException(self, ei: Any) -> str:
        """Return each exception's kind and where it came from, the first cause first."""
        parts: list[str] = []
        error: BaseException | None = ei[1]
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            parts.insert(0, _told(error, error.__traceback__))
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nand then\n".join(parts)


def _told(error: BaseException, came_from: TracebackType | None) -> str:
    frames = StackSummary.extract(walk_tb(came_from), capture_locals=False)
    kind = type(error)
    return "".join(format_list(frames)) + f"{kind.__module__}.{kind.__qualname__}"
