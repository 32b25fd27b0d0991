"""What is answered: the law's own answer, with the calendar that it rests on and what it is not."""

from collections.abc import Mapping
from typing import Any

from evenhand.api.v1.problems import not_understood
from evenhand.api.v1.shapes import LONGEST_ID, MOST_IN_A_LIST
from evenhand.api.v1.words import NOTICE
from evenhand.statute.asked import Mistaken, answer, shown
from evenhand.statute.asked_of_calendar import calendar_values, count
from evenhand.statute.working_days import CalendarInUse


def clocks(asked: Mapping[str, Any], calendar: CalendarInUse) -> dict[str, Any]:
    """Return the deadlines that facts start. Raises Problem."""
    question = dict(asked)
    brief = question.pop("brief", False)
    if not isinstance(brief, bool):
        raise not_understood(f"brief cannot be {shown(brief)}: write true or false.")
    _allow_id(question)
    _allow_lists(question.get("facts"))
    try:
        found = answer(question, with_explanation=not brief, calendars=calendar.calendars)
    except Mistaken as error:
        raise not_understood(str(error)) from error
    rule_sets = sorted({deadline["rule_set"] for deadline in found["deadlines"]})
    return found | {"rule_sets": rule_sets, "calendar": calendar_values(calendar), "notice": NOTICE}


def working_days(asked: Mapping[str, Any], calendar: CalendarInUse) -> dict[str, Any]:
    """Return what is asked of the calendar. Raises Problem."""
    try:
        found = count(asked, calendar=calendar)
    except Mistaken as error:
        raise not_understood(str(error)) from error
    return found | {"calendar": calendar_values(calendar), "notice": NOTICE}


def _allow_id(question: Mapping[str, Any]) -> None:
    given = question.get("id", "")
    if isinstance(given, bool) or not isinstance(given, str | int) or len(str(given)) > LONGEST_ID:
        raise not_understood(
            f"id cannot be {shown(given)}: write at most {LONGEST_ID} signs or a whole number."
        )


def _allow_lists(facts: object) -> None:
    if not isinstance(facts, Mapping):
        return
    for name, most in MOST_IN_A_LIST.items():
        value = facts.get(name)
        if isinstance(value, list) and len(value) > most:
            raise not_understood(f"{name} has {len(value):,} things in it. It can have {most}.")
