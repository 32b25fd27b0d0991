"""The words of messages: one folder of templates per purpose, read once, rendered strictly."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).resolve().parent / "templates"
# What every message may say of the service and the case; see notices.facts_of_service.
ALWAYS = ("reference", "provider_name", "telephone", "opening_hours")
_FENCE = "+++\n"
# Marks that turn the direction of the text around them, so that it reads otherwise than it is written.
_TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class WrongFacts(ValueError):
    """An action gave a message other facts than its template declares: a fault in the action."""


@dataclass(frozen=True)
class Purpose:
    """What one kind of message is for, as its front matter says."""

    code: str
    title: str
    audience: str
    subject: str
    legal_basis: str
    facts: tuple[str, ...]
    carries: str
    """What goes with it, in words; empty when nothing does."""
    alarm_after_minutes: int
    """After so long without being taken by the mail server, somebody is told."""
    only_on_paper: bool = False
    """It never goes by e-mail: what the letter carries must not lie in a mailbox."""
    is_required: bool = False
    """It still goes to whoever asked us to stop, by what they left open: a law wants it told, or their safety does."""


@dataclass(frozen=True)
class Words:
    """The frozen words of one message."""

    subject: str
    text: str
    letter_text: str


def purposes() -> tuple[str, ...]:
    """Return the code of every purpose."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))


@cache
def purpose(code: str) -> Purpose:
    """Return one purpose. Raises WrongFacts when there is none of that name."""
    if code not in purposes():
        raise WrongFacts(f"There is no message {code!r}. There are: {', '.join(purposes())}.")
    front = tomllib.loads(_halves(code)[0])
    front["facts"] = tuple(front["facts"])
    return Purpose(code=code, **front)


def words(code: str, facts: Mapping[str, str]) -> Words:
    """Return the words of one message with its facts filled in.

    Raises WrongFacts unless `facts` are exactly those that the front matter and ALWAYS name, as plain text.
    """
    wanted, given = {*purpose(code).facts, *ALWAYS}, set(facts)
    if wanted != given:
        lacks, unknown = ", ".join(sorted(wanted - given)), ", ".join(sorted(given - wanted))
        raise WrongFacts(f"{code} lacks: {lacks or 'nothing'}. It does not know: {unknown or 'nothing'}.")
    for name, value in facts.items():
        _require_plain(name, value)
    environment = _environment()
    text = environment.from_string(_halves(code)[1]).render(facts, on_paper=False)
    letter = FOLDER / code / "letter.txt"
    source = letter.read_text() if letter.exists() else _halves(code)[1]
    letter_text = environment.from_string(source).render(facts, on_paper=True)
    return Words(purpose(code).subject, _tidy(text), _tidy(letter_text))


def _require_plain(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise WrongFacts(f"{name} must be words, not {type(value).__name__}: the action words its dates.")
    for character in value:
        if (unicodedata.category(character) == "Cc" and character != "\n") or character in _TURNING:
            raise WrongFacts(f"{name} holds a character that cannot be seen.")


def _tidy(text: str) -> str:
    """Return text without empty lines left by parts that were not needed."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    return "\n".join(kept) + "\n"


@cache
def _halves(code: str) -> tuple[str, str]:
    _, front, text = (FOLDER / code / "email.txt").read_text().split(_FENCE, 2)
    return front, text


@cache
def _environment() -> Environment:
    # Plain text: nothing is escaped, and a fact is never read as a template.
    return Environment(
        loader=FileSystemLoader(FOLDER), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
