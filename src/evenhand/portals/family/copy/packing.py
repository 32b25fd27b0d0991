"""Packing a copy into one file: a page to read without the internet, the same for programs, and the papers."""

import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.template.loader import render_to_string

from evenhand.core.clock import LONDON
from evenhand.core.errors import NoSuchThing
from evenhand.core.files import FileDamaged, FileMissing
from evenhand.portals.family.copy.parts import Part, Thing

# More than that waits on the disk, so that a case with many papers takes no memory from others.
IN_MEMORY = 1024 * 1024
FOLDER = "portals/family/copy"
FORMAT = "evenhand-copy/1"
GONE = (FileMissing, FileDamaged, NoSuchThing)
log = logging.getLogger("evenhand.copy")
NOT_HERE = (
    "Your e-mail address, telephone number and postal address. We keep them apart, so that they stay safe.",
    "The link to join a meeting. It is on the page of the meeting.",
    "What our staff write for their own work, and what others keep for themselves.",
)


@dataclass(frozen=True)
class Cover:
    """Of which case a copy is, for whom, and when it was made."""

    reference: str
    name: str
    provider: str
    at: datetime
    """In London."""


def packed(parts: tuple[Part, ...], cover: Cover) -> IO[bytes]:
    """Return the file, to be read from its beginning. Its papers are opened one after the other."""
    file: Any = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (whoever sends it closes it)
    try:
        _write(file, parts, cover)
    except BaseException:
        file.close()
        raise
    return file  # type: ignore[no-any-return]


def _write(file: IO[bytes], parts: tuple[Part, ...], cover: Cover) -> None:
    missing: set[str] = set()
    with ZipFile(file, "w") as archive:
        for paper in (thing.paper for part in parts for thing in part.things if thing.paper):
            try:
                content = paper.read()
            except GONE as why:
                # One paper that is lost, or was taken back a moment ago, keeps nobody from the rest.
                log.error("a paper of a copy could not be opened: %s", type(why).__name__)
                missing.add(paper.name)
            else:
                archive.writestr(_entry(paper.name, cover.at, ZIP_STORED), content)
        for name, page in _pages(parts, cover, missing):
            archive.writestr(_entry(name, cover.at, ZIP_DEFLATED), page)
    file.seek(0)


def _pages(parts: tuple[Part, ...], cover: Cover, missing: set[str]) -> Iterator[tuple[str, str]]:
    context = {"parts": parts, "cover": cover, "not_here": NOT_HERE, "missing": missing}
    yield "index.html", render_to_string(f"{FOLDER}/index.html", context)
    yield "style.css", render_to_string(f"{FOLDER}/style.css")
    yield "copy.json", json.dumps(_for_programs(parts, cover, missing), ensure_ascii=False, indent=1)


def _entry(name: str, at: datetime, how: int) -> ZipInfo:
    here = at.astimezone(LONDON)
    entry = ZipInfo(name, (here.year, here.month, here.day, here.hour, here.minute, here.second))
    entry.compress_type = how
    entry.external_attr = 0o600 << 16
    return entry


def _for_programs(parts: Iterable[Part], cover: Cover, missing: set[str]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "language": "en-GB",
        "reference": cover.reference,
        "made_for": cover.name,
        "made_by": cover.provider,
        "made_at": cover.at.isoformat(),
        "parts": [
            {
                "name": part.name,
                "title": part.title,
                "also_about": part.others,
                "things": [_thing(each, missing) for each in part.things],
            }
            for part in parts
        ],
        "not_here": NOT_HERE,
    }


def _thing(thing: Thing, missing: set[str]) -> dict[str, Any]:
    found = {
        "title": thing.title,
        "at": thing.at.isoformat() if thing.at else "",
        "said": [{"what": row.key, "words": row.value} for row in thing.said],
        "text": thing.text,
        "html": str(thing.html or ""),
        "file": thing.paper.name if thing.paper and thing.paper.name not in missing else "",
        "also_about": thing.others,
    }
    return {name: value for name, value in found.items() if value}
