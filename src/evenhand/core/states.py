"""A lifecycle as a table: what may follow what. Nothing else decides a move."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

from evenhand.core.errors import NotNow


@dataclass(frozen=True)
class Move:
    """One thing that may happen to something in any of `sources`, after which it is in `target`."""

    name: str
    sources: tuple[str, ...]
    target: str

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError(f"{self.name} starts nowhere.")


@dataclass(frozen=True)
class Lifecycle:
    """The table of moves of one kind of thing."""

    thing: str
    initial: tuple[str, ...]
    moves: tuple[Move, ...]

    def after(self, name: str, state: str) -> str:
        """Return the state after the move `name` from `state`.

        Raises NotNow, in words, when that cannot follow.
        """
        for move in self.moves:
            if move.name == name and state in move.sources:
                return move.target
        self._refuse(name, state)

    def allows(self, name: str, state: str) -> bool:
        """Tell whether the move `name` may follow `state`."""
        return any(move.name == name and state in move.sources for move in self.moves)

    def states(self) -> set[str]:
        """Return every state that something of this kind can be in."""
        ends: Iterable[str] = (move.target for move in self.moves)
        starts = (source for move in self.moves for source in move.sources)
        return {*self.initial, *ends, *starts}

    def _refuse(self, name: str, state: str) -> NoReturn:
        raise NotNow(
            f"We cannot {name.replace('_', ' ')} now.",
            f"This {self.thing} is {state.replace('_', ' ')}.",
            "Go back to it to see what can be done next.",
        )
