"""The folder of films: what whoever runs the service put into it, by name (docs/how-to/add-a-film.md).

Nothing comes into it through the web, and nothing but what has such a name goes out.
"""

import re
from collections.abc import Collection
from pathlib import Path

from django.conf import settings

MEDIA_TYPES = {"mp4": "video/mp4", "webm": "video/webm", "vtt": "text/vtt; charset=utf-8"}
FILM, CAPTIONS = ("mp4", "webm"), ("vtt",)
NAME = rf"[a-z0-9-]{{1,80}}\.(?:{'|'.join(MEDIA_TYPES)})"


def path_of(name: str) -> Path | None:
    """Return where a file is, or None where there is none of that name."""
    path = _folder() / name
    return path if re.fullmatch(NAME, name) and path.is_file() else None


def size_of(name: str) -> int | None:
    """Return how many bytes a file has, or None where there is none of that name."""
    path = path_of(name)
    return path.stat().st_size if path else None


def kind_of(name: str) -> str:
    """Return the letters at the end of a name: `mp4`, `webm` or `vtt`."""
    return name.rpartition(".")[2]


def names(kinds: Collection[str]) -> list[str]:
    """Return the names of the files of some kinds that are there."""
    if not _folder().is_dir():
        return []
    found = (each.name for each in _folder().iterdir())
    return sorted(name for name in found if kind_of(name) in kinds and path_of(name))


def mark() -> int:
    """Return a number that is another one once a file came or went: a page kept before shows it or still does not."""
    return _folder().stat().st_mtime_ns if _folder().is_dir() else 0


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "films"
