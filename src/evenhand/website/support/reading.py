"""Reads a file of another directory, in the format of Open Referral UK: one page of its services."""

import json
from dataclasses import dataclass
from typing import Any

from evenhand.core.errors import Refused
from evenhand.website.support.models import FromFile
from evenhand.website.support.one_service import Given, given_of, text_in

LONGEST_ID = FromFile._meta.get_field("source_id").max_length or 0


class NotThatFile(Refused):
    """A file is in another format, or is cut off."""

    code = "not-open-referral"

    def __init__(self, why: str) -> None:
        super().__init__(
            "This file was not taken.",
            why,
            "Get the whole answer of /services of an Open Referral UK feed (version 3.0), as JSON, and try again.",
        )


@dataclass(frozen=True)
class Read:
    """What was read from a file."""

    given: tuple[Given, ...]
    refused: tuple[str, ...]
    """Which services of it cannot be taken and why, in sentences."""
    page: int
    pages: int


def read(text: str) -> Read:
    """Return what a file says. Raises NotThatFile."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotThatFile(f"It is no JSON, or it ends in the middle ({error}).") from error
    if not isinstance(whole, dict) or not isinstance(services := whole.get("contents"), list):
        raise NotThatFile("It has no list of services under “contents”.")
    if not all(isinstance(each, dict) for each in services):
        raise NotThatFile("Something under “contents” is no service.")
    page, pages = _count(whole, "page_number"), _count(whole, "total_pages")
    size = whole.get("size", len(services))
    # Of a last page some feeds say the size of the others.
    if size != len(services) and not 1 < pages == page:
        raise NotThatFile(
            f"It says that it has {size} services, and it has {len(services)}: it looks cut off."
        )
    given: dict[str, Given] = {}
    refused = []
    for number, each in enumerate(services, 1):
        source_id = text_in(each, "id")
        if why := "Its id stood before it already." if source_id in given else _why_not(each):
            refused.append(f"Not taken: number {number} in the file{_called(each)}. {why}")
        else:
            given[source_id] = given_of(each)
    return Read(tuple(given.values()), tuple(refused), page, pages)


def _why_not(service: dict[str, Any]) -> str:
    if not (source_id := text_in(service, "id")) or len(source_id) > LONGEST_ID:
        return "It has no id, or one that is too long, so that nobody would know it again."
    if not text_in(service, "name"):
        return "It has no name."
    if (status := text_in(service, "status")) != "active":
        return f"Its status is “{status}”, and not “active”."
    return ""


def _called(service: dict[str, Any]) -> str:
    name = text_in(service, "name")
    return f", {name[:80]}" if name else ""


def _count(whole: dict[str, Any], column: str) -> int:
    found = whole.get(column)
    return found if isinstance(found, int) and found > 0 else 1
