"""A file that goes with a message, named by its bytes, which never change."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Attached:
    """A kept file: the shelf of the app that owns it, its hash, and the name the reader sees."""

    shelf: str
    sha256: str
    name: str
    media_type: str = "application/pdf"
