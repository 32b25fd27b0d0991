"""The bytes of a document on a shelf.

A file is kept with its document's id before its content. So the same letter on two cases is two files:
removing one leaves the other, and no hash tells that two families hold the same paper. What is somebody's own is
sealed under a key of that document, which stands sealed in its row: where the row has forgotten it, the file is noise.
"""

from os import urandom
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from evenhand.core.files import Storage
from evenhand.core.outside import adapter

_MARK = 16  # bytes of an id
_NONCE = 12


def new_key() -> str:
    """Return a key for the bytes of one document alone."""
    return urandom(32).hex()


def keep(shelf: str, document_id: UUID, content: bytes, key: str | None = None) -> str:
    """Keep a document's bytes, sealed under its own key where it has one, and return the hash to find them by."""
    storage: Storage = adapter("storage")(shelf)
    if key:
        nonce = urandom(_NONCE)
        content = nonce + AESGCM(bytes.fromhex(key)).encrypt(nonce, content, document_id.bytes)
    return storage.keep(document_id.bytes + content)


def read(shelf: str, document_id: UUID, sha256: str, key: str | None = None) -> bytes:
    """Return a document's bytes. Raises FileMissing or FileDamaged."""
    storage: Storage = adapter("storage")(shelf)
    content = storage.read(sha256)
    if content[:_MARK] != document_id.bytes:
        raise ValueError("This file belongs to another document.")
    content = content[_MARK:]
    if not key:
        return content
    return AESGCM(bytes.fromhex(key)).decrypt(content[:_NONCE], content[_NONCE:], document_id.bytes)


def remove(shelf: str, sha256: str) -> None:
    """Remove a document's bytes, if they are there."""
    storage: Storage = adapter("storage")(shelf)
    if sha256:
        storage.remove(sha256)
