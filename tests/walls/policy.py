"""The table of docs/explanation/who-may-see-what.md, read as it stands: the tests' own copy of who may see what."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.walls.markers import Marker
from tests.walls.people import WRITER, Somebody

TABLE = Path(__file__).parents[2] / "docs" / "explanation" / "who-may-see-what.md"
SHOWN, AFTER_A_REASON, POSSIBLE, NEVER = "yes", "reason", "may", ""


@dataclass(frozen=True)
class Row:
    """One row: what, which kind of secret, and the word for each column that has one."""

    what: str
    secret: str
    words: dict[str, str]


@cache
def rows() -> dict[str, Row]:
    """Return the rows of the table by what they are about. Raises ValueError for a word that means nothing."""
    lines = [line for line in TABLE.read_text().splitlines() if line.startswith("| ")]
    header, _rule, *cells = ([cell.strip() for cell in line.strip("| ").split("|")] for line in lines)
    found = {}
    for what, secret, *words in cells:
        named = dict(zip(header[2:], words + [NEVER] * (len(header) - 2 - len(words)), strict=True))
        if unknown := set(named.values()) - {SHOWN, AFTER_A_REASON, POSSIBLE, NEVER}:
            raise ValueError(f"{what}: {unknown}")
        found[what] = Row(what, secret, {who: word for who, word in named.items() if word})
    return found


def what_they_are(one: Somebody, marker: Marker) -> set[str]:
    """Return what somebody is to whatever a marker is of."""
    return {what for of in marker.of for what in one.is_to.get(of, ())}


def may_see(one: Somebody, marker: Marker) -> bool:
    """Tell whether the table lets somebody see a marker."""
    theirs = what_they_are(one, marker)
    return WRITER in theirs or bool(theirs & rows()[marker.what].words.keys())


def only_after_a_reason(one: Somebody, marker: Marker) -> bool:
    """Tell whether all that gives somebody a marker asks them why first."""
    words = rows()[marker.what].words
    theirs = {words[who] for who in what_they_are(one, marker) if who in words}
    return theirs == {AFTER_A_REASON}


def promised() -> set[tuple[str, str]]:
    """Return every row and column of which the table says that it is shown."""
    return {
        (row.what, who)
        for row in rows().values()
        for who, word in row.words.items()
        if word in (SHOWN, AFTER_A_REASON)
    }
