"""Writes what the tests found into the accessibility statement; run as a module, after the tests (`make statement`).

It refuses to write while something is missing: a screen that no walk looked at, a way of going that no test went, a
language whose pages were not read. So the statement says only what was found, and all of it.
"""

import re
import sys
from collections.abc import Mapping
from typing import Any

from evenhand.website.accessibility.statement import JOURNEYS
from evenhand.website.languages.addresses import PREFIXES
from tests.build import results
from tests.build.accessibility import CHECKED_AT, NARROWEST
from tests.build.browser import ROOT
from tests.gallery import addresses

RESULTS = ROOT / "src/evenhand/website/accessibility/results.toml"
DOCUMENT = ROOT / "docs/explanation/two-journeys.md"
HEAD = "# Written by `make statement` from what the tests found. Nothing here is written by hand.\n"
FIGURES = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- /figures -->)", re.DOTALL)


def screens() -> set[str]:
    """Return every screen of the service."""
    lists = {
        name: routes for name, routes in vars(addresses).items() if name.isupper() and name != "NO_SCREEN"
    }
    return set().union(*lists.values())


def found() -> dict[str, Any]:
    """Return what the tests found. Raises LookupError where something was not looked at."""
    looks = list(results.noted(results.SCREEN))
    pages = {each["name"]: each["count"] for each in results.noted(results.PAGES)}
    gone = {(each["journey"], each["way"]) for each in results.noted(results.JOURNEY)}
    figures = {each["name"]: each for each in results.noted(results.TIME)}
    missing = [f"the screen {route}" for route in sorted(screens() - {each["route"] for each in looks})]
    missing += [f"the pages in {code}" for code in PREFIXES if code not in pages]
    missing += [
        f"{name} {way}" for name in results.JOURNEYS for way in results.WAYS if (name, way) not in gone
    ]
    missing += [f"the time of {name}" for name in results.JOURNEYS if name not in figures]
    if missing:
        raise LookupError(f"No test has looked at {', '.join(missing)}.")
    return {
        "checked_on": results.oldest(),
        "screens": {
            "all": len(screens()),
            "public": len(addresses.VISITOR),
            "looks": len(looks),
            "checked_at": CHECKED_AT,
            "fits": NARROWEST,
        },
        "pages": {code: pages[code] for code in PREFIXES},
        "journeys": {
            name: {
                "ways": list(results.WAYS),
                **{key: value for key, value in figures[name].items() if type(value) is int},
            }
            for name in results.JOURNEYS
        },
    }


def as_toml(what: Mapping[str, Any]) -> str:
    """Return the results as their file holds them."""
    lines = [HEAD, f"checked_on = {what['checked_on']}"]
    tables = {"screens": what["screens"], "pages": what["pages"]}
    tables |= {f"journeys.{name}": journey for name, journey in what["journeys"].items()}
    for title, table in tables.items():
        lines += ["", f"[{title}]", *(f"{key} = {_value(value)}" for key, value in table.items())]
    return "\n".join(lines) + "\n"


def figures(journeys: Mapping[str, Any]) -> str:
    """Return the table of what a person needs for each journey, as the document shows it."""
    rows = [
        "| | pages | touched | letters typed | words | in a hurry | reading every word |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, each in journeys.items():
        rows.append(
            f"| {JOURNEYS[name]} | {each['pages']} | {each['controls']} | {each['letters']} "
            f"| {each['words_in_a_hurry']} to {each['words']} "
            f"| {_time(each['seconds_in_a_hurry'])} | {_time(each['seconds'])} |"
        )
    return "\n".join(rows) + "\n"


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[\n" + "".join(f'    "{each}",\n' for each in value) + "]"
    return str(value)


def _time(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def main() -> int:
    """Write the results, and the figures of the document; say what is missing instead, if anything is."""
    try:
        what = found()
    except LookupError as trouble:
        print(trouble, "Run `make test` first.", file=sys.stderr)
        return 1
    RESULTS.write_text(as_toml(what))
    DOCUMENT.write_text(FIGURES.sub(lambda _: figures(what["journeys"]), DOCUMENT.read_text()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
