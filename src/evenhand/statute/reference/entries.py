"""One rule of the reference: who must act, how it is counted, the text, its versions, readings and examples."""

from evenhand.statute.coronavirus import IN_PART, TOUCHED
from evenhand.statute.in_force import Parameter
from evenhand.statute.readings_in_words import SWITCHES_IN_WORDS
from evenhand.statute.reference.chapters import Chapter, Entry
from evenhand.statute.reference.markdown import anchor, day, link, table
from evenhand.statute.reference.worked import WORDS, chosen, examples_table
from evenhand.statute.rule import Count, Rule
from evenhand.statute.untimed import When
from evenhand.statute.words import length_in_words

_COUNTED = {
    Count.MONTHS: "{length} from {event}. That day is not counted. The period ends on the corresponding date, or on "
    "the last day of a shorter month, and does not move to a later day.",
    Count.WEEKS: "{length} from {event}. That day is not counted, and the last day does not move.",
    Count.DAYS: "{length} from {event}. That day is not counted, every other day is, and the last day does not move.",
    Count.WORKING_DAYS: "{length} from {event}. That day is not counted.",
    Count.WORKING_DAYS_BEFORE: "At least {length} before {event}.",
    Count.ON_THE_DAY: "On {event} itself.",
}
_WHEN = {
    When.NO_TIME_SET: "No time is set.",
    When.AS_SOON_AS_IT_REALISES: "As soon as possible once it realises. There is no last day.",
    When.AT_ONCE: "At once. There is no last day.",
    When.AT_THE_MEETING: "At the meeting. No time is counted.",
    When.WITH_THE_STEP: "With the step that it belongs to. No time is counted.",
    When.WHILE_IT_LASTS: "For as long as it lasts. No time is counted.",
}


def chapter_text(chapter: Chapter, table_text: str) -> str:
    """Return a chapter with its table, if it has one, and its entries."""
    parts = [f"{anchor(chapter.id)}\n\n## {chapter.title}", *chapter.intro]
    parts += [table_text] if table_text else []
    return "\n\n".join([*parts, *(entry_text(entry) for entry in chapter.entries)])


def entry_text(entry: Entry) -> str:
    """Return one rule in full."""
    parts = [
        f"{anchor(entry.id)}\n\n### {entry.title}",
        f"`{entry.id}`",
        f"- **Who:** {entry.who}.\n- **Time:** {_time(entry)}{_in_2020(entry.id)}",
        *entry.text,
    ]
    if words := _to_families(entry):
        parts.append(f"> To families: {words}")
    if entry.versions:
        parts.append(versions_table(entry.versions))
    if used := [words for words in SWITCHES_IN_WORDS.values() if entry.id in words.bears_on]:
        parts.append("*Readings that bear on it*")
        parts.append(
            "\n".join(
                f"- {link('switch.' + words.name, f'`{words.name}`')}: {words.question} "
                f"Used: `{next(iter(words.bases))}`."
                for words in used
            )
        )
    return "\n\n".join([*parts, examples_table(chosen(entry.examples))])


def versions_table(versions: tuple[Parameter, ...]) -> str:
    """Return every version of some parameters: value, days in force, provision, and how surely it was read."""
    return table(
        ["What", "Value", "In force", "Law", "Read", "Checked"],
        [
            [
                f"`{row.name}`",
                value_in_words(row),
                f"from {day(row.from_on)}" + (f" to {day(row.until)}" if row.until else ""),
                str(row.source),
                row.source.read,
                day(row.source.checked_on),
            ]
            for row in versions
        ],
    )


def value_in_words(parameter: Parameter) -> str:
    """Return the value of a parameter with its unit."""
    if parameter.unit == "yes or no":
        return "holds" if parameter.value else "does not hold"
    if parameter.unit.startswith("pence"):
        return f"£{parameter.value / 100:.2f}{parameter.unit.removeprefix('pence')}"
    if parameter.unit == "o'clock":
        return f"{parameter.value}:00"
    if parameter.unit in ("months", "weeks", "days", "working days", "years"):
        return length_in_words(parameter.value, parameter.unit)
    return f"{parameter.value} {parameter.unit}"


def _time(entry: Entry) -> str:
    if entry.counted is not None:
        return entry.counted
    if entry.row is not None:
        return _counted(entry.row, entry.versions[-1])
    return _WHEN[entry.untimed.when] if entry.untimed else "No time is counted."


def _in_2020(rule: str) -> str:
    exception = link("si2020_471.reg2A", "the coronavirus exception")
    if rule in TOUCHED:
        return f"\n- **In the summer of 2020:** could be relaxed by {exception}."
    return f"\n- **In the summer of 2020:** see {exception}." if rule.startswith(IN_PART) else ""


def _counted(row: Rule, parameter: Parameter) -> str:
    event = f"{WORDS['facts'][row.first_fact]} (`{row.first_fact}`)"
    said = _COUNTED[row.counted_in].format(length=value_in_words(parameter), event=event)
    return said[0].upper() + said[1:]


def _to_families(entry: Entry) -> str:
    if entry.row is not None:
        return entry.row.says.format(by="[the day]")
    return entry.untimed.says if entry.untimed else ""
