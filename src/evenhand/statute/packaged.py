"""Reads the data files that are part of this package; the only input the statute has."""

import tomllib
from importlib.resources import files
from typing import Any


def read_toml(name: str) -> dict[str, Any]:
    """Return one packaged file as plain values."""
    return tomllib.loads(files("evenhand.statute").joinpath(name).read_text(encoding="utf-8"))


def parameter_files() -> tuple[str, ...]:
    """Return the names of all files of parameters, in a fixed order."""
    folder = files("evenhand.statute").joinpath("parameters")
    return tuple(sorted(f"parameters/{f.name}" for f in folder.iterdir() if f.name.endswith(".toml")))
