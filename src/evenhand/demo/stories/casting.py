"""Short ways to say what most stories have in common: the council, its team, the letter."""

from typing import Any

from evenhand.demo.story import Family, Letter, Step, Story
from evenhand.demo.world import BRACKENFORD, HARROWMERE, WESTMARCH
from evenhand.statute.routes import Decision, Section

WHO_WORKS = {
    "north": (WESTMARCH, "priya", "megan"),
    "south": (WESTMARCH, "daniel", "tomasz"),
    "brackenford": (BRACKENFORD, "daniel", "tomasz"),
    "harrowmere": (HARROWMERE, "owen", "owen"),
}


def story(team: str, family: Family, letter: Letter, *steps: Step) -> Story:
    """Return the story of a family whose case one team has."""
    council, adviser, caseworker = WHO_WORKS[team]
    return Story(council, adviser, caseworker, family, letter, steps)


def not_assessed(words: str = "", **more: Any) -> Letter:
    """Return a letter that refuses an assessment."""
    return _letter(Decision.REFUSAL_TO_ASSESS, words, **more)


def no_plan(words: str = "", **more: Any) -> Letter:
    """Return a letter that refuses a plan after an assessment."""
    return _letter(Decision.REFUSAL_TO_ISSUE_PLAN, words, **more)


def ceased(words: str = "", **more: Any) -> Letter:
    """Return a letter that ends a plan."""
    return _letter(Decision.CEASE_TO_MAINTAIN, words, **more)


def not_amended(words: str = "", **more: Any) -> Letter:
    """Return a letter after an annual review that leaves the plan as it is."""
    return _letter(Decision.REFUSAL_TO_AMEND, words, **more)


def plan(sections: str, words: str = "", wanted: str = "", *, amended: bool = False, **more: Any) -> Letter:
    """Return a plan of which some sections are disputed, such as `plan("BF", ...)`."""
    disputed = tuple(Section(f"section_{letter}") for letter in sections)
    return Letter(
        Decision.FINAL_AMENDED_PLAN if amended else Decision.FINAL_PLAN,
        disputed=disputed,
        words=words,
        provision_wanted=wanted,
        **more,
    )


def named_school(words: str, **more: Any) -> Letter:
    """Return a plan of which only the named placement is disputed."""
    section = Section.I_NAMED_SCHOOL
    return Letter(Decision.FINAL_PLAN, disputed=(section,), words=words, **more)


def _letter(decision: Decision, words: str, **more: Any) -> Letter:
    return Letter(decision, words=words, **more)
