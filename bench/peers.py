"""Runs the benches that compare with other libraries in an environment of their own: the service has none of those."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def run_with_peers(name: str) -> bool | None:
    """Run one bench there and tell whether its goals are met; None if the environment cannot be made."""
    python = environment("peers")
    if python is None:
        print(f"{name}: not run: the libraries it compares with could not be installed")
        return None
    path = os.pathsep.join((str(PROJECT / "src"), str(PROJECT)))
    done = subprocess.run(
        [python, "-m", f"bench.{name}"], cwd=PROJECT, env={**os.environ, "PYTHONPATH": path}, check=False
    )
    return done.returncode == 0


def environment(name: str) -> Path | None:
    """Return the Python of the environment that bench/NAME.lock describes, made if need be; None if it cannot be."""
    pinned, place = PROJECT / "bench" / f"{name}.lock", PROJECT / "var" / f"bench-{name}"
    lock = pinned.read_text()
    python, made = place / "bin" / "python", place / "made"
    if made.exists() and made.read_text() == lock:
        return python
    uv = Path(sys.executable).with_name("uv")
    commands = (
        [uv, "venv", "--quiet", "--clear", "--python", sys.executable, place],
        [uv, "pip", "install", "--quiet", "--require-hashes", "--python", python, "-r", pinned],
    )
    for command in commands:
        if subprocess.run(command, cwd=PROJECT, check=False).returncode:
            return None
    made.write_text(lock)
    return python
