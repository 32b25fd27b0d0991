"""The worker and the signer as processes of their own, on a database and a post office of the tests."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from evenhand.config.roles import Addresses

PATIENCE_SECONDS = 20


def free_port() -> int:
    """Return a port of this machine that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def working(found: Addresses, folder: Path, smtp_port: int, site_address: str) -> Iterator[None]:
    """Run `evenhand worker` and `evenhand signer`, each with the address of its own role and no other."""
    shared = {
        **os.environ,
        "DATA_DIR": str(folder),
        "SECRET_KEY": settings.SECRET_KEY,
        "PUBLIC_URL": site_address,
        "SMTP_PORT": str(smtp_port),
        "PYTHONUNBUFFERED": "1",
    }
    shared.pop("MIGRATION_DATABASE_URL", None)
    keys = folder / "keys"
    keys.mkdir(mode=0o700)
    running = {
        "worker": _start("worker", folder, {**shared, "DATABASE_URL": found.worker}),
        "signer": _start(
            "signer", folder, {**shared, "DATABASE_URL": found.signer, "SIGNING_KEYS_DIR": str(keys)}
        ),
    }
    try:
        yield
        ended = [name for name, process in running.items() if process.poll() is not None]
        assert not ended, f"{ended} ended by itself:\n" + "\n".join(_words(folder, name) for name in ended)
    finally:
        for process in running.values():
            process.terminate()
        for process in running.values():
            process.wait(PATIENCE_SECONDS)


def _start(kind: str, folder: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "evenhand.config.command_line", kind]
    with (folder / f"{kind}.log").open("wb") as log:
        return subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)


def _words(folder: Path, name: str) -> str:
    return f"{name}: " + (folder / f"{name}.log").read_text()[-2000:]
