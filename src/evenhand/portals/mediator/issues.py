"""The issues of a case, in words."""

from typing import Any

from evenhand.domain.meetings.planning import parts_of


def parts_in_words(case: Any) -> tuple[tuple[str, str], ...]:
    """Return each issue with its words: a part of the plan, or the decision as a whole."""
    return tuple(
        (part, "The decision" if part == "decision" else part.replace("_", " ").capitalize())
        for part in parts_of(case)
    )
