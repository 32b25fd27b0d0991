"""What agreements need from outside: somebody who prints the copy of one that was signed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

# Where copies stand in the storage.
SHELF = "agreements"


@dataclass(frozen=True)
class SignedText:
    """Everything that stands on a copy, all of it in words, and the hash that was signed."""

    title: str
    reference: str
    about: str
    agreed_on: str
    between: str
    terms: tuple[tuple[str, str, tuple[str, ...]], ...]
    """What each is about, who does what, and by when each step is done."""
    ending: tuple[str, ...]
    signatures: tuple[tuple[str, str], ...]
    """Who signed for which party, and how and when."""
    sha256: str


class Printer(Protocol):
    """Prints the copy of a signed agreement."""

    def __call__(self, text: SignedText, at: datetime) -> bytes:
        """Return the copy as a tagged PDF; the same text and moment give the same bytes."""
        ...
