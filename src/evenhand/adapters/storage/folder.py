"""Keeps files in a folder of this machine, named by what is in them."""

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from evenhand.core.crashpoints import crashpoint
from evenhand.core.files import FileDamaged, FileMissing

_SHELF = re.compile(r"[a-z]+")
_NAME = re.compile(r"[0-9a-f]{64}")
_DRAFTS = "drafts"


class Folder:
    """One shelf under FILES_DIR. Only the service's own account can read what is on it."""

    def __init__(self, shelf: str) -> None:
        if not _SHELF.fullmatch(shelf):
            raise ValueError(f"{shelf!r} is not the name of a shelf.")
        self._root = Path(settings.FILES_DIR) / shelf

    def keep(self, content: bytes) -> str:
        """Keep bytes and return their SHA-256; a file appears whole and on the disk, or not at all."""
        name = hashlib.sha256(content).hexdigest()
        place = self._place(name)
        drafts = self._root / _DRAFTS
        for folder in (place.parent, drafts):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=drafts)  # readable by its owner only
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            crashpoint("file.before-rename")
            os.replace(draft, place)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
        for folder in (place.parent, self._root):
            _fsync(folder)
        crashpoint("file.after-rename")
        return name

    def read(self, sha256: str) -> bytes:
        """Return the bytes of that hash, having hashed them again."""
        try:
            content = self._place(sha256).read_bytes()
        except FileNotFoundError:
            raise FileMissing(sha256) from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise FileDamaged(sha256)
        return content

    def remove(self, sha256: str) -> None:
        """Remove the file of that hash, if it is there."""
        self._place(sha256).unlink(missing_ok=True)

    def older_than(self, seconds: float) -> Iterator[str]:
        """Yield the hash of each file kept longer ago than that, and clear away drafts of that age."""
        before = time.time() - seconds
        for path in self._root.glob("*/*"):
            try:
                old = path.stat().st_mtime <= before
            except FileNotFoundError:  # somebody else removed it
                continue
            if old and path.parent.name == _DRAFTS:
                path.unlink(missing_ok=True)
            elif old and _NAME.fullmatch(path.parent.name + path.name):
                yield path.parent.name + path.name

    def _place(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise FileMissing(name)
        return self._root / name[:2] / name[2:]


def _fsync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
