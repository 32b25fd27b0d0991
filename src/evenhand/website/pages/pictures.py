"""The pictures of Easy Read pages: one beside an idea. They decorate: the words say it all.

They are drawn in pictures.svg, and what stands there is what an editor may choose.
"""

import re
from dataclasses import dataclass
from importlib.resources import files

from markupsafe import Markup

DRAWN = re.compile(
    r'<symbol id="(?P<name>[a-z-]+)"(?P<turns> class="turns")? aria-label="(?P<shows>[^"]+)" viewBox="0 0 48 48">'
    r"(?P<lines>.+?)</symbol>"
)


@dataclass(frozen=True)
class Picture:
    """One picture, as its file has it."""

    name: str
    shows: str
    """What an editor chooses it by."""
    lines: Markup
    turns: bool
    """It is the other way round where people read from right to left."""


def _read() -> dict[str, Picture]:
    """Return every picture of the file, by its name."""
    words = files("evenhand.website.pages").joinpath("pictures.svg").read_text(encoding="utf-8")
    return {
        found["name"]: Picture(
            found["name"], found["shows"], Markup(found["lines"]), found["turns"] is not None
        )
        for found in DRAWN.finditer(words)
    }


PICTURES = _read()


def choices() -> list[tuple[str, str]]:
    """Return the name of each picture and what it shows, for an editor."""
    return [(picture.name, picture.shows) for picture in PICTURES.values()]
