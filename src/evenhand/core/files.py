"""Where bytes are kept, as the domain asks for it: by their own hash, on a shelf of the app that owns them."""

from collections.abc import Iterator
from typing import Protocol


class FileMissing(Exception):
    """A file that a row names is not there: something to restore from a backup by its hash."""


class FileDamaged(Exception):
    """A file no longer holds the bytes that its name says."""


class Storage(Protocol):
    """One shelf of files. Bytes are named by their SHA-256, so a file never changes and is never kept twice."""

    def keep(self, content: bytes) -> str:
        """Keep bytes and return their SHA-256 in hexadecimal; when this returns, they survive a power cut."""

    def read(self, sha256: str) -> bytes:
        """Return the bytes of that hash. Raises FileMissing or FileDamaged."""

    def remove(self, sha256: str) -> None:
        """Remove the file of that hash, if it is there."""

    def older_than(self, seconds: float) -> Iterator[str]:
        """Yield the hash of each file kept longer ago than that, for whoever sweeps the shelf."""
