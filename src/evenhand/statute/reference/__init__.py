"""The law of SEND mediation as this package states it, on one page that a lawyer can check and sign off.

Everything on it is read from the package: rules, parameters, readings and worked examples. What only words can say
stands in `chapters/` and `closing.toml`. A test fails where the page in docs/reference is not what this says.
"""

from evenhand.statute.in_force import PARAMETERS
from evenhand.statute.reference.chapters import Chapter, chapters
from evenhand.statute.reference.closing import glossary_text, limits_text, switches_text, versions_text
from evenhand.statute.reference.counting_rules import counting_text
from evenhand.statute.reference.entries import chapter_text
from evenhand.statute.reference.markdown import day, link
from evenhand.statute.reference.tables import TABLES
from evenhand.statute.reference.worked import EXAMPLES

__all__ = ["law"]

_BEFORE = (("counting", "Counting time"), ("working-days", "Working days and bank holidays"))
_AFTER = (
    ("switches", "Where the law can be read in more than one way"),
    ("versions", "Versions of the law"),
    ("limits", "What is not stated, and what is not certain"),
    ("glossary", "Glossary"),
)


def law() -> str:
    """Return the page."""
    found = chapters()
    parts = [
        _opening(),
        "## Contents",
        _contents(found),
        counting_text(),
        *(chapter_text(chapter, TABLES[chapter.table]() if chapter.table else "") for chapter in found),
        switches_text(),
        versions_text(),
        limits_text(),
        glossary_text(),
    ]
    return "\n\n".join(parts) + "\n"


def _opening() -> str:
    checked = max(row.source.checked_on for rows in PARAMETERS.values() for row in rows)
    arguable = sum(example["confidence"] == "arguable" for example in EXAMPLES)
    return "\n\n".join(
        [
            "# The law of SEND mediation in England",
            f"What `evenhand.statute` states, in our own words, last checked on {day(checked)}. It is not legal "
            "advice.",
            "Each rule has its identifier, who must act, how the time is counted, the provision and how surely it was "
            "read, every version with the days on which it holds, the readings that bear on it, and worked examples. "
            "*Read in full*: the provision was read in full. *In extract*: seen in extract, or through a reliable "
            "secondary source. *From general knowledge*: not re-read; verify it before quoting it.",
            f"There are {len(EXAMPLES)} worked examples, {arguable} of them arguable: their answer is that of the "
            "default reading. `evenhand examples src/evenhand/statute/examples.json` runs them all. "
            "[How the law is stated](../explanation/law.md) says how the package works.",
            "“Act” and “CFA 2014”: Children and Families Act 2014. “HESC”: Tribunal Procedure (First-tier Tribunal) "
            "(Health, Education and Social Care Chamber) Rules 2008, SI 2008/2699. A regulation without an "
            "instrument is one of SI 2014/1530, the Special Educational Needs and Disability Regulations 2014. “The "
            "family” is whoever holds the right.",
        ]
    )


def _contents(found: tuple[Chapter, ...]) -> str:
    lines = [f"- {link(name, title)}" for name, title in _BEFORE]
    for chapter in found:
        lines.append(f"- {link(chapter.id, chapter.title)}")
        lines += [f"  - {link(entry.id, entry.title)}: `{entry.id}`" for entry in chapter.entries]
    return "\n".join([*lines, *(f"- {link(name, title)}" for name, title in _AFTER)])
