"""Examples of every operation. Only the questions are written here: each answer is what the law says to them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from evenhand.api.v1.problems import Problem
from evenhand.statute.working_days import RELEASED, CalendarInUse

Answer = Callable[[Mapping[str, Any], CalendarInUse], dict[str, Any]]


@dataclass(frozen=True)
class Example:
    """A question, and in which ways it can be asked."""

    name: str
    summary: str
    asked: Mapping[str, Any]
    by_query: bool = True

    def in_query(self) -> dict[str, Any]:
        """Return the question as the names and values of an address."""
        flat = {**self.asked.get("facts", {}), **self.asked.get("readings", {})}
        return flat | {name: value for name, value in self.asked.items() if name not in ("facts", "readings")}


def told(example: Example, answer: Answer) -> tuple[int, dict[str, Any]]:
    """Return the status and the answer of an example: by the bank holidays of the release, for it is printed."""
    try:
        return 200, answer(example.asked, RELEASED)
    except Problem as problem:
        return problem.status, problem.values()


CLOCKS = (
    Example(
        "letter",
        "A family has a letter about a final plan: by when it must contact an adviser, and appeal",
        {"facts": {"decision": "final_plan", "notice_sent": "2026-11-25"}},
    ),
    Example(
        "no-mediation",
        "The family has said no to mediation: by when the certificate is due",
        {
            "facts": {
                "decision": "refusal_to_assess",
                "notice_sent": "2026-11-25",
                "first_contact": "2026-12-22",
                "information_given": "2026-12-22",
                "told_adviser_no_mediation": "2026-12-23",
            },
            "brief": True,
        },
    ),
    Example(
        "reading",
        "The same law, read in another way than is usual here",
        {
            "facts": {
                "decision": "final_amended_plan",
                "appeal_about": ["section_F", "section_I_type"],
                "notice_sent": "2026-06-03",
                "certificate_issued": "2026-07-30",
            },
            "readings": {"r12_double": "combined"},
            "brief": True,
        },
    ),
    Example(
        "agreement",
        "What follows an agreement, by when, with a name of your own for the case",
        {
            "id": "case 12",
            "facts": {
                "decision": "final_plan",
                "agreed_actions": [{"kind": "amend_provision", "agreed_on": "2026-11-25"}],
            },
        },
        by_query=False,
    ),
    Example(
        "before-the-law",
        "A day on which this law was not in force has no dates",
        {"facts": {"decision": "final_plan", "notice_sent": "2012-03-01"}},
    ),
)
WORKING_DAYS = (
    Example("is-it", "Is it a working day, and why not?", {"from": "2026-12-28"}),
    Example("add", "The third working day after 23 December", {"from": "2026-12-23", "add": 3}),
    Example("before", "Five working days before a meeting", {"from": "2027-04-01", "before": 5}),
    Example("between", "How many working days between two days", {"from": "2026-11-25", "to": "2027-01-04"}),
    Example(
        "lengths",
        "Months, weeks and days, with the first day left out and with it counted",
        {"from": "2026-12-31", "months": 2, "weeks": 5, "days": 30},
    ),
    Example("too-far", "A day whose bank holidays nobody knows yet", {"from": "2035-12-30", "add": 5}),
)
