"""How time is counted, each way with an example that the functions themselves work out."""

from datetime import date

from evenhand.statute.counting import (
    days_beginning_with,
    months_beginning_with,
    weeks_beginning_with,
    within_days,
    within_months,
    within_weeks,
)
from evenhand.statute.limbs import adjusted
from evenhand.statute.meeting import tell_by
from evenhand.statute.readings import NoticeClearDays
from evenhand.statute.reference.markdown import anchor, table
from evenhand.statute.words import day_in_words
from evenhand.statute.working_days import ANNOUNCED_UNTIL, ENGLAND, SOURCE

_ORDINARY = frozenset(
    {
        "New Year's Day",
        "Good Friday",
        "Easter Monday",
        "Early May bank holiday",
        "Spring bank holiday",
        "Summer bank holiday",
        "Christmas Day",
        "Boxing Day",
    }
)
_SUBSTITUTE = ", substitute day"


def counting_text() -> str:
    """Return the chapter on counting: words and what they do, months, working days, what moves, and three dates."""
    return "\n\n".join(
        [
            f"{anchor('counting')}\n\n## Counting time",
            "Two ways of counting are kept apart, because the same drafter used both: **“within N after, of or from” "
            "an event leaves its day out; “N beginning with” a day counts it.** Days are days in London, to midnight; "
            "no instrument has a cut-off hour but HESC r.12(1), 5pm.",
            table(["Words", "Counted", "Example", "Last day", "Function"], _primitives()),
            "**Months** are calendar months (Interpretation Act 1978 Sch 1) and end on the corresponding date; where "
            "the month has none, on its last day (*Dodds v Walker* [1981] 1 WLR 1027). They are counted in one step: "
            "one month twice is not two months. Both from general knowledge.",
            "**Nothing moves** in SI 2014/1530 or SI 2015/62: a last day that is a weekend or a holiday stays. Only "
            "the Tribunal's rule 12 moves a day, and only the last day of an appeal.",
            "**Three dates** are shown for every clock of a family. *Safe*: the last working day on or before the "
            "earliest day that anyone could argue for, by 5pm, with nothing moved. *Legal*: the day under the "
            "readings used. *The Tribunal may still accept until*: for appeals, the day to which rule 12 moves it. It "
            "is never promised.",
            "**What is not known** is taken from the earliest day it can have been, and the date says so. The day on "
            "which a clock starts picks the law, and the date keeps the names of its rules and of its calendar. A day "
            "with nothing in force, or beyond the known bank holidays, is an error and never a guess.",
            f"{anchor('working-days')}\n\n### Working days",
            _working_days(),
        ]
    )


def _primitives() -> list[list[str]]:
    sent, told, agreed, asked = date(2023, 12, 31), date(2024, 12, 24), date(2025, 6, 13), date(2025, 3, 6)
    meeting = date(2025, 6, 16)
    moved, with_it = date(2025, 11, 30), "the day counts"
    rows = [
        ("two months after", "the day is left out", sent, within_months(sent, 2), "within_months"),
        ("two weeks of", "the day is left out", agreed, within_weeks(agreed, 2), "within_weeks"),
        ("30 days from", "the day is left out; every other day counts", asked, within_days(asked, 30), "within_days"),
        ("five weeks beginning with", with_it, agreed, weeks_beginning_with(agreed, 5), "weeks_beginning_with"),
        ("15 days beginning with", with_it, agreed, days_beginning_with(agreed, 15), "days_beginning_with"),
        ("six months starting with", with_it, agreed, months_beginning_with(agreed, 6), "months_beginning_with"),
        ("three working days of", "the day is left out", told, ENGLAND.after(told, 3), "WorkingDays.after"),
        (
            "at least five working days prior to",
            "clear days: neither end counts",
            meeting,
            tell_by(meeting, NoticeClearDays.CLEAR),
            "meeting.tell_by",
        ),
        ("an appeal's last day, no working day", "moved by rule 12", moved, adjusted(moved), "limbs.adjusted"),
    ]  # fmt: skip
    return [
        [words, how, day_in_words(start), day_in_words(end), f"`{name}`"]
        for words, how, start, end, name in rows
    ]


def _working_days() -> str:
    odd = [
        f"- {day_in_words(day)}: {name}"
        for day, name in ENGLAND.holidays.items()
        if name.removesuffix(_SUBSTITUTE) not in _ORDINARY
    ]
    return "\n\n".join(
        [
            "Monday to Friday without Good Friday, Christmas Day and the bank holidays of England. "
            "**SI 2014/1530 does not define the term** (reg 2(1) has no entry), so this is our policy 1. HESC r.1(3) "
            "defines it for the Tribunal. Two calendars are kept, which hold the same days today. School terms and "
            "holidays never matter.",
            table(
                ["Calendar", "Source", "Read", "Checked", "Announced to", "Last day known"],
                [
                    [
                        f"`{ENGLAND.version}`",
                        str(SOURCE),
                        SOURCE.read,
                        day_in_words(SOURCE.checked_on),
                        day_in_words(ANNOUNCED_UNTIL),
                        day_in_words(ENGLAND.horizon),
                    ]
                ],
            ),
            "After the day announced to, the dates follow the standing rules (Monday holidays, Easter, substitute "
            "days); a proclamation may still add or move one. A change is a new version, and open dates are worked "
            "out again and shown to a person before anything moves. One-off and moved holidays in the calendar:",
            "\n".join(odd),
        ]
    )
