"""What the tests found about accessibility, noted as each passes, for the statement that is made from it."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from evenhand.core.clock import LONDON
from tests.build.browser import ROOT

FOLDER = ROOT / "test-results/accessibility"
SCREEN, PAGES, JOURNEY, TIME = "screen", "pages", "journey", "time"
# The journeys, and the ways in which each is gone.
JOURNEYS = MY_DATES, REQUEST = "my-dates", "request"
WAYS = ON_A_PHONE, WITHOUT_SCRIPTS, BY_KEYBOARD, ENLARGED, LARGE_TEXT = (
    "by touch at 360 pixels",
    "without scripts",
    "by keyboard",
    "enlarged to 200 %",
    "with text of 200 % at 320 pixels",
)


def note(kind: str, name: str, **found: Any) -> None:
    """Note that something passed; the same again takes the place of what was noted before."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = re.sub(r"[^a-z0-9]+", "-", f"{kind} {name}".lower())
    (FOLDER / f"{file}.json").write_text(json.dumps({"kind": kind, "name": name, **found}))


def noted(kind: str) -> Iterator[dict[str, Any]]:
    """Return what was noted of one kind."""
    for path in sorted(FOLDER.glob(f"{kind}-*.json")):
        yield json.loads(path.read_text())


def oldest() -> date:
    """Return the day on which the oldest of the notes was made."""
    earliest = min(path.stat().st_mtime for path in FOLDER.glob("*.json"))
    return datetime.fromtimestamp(earliest, LONDON).date()


def forget() -> None:
    """Forget every note, before a run that begins anew."""
    for path in FOLDER.glob("*.json"):
        path.unlink()
