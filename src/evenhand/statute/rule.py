"""What a rule of time is: whose duty, how it is counted, and the words for it."""

from enum import StrEnum
from typing import NamedTuple


class Owner(StrEnum):
    """Who must act before the date. An overdue duty belongs to someone, never to "the case"."""

    FAMILY = "family"
    ADVISER = "adviser"
    LOCAL_AUTHORITY = "local_authority"
    ICB = "icb"
    TRIBUNAL = "tribunal"


class Count(StrEnum):
    """How the days are counted; the day of the event itself is left out in all of these."""

    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    WORKING_DAYS = "working days"
    # Counted back from the event: "at least N working days prior to".
    WORKING_DAYS_BEFORE = "working days before"
    # Nothing is counted: it must be so on the day itself.
    ON_THE_DAY = "on the day"


class Remark(StrEnum):
    """Something to say about a date besides how it was counted; REMARKS has the words."""

    SENT_UNKNOWN = "sent_unknown"
    LETTER_DATE_UNKNOWN = "letter_date_unknown"
    CERTIFICATE_MAY_GIVE_LONGER = "certificate_may_give_longer"
    PLACEMENT_ONLY = "placement_only"
    OTHER_DATE_AGREED = "other_date_agreed"
    ONE_PLAN_FOR_BOTH = "one_plan_for_both"
    MAY_BE_EXCUSED = "may_be_excused"
    NOBODY_COULD_DECIDE = "nobody_could_decide"


class Rule(NamedTuple):
    """A clock. `says` is what must be done, `{by}` the date; `first_fact` is what time should run from."""

    id: str
    owner: Owner
    counted_in: Count
    says: str
    first_fact: str
    parameters: tuple[str, ...]


def rule(id: str, owner: Owner, count: Count, first_fact: str, says: str, *parameters: str) -> Rule:
    """Return the row of a rule; its number is the parameter of the same name, unless others are named."""
    return Rule(id, owner, count, says, first_fact, parameters or (id,))
