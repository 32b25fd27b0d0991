"""The bytes of a document on a shelf.

A file is kept with its document's id before its content. So the same letter on two cases is two files:
removing one leaves the other, and no hash tells that two families hold the same paper.
"""

from uuid import UUID

from evenhand.core.files import Storage
from evenhand.core.outside import adapter

_MARK = 16  # bytes of an id


def keep(shelf: str, document_id: UUID, content: bytes) -> str:
    """Keep a document's bytes and return the hash to find them by."""
    storage: Storage = adapter("storage")(shelf)
    return storage.keep(document_id.bytes + content)


def read(shelf: str, document_id: UUID, sha256: str) -> bytes:
    """Return a document's bytes. Raises FileMissing or FileDamaged."""
    storage: Storage = adapter("storage")(shelf)
    content = storage.read(sha256)
    if content[:_MARK] != document_id.bytes:
        raise ValueError("This file belongs to another document.")
    return content[_MARK:]


def remove(shelf: str, sha256: str) -> None:
    """Remove a document's bytes, if they are there."""
    storage: Storage = adapter("storage")(shelf)
    if sha256:
        storage.remove(sha256)
