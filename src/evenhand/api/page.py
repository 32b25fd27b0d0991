"""The page that says to people what programs can ask here, how, how often, and what for."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from evenhand.api import curl
from evenhand.api.v1 import body, shapes
from evenhand.api.v1.door import ASKED_AN_HOUR
from evenhand.api.v1.examples import CLOCKS, WORKING_DAYS, Example
from evenhand.portals.gate import public


@dataclass(frozen=True)
class Command:
    """A command to paste, and what it asks."""

    asks: str
    line: str


@dataclass(frozen=True)
class Asked:
    """Something that can be asked with: its name, what it is, and how it is written."""

    name: str
    meaning: str
    written: str


@dataclass(frozen=True)
class Page:
    """All that the page shows."""

    commands: tuple[Command, ...]
    facts: tuple[Asked, ...]
    readings: tuple[Asked, ...]
    counts: tuple[Asked, ...]
    an_hour: str
    largest: str


@public()
def show(request: Any) -> HttpResponse:
    """Say what this is and how to use it."""
    base = settings.PUBLIC_URL
    page = Page(
        commands=(
            _command(CLOCKS[0], curl.by_query(base, "clocks", CLOCKS[0])),
            _command(CLOCKS[3], curl.by_body(base, "clocks", CLOCKS[3])),
            _command(WORKING_DAYS[1], curl.by_query(base, "working-days", WORKING_DAYS[1])),
        ),
        facts=_listed(shapes.FACTS),
        readings=_listed(shapes.READINGS),
        counts=_listed(shapes.WORKING_DAYS),
        an_hour=f"{ASKED_AN_HOUR:,}",
        largest=f"{body.LARGEST_BYTES // 1024} KB",
    )
    return render(request, "api/page.html", {"page": page})


def _command(example: Example, line: str) -> Command:
    return Command(example.summary, line)


def _listed(shapes: dict[str, dict[str, Any]]) -> tuple[Asked, ...]:
    return tuple(Asked(name, shape["description"], written(shape)) for name, shape in shapes.items())


def written(shape: dict[str, Any]) -> str:
    """Return in words how a value of this shape is written."""
    if shape["type"] == "array":
        inside = shape["items"]
        if inside["type"] == "object":
            return (
                f"a list of things agreed; kind is one of {', '.join(inside['properties']['kind']['enum'])}"
            )
        one = "days" if "format" in inside else f"{', '.join(inside['enum'])}"
        return f"a list of {one}"
    if "enum" in shape:
        usual = f"; usually {shape['default']}" if "default" in shape else ""
        return f"{', '.join(shape['enum'])}{usual}"
    if shape["type"] == "integer":
        return f"1 to {shape['maximum']}"
    return "true or false" if shape["type"] == "boolean" else "a day, as 2026-11-25"
