"""Why each reading of a switch can be held, which is used and why: for whoever must choose, or answer for a choice."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from evenhand.statute.packaged import read_toml


class SwitchInWords(NamedTuple):
    """A switch of `readings.SWITCHES`. `bases` has a sentence for each of its readings, the default's first.

    `bears_on` names the rules that it touches, `checked_by` the rules of worked examples that show it.
    """

    name: str
    question: str
    bases: Mapping[str, str]
    why_default: str
    changes: str
    bears_on: tuple[str, ...]
    checked_by: tuple[str, ...]
    chosen_by: str
    chosen_on: date


def _one(name: str, row: Mapping[str, Any]) -> SwitchInWords:
    return SwitchInWords(
        name,
        row["question"],
        row["basis"],
        row["why_default"],
        row["changes"],
        tuple(row["bears_on"]),
        tuple(row["checked_by"]),
        _DATA["chosen_by"],
        _DATA["chosen_on"],
    )


_DATA = read_toml("readings.toml")
SWITCHES_IN_WORDS: dict[str, SwitchInWords] = {name: _one(name, row) for name, row in _DATA["switch"].items()}
