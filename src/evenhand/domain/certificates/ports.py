"""What certificates need from outside: a press that renders and signs, and a place that keeps files by hash."""

from datetime import datetime
from typing import Protocol

from evenhand.domain.certificates.content import CertificateContent

# Where signed certificates stand in the storage.
SHELF = "certificates"


class Pressed(Protocol):
    """A finished certificate."""

    @property
    def pdf(self) -> bytes:
        """The signed file."""
        ...

    @property
    def unprinted(self) -> tuple[str, ...]:
        """Letters that no font has, shown by number."""
        ...


class Press(Protocol):
    """Renders frozen content and signs it; refuses content that is not what was frozen."""

    def make(self, content: CertificateContent, *, content_hash: str, at: datetime) -> Pressed:
        """Return the signed PDF of one certificate."""
        ...


class Storage(Protocol):
    """Keeps files for good, by the SHA-256 of their content."""

    def keep(self, content: bytes) -> str:
        """Write a file, safe on disk when this returns, and return its hash in hexadecimal."""
        ...

    def read(self, sha256: str) -> bytes:
        """Return a file, after checking its hash."""
        ...
