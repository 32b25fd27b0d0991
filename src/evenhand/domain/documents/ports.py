"""What documents need from outside: a cleaner that works apart, and a scanner."""

from dataclasses import dataclass
from typing import Protocol

# Shelves of the storage: what arrived and is not checked yet, and what is kept.
UPLOADS, DOCUMENTS = "uploads", "documents"


@dataclass(frozen=True)
class Cleaned:
    """A file made anew, without anything but its pages."""

    content: bytes
    media_type: str
    pages: int
    words: str = ""
    """What its pages say, where they can be read; kept nowhere."""


class NotClean(Exception):
    """A file cannot be made anew; `reason` is a code of refusals.WORDS."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Cleaner(Protocol):
    """Makes a file anew, in a process that can harm nothing."""

    def __call__(self, content: bytes, media_type: str) -> Cleaned:
        """Return the file without metadata, scripts and attachments. Raises NotClean."""


class ScannerAway(Exception):
    """The scanner did not answer: the file stays unopened until it does."""


class Scanner(Protocol):
    """Looks for known harm in a file."""

    def __call__(self, content: bytes) -> bool:
        """Tell whether the file is free of it. Raises ScannerAway."""
