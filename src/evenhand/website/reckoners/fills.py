"""What of a reckoner's answers goes into a request: the family sees each again there and can change it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evenhand.domain.requests.answers import SOMETHING_ELSE
from evenhand.statute import in_plain_words as words
from evenhand.website.reckoners.definition import NO
from evenhand.website.reckoners.rules import Kind

ELSEWHERE = frozenset(decision.value for decision in words.SOMETHING_ELSE)


@dataclass(frozen=True)
class Fill:
    """One field of a request that an answer can fill in: the question it is asked by, and the kind that fits."""

    step: str
    kind: Kind


# Each alone is a whole answer to its question of the request, so that nothing is half answered there.
FILLS: Mapping[str, Fill] = {
    "asking_as": Fill("who", Kind.ONE),
    "decision": Fill("decision", Kind.ONE),
    "other_matter": Fill("matter", Kind.ONE),
    "disputed": Fill("disagree", Kind.SEVERAL),
    "letter_dated": Fill("letter-date", Kind.DATE),
    "date_of_birth": Fill("birth", Kind.DATE),
    "needs": Fill("needs", Kind.SEVERAL),
    "interpreter": Fill("interpreter", Kind.YES_NO),
    "mode": Fill("meeting", Kind.ONE),
    "views": Fill("views", Kind.ONE),
    "first_tried_on": Fill("tried", Kind.DATE),
}


def carried(filled: Mapping[str, Any], today: date) -> dict[str, dict[str, Any]]:
    """Return answers, by the field that they fill, as answers of a request; what its forms would refuse is left out."""
    # careful: imported here because the forms of a request read what this website knows of reckoners
    from evenhand.website.ask.questions import questions

    pages = questions({}, today)
    found: dict[str, dict[str, Any]] = {}
    for field, value in filled.items():
        if value in (None, "", []):
            continue
        for name, step, given in _as_asked(field, value):
            form = pages.question(step).form
            if _is_accepted(form.base_fields[name], given):
                found.setdefault(step, {})[name] = given
    return found


def _as_asked(field: str, value: Any) -> list[tuple[str, str, Any]]:
    """Return an answer as the request asks for it: what is none of its decisions is “something else” there."""
    if field == "decision" and value in ELSEWHERE:
        return [("decision", "decision", SOMETHING_ELSE), ("other_matter", "matter", value)]
    if field == "interpreter":
        # With a yes the request asks for the language too, so that alone it is no whole answer there.
        return [(field, "interpreter", False)] if value == NO else []
    if field == "first_tried_on":
        return [("tried_before", "tried", True), (field, "tried", value)]
    return [(field, FILLS[field].step, value)]


def _is_accepted(field: Any, given: Any) -> bool:
    """Tell whether a form would take an answer: one of its choices, a day."""
    choices = [key for key, _ in getattr(field, "choices", ())]
    if not choices or isinstance(given, bool):
        return True
    return all(each in choices for each in (given if isinstance(given, list | tuple) else (given,)))
