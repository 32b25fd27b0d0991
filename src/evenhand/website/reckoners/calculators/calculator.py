"""What a calculator is: what it reads of the answers, what it gives to rules and texts, and how."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from evenhand.domain.law.in_use import Law
from evenhand.statute.deadline import Deadline
from evenhand.website.reckoners.definition import NO, YES
from evenhand.website.reckoners.rules import Kind, Subject, Values


@dataclass(frozen=True)
class Worked:
    """What came out. A result that is not known is not there."""

    results: Mapping[str, str | int] = field(default_factory=dict)
    deadlines: tuple[Deadline, ...] = ()


NOTHING = Worked()


@dataclass(frozen=True)
class Reads:
    """One answer that a calculator reads."""

    kind: Kind
    answers: tuple[str, ...] = ()
    """Those that it understands; empty where it reads none by name. Any other is taken as not known."""
    or_kind: Kind | None = None
    """Another kind of question that answers it as well."""
    needed: bool = False
    past: str = ""
    """Of a day: what to say where it is in the future."""
    refuse: Callable[[date, Values], str] = field(default=lambda day, values: "")
    """Of a day: what to say where the law knows nothing of it; nothing where it is right."""
    turns: Callable[[date], tuple[date, ...]] = field(default=lambda today: ())
    """Of a day: those of the calendar on which what comes out turns, so that a walk tries them too."""


@dataclass(frozen=True)
class Calculator:
    """One calculator."""

    name: str
    says: str
    """What it works out, for whoever chooses it."""
    work: Callable[[Values, date, Law], Worked]
    reads: Mapping[str, Reads]
    gives: Mapping[str, Subject]


def yes_no(is_so: bool) -> str:
    """Return a result that is one of two."""
    return YES if is_so else NO


def day_of(values: Values, key: str) -> date | None:
    """Return the day that was answered, or None where none was."""
    found = values.get(key)
    return date.fromisoformat(str(found)) if found else None


YES_OR_NO = Subject(Kind.YES_NO, (YES, NO))
IN_WORDS = Subject(Kind.WORDS)
A_NUMBER = Subject(Kind.NUMBER)
