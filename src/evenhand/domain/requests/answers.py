"""What somebody answered, read as the law and a case need it. Unknown dates are None."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from evenhand.statute.facts import Facts
from evenhand.statute.routes import PLANS, Decision, Section

Answers = Mapping[str, Any]
"""Field name to stored answer, over every question that counts."""

SOMETHING_ELSE = "something_else"
NOT_SURE = "not_sure"
SAME_DAY = "same_day"
ANOTHER_DAY = "another_day"


@dataclass(frozen=True)
class Letter:
    """The decision letter as somebody described it."""

    decision: Decision | None
    disputed: frozenset[Section]
    dated: date | None
    sent: date | None
    received: date | None

    def facts(self, **known: Any) -> Facts:
        """Return the facts that the letter gives the law, with others that are known."""
        return Facts(
            decision=self.decision,
            appeal_about=self.disputed,
            notice_dated=self.dated,
            notice_sent=self.sent,
            notice_received=self.received,
            **known,
        )


def letter(answers: Answers) -> Letter:
    """Return the decision letter from the answers about it."""
    dated = day(answers, "letter_dated")
    when = answers.get("sent_when")
    sent = day(answers, "letter_sent") if when == ANOTHER_DAY else dated if when == SAME_DAY else None
    return Letter(
        decision=decision(answers), disputed=disputed(answers), dated=dated, sent=sent,
        received=day(answers, "letter_received"),
    )  # fmt: skip


def decision(answers: Answers) -> Decision | None:
    """Return what was decided, or is in dispute when nothing was."""
    named = answers.get("decision") or ""
    if named == SOMETHING_ELSE:
        named = answers.get("other_matter") or ""
    return Decision(named) if named else None


def disputed(answers: Answers) -> frozenset[Section]:
    """Return the parts of a plan that somebody disagrees with; empty when not sure, or when it is no plan."""
    if not is_about_a_plan(answers):
        return frozenset()
    return frozenset(Section(name) for name in answers.get("disputed") or () if name != NOT_SURE)


def is_about_a_plan(answers: Answers) -> bool:
    """Tell whether the decision is the content of a plan, so that its parts can be disputed."""
    return answers.get("decision") in {plan.value for plan in PLANS}


def is_a_decision(answers: Answers) -> bool:
    """Tell whether a council has decided something that this law gives a right about."""
    return answers.get("decision") not in (None, "", SOMETHING_ELSE)


def letters(answers: Answers) -> tuple[UUID, ...]:
    """Return the documents that came with a request, in the order in which they were given."""
    return tuple(UUID(document_id) for document_id in answers.get("letters") or ())


def day(answers: Answers, name: str) -> date | None:
    """Return the day of an answer, or None when it is not known."""
    text = answers.get(name)
    return date.fromisoformat(text) if text else None
