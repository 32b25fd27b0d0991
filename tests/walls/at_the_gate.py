"""Whether somebody came through the gate of a page: whoever does not is told the same, whatever else they name."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

from evenhand.portals import gate


@dataclass
class AtTheGate:
    """What happened at the gate when the last page was asked for."""

    came_through: bool = False


@contextmanager
def watched() -> Iterator[AtTheGate]:
    """Watch the gate, and tell it of an address its case alone.

    So what it says to one address of a case it says to all that differ in other names: one that is refused at the gate
    stands for the rest. A gate that looks at another name is a fault of every page.
    """
    usual, seen = gate._admit, AtTheGate()

    def admit(worn: gate.Gate, request: Any, names: dict[str, Any]) -> None:
        usual(worn, request, {name: value for name, value in names.items() if name == "case_id"})
        seen.came_through = True

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gate, "_admit", admit)
        yield seen
