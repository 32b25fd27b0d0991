"""Locks on files, which the kernel lets go of however their holder ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock `path`, waiting for it if somebody else does."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def try_lock(file: IO[str], kind: int) -> bool:
    """Take a lock of `kind` on an open file and say whether that worked, without waiting."""
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_held(path: Path) -> bool:
    """Say whether somebody holds the lock `path` for themselves."""
    with path.open("a") as lock:
        return not try_lock(lock, fcntl.LOCK_SH)
