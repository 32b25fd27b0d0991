"""The process that owns one embedded PostgreSQL server: starts it, again if need be, and stops it.

The server's processes inherit a lock on `server.lock`. Whoever can take that lock knows that none of them is
left, so no process id, which may belong to anyone after a power cut, is ever trusted on its own.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

from evenhand.config.locks import try_lock
from evenhand.config.postgres_binaries import VERSION, Runner, runner
from evenhand.config.troubles import DatabaseTrouble
from evenhand.core import secrets

SUPERUSER = "postgres"
PORT = 5432  # names the socket file only; nothing listens on the network
STOP_SECONDS = 30
SHORTEST_LIFE = 2  # seconds; a server that ends sooner cannot be helped by starting it again
ATTEMPTS = 5
LONGEST_SOCKET_FOLDER = 85  # bytes; a socket's path may have 107, on some systems 103

# Given on the command line, where ALTER SYSTEM cannot reach them.
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A statement, or the detail of an error, can hold what a person wrote.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_checkpoints": "off",
}


class Guard:
    """Keeps one server running for as long as somebody uses its cluster."""

    def __init__(self, folder: Path, *, namespaces: bool = True) -> None:
        self.folder = folder
        self.runner: Runner = runner(folder, namespaces=namespaces)
        self.data = self.runner.home / "data"
        self.server: subprocess.Popen[bytes] | None = None
        self.told_to_stop = False
        self.began = 0.0
        self.short_lives = 0

    def watch(self) -> None:
        """Run the server, in the background, until nobody uses the cluster any more."""
        with (self.folder / "guard.lock").open("w") as own, (self.folder / "users.lock").open("w") as users:
            fcntl.flock(own, fcntl.LOCK_EX)
            if os.fork():
                os._exit(0)  # whoever started us may go on; the copy keeps the lock and is nobody's child
            signal.signal(signal.SIGTERM, self._on_signal)
            self._end_leftovers().close()
            self._make()
            try:
                while not self.told_to_stop and not try_lock(users, fcntl.LOCK_EX):
                    if self.server is None:
                        self._run()
                    elif self.server.poll() is not None:
                        self._count_short_life()
                        self._run()
                    time.sleep(0.1)
            finally:
                self._stop()
                shutil.rmtree(_socket_folder(self.runner), ignore_errors=True)

    def _on_signal(self, *_: object) -> None:
        self.told_to_stop = True

    def _make(self) -> None:
        sign = self.folder / "data"
        if self.data != sign and not sign.is_symlink():
            # The data live elsewhere and nothing here points at them: they are of a folder since removed.
            if self.data.exists():
                self.data.rename(self.data.with_name(f"data.before-{time.time_ns()}"))
            sign.symlink_to(self.data)
        if (self.data / "PG_VERSION").exists():
            found = (self.data / "PG_VERSION").read_text().strip()
            if found != str(VERSION):
                raise DatabaseTrouble(
                    f"{self.data} was written by PostgreSQL {found}; this release brings {VERSION}. "
                    "Take a backup with the old release and restore it with this one."
                )
            self.runner.own(self.data)
            return
        draft = self.data.with_name("data.unfinished")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self.runner.own(draft)
        with tempfile.NamedTemporaryFile("w") as password:
            password.write(secrets.kept(self.folder, SUPERUSER))
            password.flush()
            self.runner.own(Path(password.name))
            words = ["--auth=scram-sha-256", f"--pwfile={password.name}", f"--username={SUPERUSER}"]
            words += ["--locale=C.UTF-8", "--encoding=UTF8", "--data-checksums", f"--pgdata={draft}"]
            self.runner.start("initdb", *words, stdout=subprocess.DEVNULL).wait()
        if not (draft / "global/pg_control").exists():
            raise DatabaseTrouble(f"initdb could not make a database in {draft}. Its words stand above.")
        # Whole or not at all: an initdb that was interrupted is started again from nothing.
        draft.rename(self.data)

    def _run(self) -> None:
        with self._end_leftovers() as lock:
            (self.data / "postmaster.pid").unlink(missing_ok=True)
            socket = _new_socket_folder(self.runner)
            self.began = time.monotonic()
            options = [f"--{name}={value}" for name, value in SETTINGS.items()]
            options.append(f"--unix_socket_directories={socket}")
            self.server = self.runner.start("postgres", "-D", str(self.data), *options, keep=lock.fileno())
        draft = self.folder / ".socket-folder"
        draft.write_text(str(socket))
        draft.rename(self.folder / "socket-folder")

    def _count_short_life(self) -> None:
        self.short_lives = self.short_lives + 1 if time.monotonic() - self.began < SHORTEST_LIFE else 0
        if self.short_lives >= ATTEMPTS:
            raise DatabaseTrouble("The server ended at once, several times. Its words stand above.")

    def _end_leftovers(self) -> IO[str]:
        """End whatever is left of an earlier server, and return `server.lock`, held."""
        lock = (self.folder / "server.lock").open("a")
        # What a killed server leaves behind ends by itself; one that lost its guard has to be told.
        for kind, seconds in (
            (None, 1),
            (signal.SIGINT, STOP_SECONDS),
            (signal.SIGQUIT, 5),
            (signal.SIGKILL, 5),
        ):
            patience = time.monotonic() + seconds
            if kind is not None and (process := self._recorded_server()):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, kind)
            while time.monotonic() < patience:
                if try_lock(lock, fcntl.LOCK_EX):
                    return lock
                time.sleep(0.02)
        raise DatabaseTrouble(f"Another server still runs in {self.data} and does not stop.")

    def _recorded_server(self) -> int | None:
        try:
            process = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return None
        if Path("/proc/self/cmdline").exists():
            with contextlib.suppress(OSError):
                command = Path(f"/proc/{process}/cmdline").read_bytes()
                return process if os.fsencode(self.data) in command else None
            return None
        seen = subprocess.run(["ps", "-p", str(process), "-o", "command="], capture_output=True)
        return process if os.fsencode(self.data) in seen.stdout else None

    def _stop(self) -> None:
        if self.server is None or self.server.poll() is not None:
            return
        self.server.send_signal(signal.SIGINT)  # "fast": ends sessions, writes everything down
        try:
            self.server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.server.send_signal(signal.SIGQUIT)  # at once; the next start recovers from the log
            self.server.wait(10)


def _socket_folder(run: Runner) -> Path:
    folder = run.home / "socket"
    if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER:
        return folder
    name = hashlib.sha256(os.fsencode(run.home)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"evenhand-{os.getuid()}-{name}"


def _new_socket_folder(run: Runner) -> Path:
    folder = _socket_folder(run)
    # Always a new folder: nobody can have put one there first, and no socket of a dead server is in it.
    try:
        if os.path.lexists(folder):
            shutil.rmtree(folder)
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise DatabaseTrouble(
            f"{folder} belongs to somebody else. Remove it, or set TMPDIR to another folder."
        ) from error
    run.own(folder)
    return folder


if __name__ == "__main__":
    try:
        Guard(Path(sys.argv[1]), namespaces="without-namespaces" not in sys.argv).watch()
    except DatabaseTrouble as trouble:
        sys.exit(str(trouble))
