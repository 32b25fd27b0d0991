"""The chapters that end the reference: switches, versions, what is not stated or not certain, and the glossary."""

from evenhand.statute.in_force import RULE_SETS
from evenhand.statute.packaged import read_toml
from evenhand.statute.readings import SWITCHES
from evenhand.statute.readings_in_words import SWITCHES_IN_WORDS, SwitchInWords
from evenhand.statute.reference.markdown import anchor, day, link, table

_CLOSING = read_toml("reference/closing.toml")


def switches_text() -> str:
    """Return every switch: its question, the basis of each reading, the default and why, and what it changes."""
    ordered = [SWITCHES_IN_WORDS[name] for name in SWITCHES]
    index = table(
        ["Switch", "Question", "Used"],
        [
            [link(f"switch.{words.name}", f"`{words.name}`"), words.question, f"`{next(iter(words.bases))}`"]
            for words in ordered
        ],
    )
    return "\n\n".join(
        [
            f"{anchor('switches')}\n\n## Where the law can be read in more than one way",
            "Each question is a switch with named readings. The default favours the family not losing a right. Under "
            "any reading the safe date is the last working day on or before the earliest of all of them. An "
            "organisation that reads the law otherwise records who chose so and when; every date says which reading "
            "it rests on and what the others give.",
            index,
            *(_switch(words) for words in ordered),
        ]
    )


def versions_text() -> str:
    """Return when the law changed, and what changed no rule of time."""
    rows = [
        [
            day(rules.from_on),
            rules.change,
            f"`{rules.id}`",
            str(rules.source),
            rules.source.read,
            day(rules.source.checked_on),
        ]
        for rules in RULE_SETS
    ]
    noted = [
        [row["when"], row["change"], row["instrument"], row["read"]]
        for row in read_toml("rule_sets.toml")["noted"]
    ]
    return "\n\n".join(
        [
            f"{anchor('versions')}\n\n## Versions of the law",
            "The day on which a clock starts picks the set of rules. A set stands until the day before the next one. "
            "No transitional provision for clocks of mediation was found, so old sets stay and old cases keep them.",
            table(["From", "Change", "Rules", "Law", "Read", "Checked"], rows),
            "What changed no rule of time stated here, so that nobody looks for it in vain:",
            table(["When", "What", "Where", "Read"], noted),
        ]
    )


def limits_text() -> str:
    """Return what this package does not state and what is not certain."""
    return "\n\n".join(
        [
            f"{anchor('limits')}\n\n## What is not stated, and what is not certain",
            "### Not stated",
            "\n".join(f"- {line}" for line in _CLOSING["not_stated"]),
            "### Not certain",
            "\n".join(f"- {line}" for line in _CLOSING["not_certain"]),
        ]
    )


def glossary_text() -> str:
    """Return the words of the law that the code uses, and the names they have there."""
    rows = [[row["term"], row["meaning"], row["name"]] for row in _CLOSING["glossary"]]
    return "\n\n".join(
        [f"{anchor('glossary')}\n\n## Glossary", table(["Term", "Meaning", "In the code"], rows)]
    )


def _switch(words: SwitchInWords) -> str:
    default, *_ = words.bases
    bases = "\n".join(
        f"- `{reading}`{' (used)' if reading == default else ''}: {basis}"
        for reading, basis in words.bases.items()
    )
    return "\n\n".join(
        [
            f"{anchor(f'switch.{words.name}')}\n\n### `{words.name}`",
            f"**{words.question}**",
            bases,
            f"*Why `{default}`.* {words.why_default} Chosen by {words.chosen_by}, {day(words.chosen_on)}.",
            f"*What it changes.* {words.changes}",
            f"*Bears on* {', '.join(link(rule) for rule in words.bears_on)}.",
        ]
    )
