"""The information and advice that a family is given before it chooses: dated texts, never changed once used.

Section 55(4)(a) of the Children and Families Act 2014 asks that an adviser "has provided information and
advice"; it fixes no form. Two ways are recorded here, and which one it was is kept with the text's version:

- spoken: an adviser went through the checklist with the family and ticked every point;
- read online: the family read the same points on its page, where an adviser's advice is offered with them, and
  confirmed. The adviser who issues the certificate sees that it was so, and may ring first.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Point:
    """One thing that the family must hear: what the adviser ticks, may say, and what the family reads."""

    code: str
    tick: str
    say: str
    read: str
    read_young: str = ""
    """What a young person reads about their own plan, where that differs."""


@dataclass(frozen=True)
class Script:
    """The points of one wording, from a day on."""

    version: str
    starts_on: date
    title: str
    points: tuple[Point, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the code of every point; all are needed."""
        return tuple(point.code for point in self.points)


@cache
def scripts() -> dict[str, Script]:
    """Return every wording by version, oldest first."""
    folder = files("evenhand.domain.casework").joinpath("data")
    rows = [
        tomllib.loads(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".toml")
    ]
    found = [
        Script(row["version"], row["from"], row["title"], tuple(Point(**point) for point in row["points"]))
        for row in rows
    ]
    return {script.version: script for script in sorted(found, key=lambda script: script.starts_on)}


def script_on(today: date) -> Script:
    """Return the wording in force on a day; before the first there is the first."""
    known = list(scripts().values())
    return next((script for script in reversed(known) if script.starts_on <= today), known[0])
