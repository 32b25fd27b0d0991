"""Whose right it is today: Children and Families Act 2014 ss.80(4) and 83(2)."""

from dataclasses import replace
from datetime import date

from evenhand.domain.law.in_use import Law
from evenhand.statute.in_force import NotInForce, amount
from evenhand.statute.readings import DEFAULT, SchoolYearStart
from evenhand.statute.rights_holder import Holder, age_on, compulsory_school_age_ends, rights_holder
from evenhand.statute.words import day_in_words
from evenhand.website.reckoners.calculators.calculator import (
    A_NUMBER,
    IN_WORDS,
    NOTHING,
    YES_OR_NO,
    Calculator,
    Reads,
    Worked,
    day_of,
    yes_no,
)
from evenhand.website.reckoners.rules import Kind, Subject, Values

HOLDERS = {Holder.PARENT: "parent", Holder.YOUNG_PERSON: "young-person", Holder.NONE: "nobody"}
SEPTEMBER = 9
NOT_AT_SCHOOL = "Check the year. This is for children and young people up to their 25th birthday."


def work(values: Values, today: date, law: Law) -> Worked:
    """Return who holds the right, and when it passes."""
    born = day_of(values, "born")
    if born is None or born > today or _refusal(born, values):
        return NOTHING
    found = rights_holder(born, today, law.readings)
    # The day turns on when a school year begins, for a birthday before some terms have begun.
    read = [
        rights_holder(born, today, replace(law.readings, school_year_start=way)) for way in SchoolYearStart
    ]
    return Worked(
        {
            "holder": HOLDERS[found.holder],
            "passes": yes_no(found.holder is Holder.PARENT),
            "passes-on": day_in_words(found.passes_on),
            "school-age-ends": day_in_words(found.compulsory_school_age_ends),
            "turns-25-on": day_in_words(found.turns_25_on),
            "today-age": age_on(born, today),
            "ask-school": yes_no(found.ask_first_day_of_term),
            "holder-sure": yes_no(len({each.holder for each in read}) == 1),
            "passes-at-earliest": day_in_words(min(each.passes_on for each in read)),
            "passes-at-latest": day_in_words(max(each.passes_on for each in read)),
        }
    )


def _turns(today: date) -> tuple[date, ...]:
    """Return days of birth on which the answer turns: early September, of the years around the end of school age."""
    age = amount("school_leaving.age", today)
    return tuple(date(today.year - years, SEPTEMBER, 1) for years in (age - 1, age, age + 1))


def _refusal(born: date, values: Values) -> str:
    """Say that the law knows nothing of somebody born so early."""
    try:
        compulsory_school_age_ends(born, DEFAULT)
    except NotInForce:
        return NOT_AT_SCHOOL
    return ""


WHO_DECIDES = Calculator(
    "who-decides",
    "Who holds the right: the parent or the young person. Reads “born”.",
    work,
    reads={
        "born": Reads(
            Kind.DATE,
            needed=True,
            past="The date of birth is in the future. Check the day, the month and the year.",
            refuse=_refusal,
            turns=_turns,
        )
    },
    gives={
        "holder": Subject(Kind.ONE, tuple(HOLDERS.values())),
        "passes": YES_OR_NO,
        "passes-on": IN_WORDS,
        "school-age-ends": IN_WORDS,
        "turns-25-on": IN_WORDS,
        "today-age": A_NUMBER,
        "ask-school": YES_OR_NO,
        "holder-sure": YES_OR_NO,
        "passes-at-earliest": IN_WORDS,
        "passes-at-latest": IN_WORDS,
    },
)
