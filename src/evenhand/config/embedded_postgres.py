"""A PostgreSQL server of our own in one folder: started on demand, gone when its last user is gone.

Every process that uses the cluster holds a shared lock on `users.lock`; the kernel lets go of it however the
process ends, `kill -9` included. postgres_guard.py owns the server and stops it once nobody holds that lock.
"""

import fcntl
import subprocess
import sys
import time
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg

from evenhand.config.locks import held, is_held, try_lock
from evenhand.config.postgres_guard import STOP_SECONDS, SUPERUSER
from evenhand.config.troubles import DatabaseTrouble
from evenhand.core import secrets

START_SECONDS = 60
LARGEST_LOG = 5_000_000  # bytes


class Cluster:
    """One PostgreSQL cluster in one folder, shared by every process that starts it."""

    def __init__(self, folder: Path, *, namespaces: bool = True) -> None:
        """Take `namespaces=False` for another user in place of a user namespace; it matters to root only."""
        self.folder = folder.resolve()
        self._way = [] if namespaces else ["without-namespaces"]
        self._hold: IO[str] | None = None

    def start(self) -> None:
        """Use the server from now on, starting it if nobody has. Doing it twice is the same as once."""
        if self._hold is not None:
            return
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o711)
        secrets.kept(self.folder, SUPERUSER)
        hold = (self.folder / "users.lock").open("w")
        fcntl.flock(hold, fcntl.LOCK_SH)  # waits here while a guard is stopping the server
        try:
            with held(self.folder / "start.lock"):
                if not is_held(self.folder / "guard.lock"):
                    self._start_guard()
                self._wait_until_ready()
        except BaseException:
            hold.close()
            raise
        self._hold = hold

    def stop(self) -> None:
        """Stop using the server; if this process was the last to use it, return when it has stopped."""
        if self._hold is None:
            return
        last = try_lock(self._hold, fcntl.LOCK_EX)
        if last and not is_held(self.folder / "guard.lock"):
            self._start_guard()  # somebody killed it; only a guard knows how to stop a server
        self._hold.close()
        self._hold = None
        patience = time.monotonic() + STOP_SECONDS + 5
        while last and is_held(self.folder / "guard.lock") and time.monotonic() < patience:
            time.sleep(0.02)

    def url(self, role: str, password: str, database: str) -> str:
        """Return the address of `database` for one role."""
        socket = (self.folder / "socket-folder").read_text()
        return f"postgresql://{quote(role)}:{quote(password, '')}@/{quote(database)}?host={quote(socket)}"

    def superuser_url(self, database: str = "postgres") -> str:
        """Return the address for the cluster's superuser, who sees everything. Roles are made with it."""
        return self.url(SUPERUSER, secrets.kept(self.folder, SUPERUSER), database)

    def __enter__(self) -> "Cluster":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _start_guard(self) -> None:
        (self.folder / "socket-folder").unlink(missing_ok=True)
        log = self.folder / "log"
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(self.folder / "log.before")
        log.touch(mode=0o600)
        with log.open("ab") as words:
            subprocess.run(
                [sys.executable, "-m", "evenhand.config.postgres_guard", str(self.folder), *self._way],
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=words,
                cwd="/",
                start_new_session=True,  # a Ctrl-C in the terminal is for the service, not for the database
                check=False,
            )

    def _wait_until_ready(self) -> None:
        patience = time.monotonic() + START_SECONDS
        while time.monotonic() < patience:
            try:
                psycopg.connect(self.superuser_url(), connect_timeout=5).close()
            except (psycopg.OperationalError, FileNotFoundError):
                if not is_held(self.folder / "guard.lock"):
                    break
                time.sleep(0.02)
            else:
                return
        last_words = "\n".join((self.folder / "log").read_text(errors="replace").splitlines()[-12:])
        raise DatabaseTrouble(
            f"The embedded database in {self.folder} did not start. The last it said:\n{last_words}"
        )
