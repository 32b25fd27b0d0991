"""Runs the benches that compare with other libraries in an environment of their own: the service has none of those."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
PLACE = PROJECT / "var" / "bench-peers"
LOCK = PROJECT / "bench" / "peers.lock"


def run_with_peers(name: str) -> bool | None:
    """Run one bench there and tell whether its goals are met; None if the environment cannot be made."""
    python = _environment()
    if python is None:
        print(f"{name}: not run: the libraries it compares with could not be installed")
        return None
    path = os.pathsep.join((str(PROJECT / "src"), str(PROJECT)))
    done = subprocess.run(
        [python, "-m", f"bench.{name}"], cwd=PROJECT, env={**os.environ, "PYTHONPATH": path}, check=False
    )
    return done.returncode == 0


def _environment() -> Path | None:
    python, made = PLACE / "bin" / "python", PLACE / "made"
    if made.exists() and made.read_text() == LOCK.read_text():
        return python
    uv = Path(sys.executable).with_name("uv")
    commands = (
        [uv, "venv", "--quiet", "--clear", "--python", sys.executable, PLACE],
        [uv, "pip", "install", "--quiet", "--require-hashes", "--python", python, "-r", LOCK],
    )
    for command in commands:
        if subprocess.run(command, cwd=PROJECT, check=False).returncode:
            return None
    made.write_text(LOCK.read_text())
    return python
