"""`evenhand clocks`: facts as JSON lines in, deadlines as JSON lines out, one for one and in their order."""

import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TextIO

from evenhand.statute.asked import Mistaken, answer

BRIEF = "--brief"
USAGE = (
    "evenhand clocks reads facts as JSON lines and writes deadlines as JSON lines, such as\n"
    '  echo \'{"facts": {"decision": "final_plan", "notice_sent": "2026-11-25"}}\' | evenhand clocks\n'
    f"  {BRIEF}  without explanations, which is faster"
)
SHOWN_EVERY_SECONDS = 0.5


def run(words: Sequence[str]) -> int:
    """Answer standard input on standard output, with progress on a terminal; return the exit status.

    A line that cannot be understood is answered with its number and what is wrong; the others are answered all the
    same, and the status is then 1.
    """
    if unknown := [word for word in words if word != BRIEF]:
        sys.stderr.write(f"evenhand clocks does not know {unknown[0]!r}.\n\n{USAGE}\n")
        return 2
    if sys.stdin.isatty():
        sys.stderr.write(f"{USAGE}\n")
        return 2
    shown = Progress(sys.stderr)
    try:
        for line in answers(sys.stdin, with_explanation=BRIEF not in words, shown=shown):
            sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()  # whoever read has enough; Python would complain again at its end
        return 0
    except KeyboardInterrupt:
        shown.end("stopped")
        return 130
    shown.end("answered")
    return 1 if shown.mistaken else 0


class Progress:
    """How many lines were answered, and how many not understood; shown on a terminal only, the end always."""

    def __init__(self, screen: TextIO) -> None:
        self.screen, self.lines, self.mistaken = screen, 0, 0
        self.began = self.last = time.monotonic()

    def note(self, mistaken: bool) -> None:
        """Count one line, and show how far it is now and then."""
        self.lines += 1
        self.mistaken += mistaken
        now = time.monotonic()
        if self.screen.isatty() and now - self.last >= SHOWN_EVERY_SECONDS:
            self.last = now
            self.screen.write(f"\r{self._words()}")
            self.screen.flush()

    def end(self, how: str) -> None:
        """Say how it ended."""
        start = "\r" if self.screen.isatty() else ""
        self.screen.write(f"{start}{self._words()}, {how}.\n")

    def _words(self) -> str:
        seconds = max(time.monotonic() - self.began, 0.001)
        wrong = f", {self.mistaken:,} not understood" if self.mistaken else ""
        return f"{self.lines:,} lines{wrong}, {self.lines / seconds:,.0f} a second"


def answers(lines: Iterable[str], *, with_explanation: bool, shown: Progress) -> Iterator[str]:
    """Yield the answer of each line; an empty line is passed over."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        asked: object = None
        try:
            asked = _read(line)
            found: Mapping[str, Any] = answer(asked, with_explanation=with_explanation)
            mistaken = False
        except Mistaken as error:
            found = {"line": number, **_id_of(asked), "error": str(error)}
            mistaken = True
        shown.note(mistaken)
        yield json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _read(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except json.JSONDecodeError as error:
        raise Mistaken(f"This is no JSON: {error.msg} at sign {error.pos + 1}.") from error
    if not isinstance(asked, dict):
        raise Mistaken('A line must be an object, such as {"facts": {"notice_sent": "2026-11-25"}}.')
    return asked


def _id_of(asked: object) -> dict[str, Any]:
    return {"id": asked["id"]} if isinstance(asked, dict) and "id" in asked else {}
