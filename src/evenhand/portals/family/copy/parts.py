"""What a copy is made of: parts, each of things, as the pages of whoever gets it have them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from evenhand.design.models import Row


@dataclass(frozen=True)
class Paper:
    """A file that goes with a copy. It is opened when it is packed, and only one at a time."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Thing:
    """One thing in a part: a date, a message, a paper, a note."""

    title: str = ""
    at: date | None = None
    """Its day, or its moment in London."""
    said: tuple[Row, ...] = ()
    text: str = ""
    html: Markup | None = None
    """A text of ours that was escaped where it was made."""
    paper: Paper | None = None
    others: str = ""
    """Which other people this one is about too."""


@dataclass(frozen=True)
class Part:
    """What stands on one page of somebody's."""

    name: str
    """What programs call it, and the folder of its papers."""
    title: str
    things: tuple[Thing, ...]
    others: str = ""
    """Which other people it is about too, so that it can be taken out before a copy is shown to anybody."""
    private: bool = False
    """Whether it says where they are and how they are safe, or is for nobody else: a copy can be had without it."""


def numbered(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return those parts in which there is anything, each paper under a name that says nothing of anybody."""
    return tuple(_numbered(part) for part in parts if part.things)


def _numbered(part: Part) -> Part:
    things, number = [], 0
    for thing in part.things:
        if thing.paper is not None:
            number += 1
            thing = replace(
                thing, paper=replace(thing.paper, name=f"{part.name}/{number:02}-{thing.paper.name}")
            )
        things.append(thing)
    return replace(part, things=tuple(things))
