"""The accessibility statement as parts, for the page and for ACCESSIBILITY.md, so that the two cannot differ."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from evenhand.design.phrases import IN_ENGLISH
from evenhand.design.words import day as day_in_words

HERE = files("evenhand.website.accessibility")
JOURNEYS = {
    "my-dates": "From the home page to your dates",
    "request": "From the home page to a request that is sent",
}
RULES = "Web Content Accessibility Guidelines, version 2.2, level AA"


@dataclass(frozen=True)
class Part:
    """One part of the statement: a title, sentences, then points; where to tell us stands after `tell_us`."""

    title: str
    words: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    tell_us: bool = False


@cache
def results() -> Mapping[str, Any]:
    """Return what the tests found when they were last run for the statement."""
    return tomllib.loads((HERE / "results.toml").read_text())


@cache
def barriers() -> tuple[tuple[str, str], ...]:
    """Return what is known to be in the way, each with what somebody can do meanwhile."""
    found = tomllib.loads((HERE / "barriers.toml").read_text())
    return tuple((each["what"], each["meanwhile"]) for each in found["barrier"])


def statement() -> tuple[Part, ...]:
    """Return the whole statement, in the order in which it is read."""
    found = results()
    return (
        Part(
            "What you should be able to do",
            ("Everybody should be able to use this website. You should be able to:",),
            (
                "use every page with a keyboard, with a screen reader, and without scripts;",
                "make everything four times as large, or the text twice, without scrolling sideways;",
                "tell things apart without colour: words and shapes stand beside it;",
                "do everything by telephone instead, with an interpreter or a relay service.",
            ),
        ),
        Part(
            "How well it does",
            (
                f"This website partly meets the {RULES}. Our tests find no failure, but tests cannot find "
                "everything. This is what we know to be missing:",
            ),
            tuple(f"{what} {meanwhile}" for what, meanwhile in barriers()),
        ),
        Part(
            "Tell us",
            (
                "Did something not work? Do you need a page in another form? Tell us which page, and what happened. "
                "We help you another way at once, and you lose no time by it.",
            ),
            tell_us=True,
        ),
        Part(
            "If you are not content with our answer",
            (
                "The Equality and Human Rights Commission (EHRC) enforces the Public Sector Bodies (Websites and "
                "Mobile Applications) (No. 2) Accessibility Regulations 2018.",
                "Write to or call the Equality Advisory and Support Service (EASS), equalityadvisoryservice.com. "
                "It gives free advice, and passes on to the EHRC what it must know.",
            ),
        ),
        Part("How we checked", _checked(found), _tried(found["journeys"])),
        Part(
            "When this was written",
            (
                f"The tests were run for this page on {day_in_words(_day(found))}. The numbers on this page come "
                "from their results.",
            ),
        ),
    )


def markdown() -> str:
    """Return the statement as ACCESSIBILITY.md says it."""
    parts = ["# Accessibility"]
    for part in statement():
        parts += [f"## {part.title}", *part.words]
        if part.points:
            parts.append("\n".join(f"- {point}" for point in part.points))
        if part.tell_us:
            parts.append(
                "Each service that runs on this software shows its own telephone number and address here, on its page "
                "`/accessibility`. A fault of the software itself belongs in an issue."
            )
    return "\n\n".join(parts) + "\n"


def _day(found: Mapping[str, Any]) -> date:
    checked_on: date = found["checked_on"]
    return checked_on


def _checked(found: Mapping[str, Any]) -> tuple[str, ...]:
    screens, written = found["screens"], found["pages"]
    in_languages = ", ".join(f"{count} in {IN_ENGLISH[code]}" for code, count in written.items())
    return (
        f"A program (axe) looked at every kind of screen that there is: {screens['all']}, of which anybody may open "
        f"{screens['public']} and the others need somebody to sign in. With mistakes in forms and other states it "
        f"looked {screens['looks']} times. Each was looked at {screens['checked_at']} pixels wide, and nothing was "
        f"too wide for a screen of {screens['fits']}. It also looked at every page that editors write: "
        f"{in_languages}. It found nothing that is against the rules.",
        "It also went through two tasks from the first page to the last, in each of these ways. Nothing was cut off "
        "or covered, and everything could be reached and seen:",
    )


def _tried(journeys: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        f"{JOURNEYS[name]}, {went['pages']} pages: {', '.join(went['ways'])}."
        for name, went in journeys.items()
    )
