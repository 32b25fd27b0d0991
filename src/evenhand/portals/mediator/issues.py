"""The issues of a case, in words."""

from typing import Any

from evenhand.domain.casework.wording import part_in_words
from evenhand.domain.meetings.planning import parts_of


def parts_in_words(case: Any) -> tuple[tuple[str, str], ...]:
    """Return each issue with its words: a part of the plan, or the decision as a whole."""
    return tuple((part, part_in_words(part)) for part in parts_of(case))
