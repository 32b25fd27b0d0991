"""By when the council must send its notices, and how long a family has for comments on a draft.

Source: SI 2014/1530 regs 5(1), 10(1), 13, 20(10), 21(9), 22 and 25(1). These times come before the decision that
mediation is about. They are no clocks of a case: they help to see that a letter is late, and to say so.
"""

from datetime import date
from enum import StrEnum

from evenhand.statute.counting import days_beginning_with, within_days, within_weeks
from evenhand.statute.in_force import amount, in_force


class Notice(StrEnum):
    """A notice that the council owes, by the parameter that holds its time."""

    REFUSAL_TO_ASSESS = "notice.reg5_1"
    REFUSAL_TO_ISSUE_PLAN = "notice.reg10_1"
    FINAL_PLAN = "notice.reg13_2"
    REVIEW_DECISION = "notice.reg20_10"
    FINAL_AMENDED_PLAN = "notice.reg22_3"
    REASSESSMENT_DECISION = "notice.reg25_1"


# From when each is counted. The first three also run from the day the council became responsible, if that is later.
COUNTED_FROM: dict[Notice, str] = {
    Notice.REFUSAL_TO_ASSESS: "the day the council got the request for an assessment",
    Notice.REFUSAL_TO_ISSUE_PLAN: "the day the council got the request for an assessment",
    Notice.FINAL_PLAN: "the day the council got the request for an assessment",
    Notice.REVIEW_DECISION: "the day of the review meeting",
    Notice.FINAL_AMENDED_PLAN: "the day the council sent the changes it proposed",
    Notice.REASSESSMENT_DECISION: "the day the council got the request to assess again",
}
_COMMENTS = "notice.reg13_1"


def send_by(notice: Notice, event: date) -> date:
    """Return the last day for a notice, counted from its event, which is left out. Raises NotInForce."""
    time = in_force(notice.value, event)
    return (within_days if time.unit == "days" else within_weeks)(event, time.value)


def comments_open_until(draft_sent: date) -> date:
    """Return the last of the 15 days, beginning with the day of sending, that a family has at the least."""
    return days_beginning_with(draft_sent, amount(_COMMENTS, draft_sent))
