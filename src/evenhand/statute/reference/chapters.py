"""The chapters of the reference and their entries, as data: what each rule is called, says, and is shown by."""

from importlib.resources import files
from typing import Any, NamedTuple

from evenhand.statute.in_force import PARAMETERS, Parameter
from evenhand.statute.packaged import read_toml
from evenhand.statute.rule import Owner, Rule
from evenhand.statute.rules import RULES
from evenhand.statute.untimed import UNTIMED, Untimed

_WHO = {
    Owner.FAMILY: "The family",
    Owner.ADVISER: "The mediation adviser",
    Owner.LOCAL_AUTHORITY: "The local authority",
    Owner.ICB: "The health body",
}


class Entry(NamedTuple):
    """One rule as the reference shows it. `row` is its clock, `untimed` its row without one; most have one of both."""

    id: str
    title: str
    who: str
    counted: str | None
    text: tuple[str, ...]
    versions: tuple[Parameter, ...]
    examples: tuple[str, ...]
    row: Rule | None
    untimed: Untimed | None


class Chapter(NamedTuple):
    """Entries that belong together; `table` names one that the code writes. A file may call the owners otherwise."""

    id: str
    title: str
    intro: tuple[str, ...]
    table: str | None
    entries: tuple[Entry, ...]


def chapters() -> tuple[Chapter, ...]:
    """Return all chapters in their order, which is that of their files' names."""
    folder = files("evenhand.statute").joinpath("reference/chapters")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(_chapter(name) for name in names)


def _chapter(name: str) -> Chapter:
    data = read_toml(f"reference/chapters/{name}")
    called = _WHO | {Owner(owner): who for owner, who in data.get("called", {}).items()}
    entries = tuple(_entry(row, called) for row in data["rule"])
    id = name.removesuffix(".toml").split("-", 1)[1]
    return Chapter(id, data["title"], tuple(data.get("intro", ())), data.get("table"), entries)


def _entry(data: dict[str, Any], called: dict[Owner, str]) -> Entry:
    id = data["id"]
    row, untimed = RULES.get(id), UNTIMED.get(id)
    owner = row.owner if row else untimed.owner if untimed else None
    named = data.get("parameters", row.parameters if row else (id,))
    return Entry(
        id,
        data["title"],
        data["who"] if owner is None or "who" in data else called[owner],
        data.get("counted"),
        tuple(data["text"]),
        tuple(version for name in named for version in PARAMETERS[name]),
        tuple(data["examples"]),
        row,
        untimed,
    )
