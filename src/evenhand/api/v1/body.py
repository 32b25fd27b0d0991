"""The JSON that a program sends: read strictly, because a date that was misread is worse than one not given."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from django.http import HttpRequest

from evenhand.api.v1.problems import LOOK, Problem, not_understood, unreadable
from evenhand.statute.asked import shown

LARGEST_BYTES = 32 * 1024
# Facts lie four deep: the body, its facts, the list of what was agreed, one thing agreed.
DEEPEST = 8


def too_large(request: HttpRequest) -> Problem | None:
    """Return the problem of a body that says it is larger than any question; nothing of it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdecimal() and int(length) <= LARGEST_BYTES:
        return None
    return Problem(
        413,
        "What you sent is too large.",
        f"A question has at most {LARGEST_BYTES:,} bytes.",
        f"Ask about one case at a time. {LOOK}",
    )


def read(request: HttpRequest) -> dict[str, Any]:
    """Return the object in the body. Raises Problem."""
    charset = (request.content_params or {}).get("charset", "utf-8").lower()
    if request.content_type != "application/json" or charset not in ("utf-8", "utf8"):
        raise Problem(
            415,
            "We could not read what you sent.",
            "It does not say that it is JSON in UTF-8.",
            f"Send the header Content-Type: application/json. {LOOK}",
        )
    asked = _parsed(request.body)
    if not isinstance(asked, dict):
        raise not_understood('What you send must be an object, such as {"from": "2026-11-25"}.')
    return asked


def _parsed(content: bytes) -> object:
    try:
        asked = json.loads(content.decode(), parse_constant=_no_number, object_pairs_hook=_each_once)
    except UnicodeDecodeError as error:
        raise unreadable(f"Byte {error.start + 1} is not UTF-8.") from error
    except json.JSONDecodeError as error:
        raise unreadable(f"It is no JSON: {error.msg} at sign {error.pos + 1}.") from error
    except RecursionError as error:
        raise _too_deep() from error
    except ValueError as error:  # a number of more digits than Python reads
        raise unreadable("A number in it has too many digits.") from error
    if _depth(asked) > DEEPEST:
        raise _too_deep()
    return asked


def _no_number(name: str) -> NoReturn:
    raise unreadable(f"{name} is no number in JSON.")


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise unreadable(f"{shown(name)} is written twice, and we cannot know which one you mean.")
        found[name] = value
    return found


def _too_deep() -> Problem:
    return unreadable(f"It has lists or objects inside one another more than {DEEPEST} deep.")


def _depth(value: object) -> int:
    deepest, level = 0, [value]
    while level := list(_inside(level)):
        deepest += 1
        if deepest > DEEPEST:
            break
    return deepest


def _inside(values: Iterable[object]) -> Iterator[object]:
    for value in values:
        if isinstance(value, dict):
            yield from value.values()
        elif isinstance(value, list):
            yield from value
