"""Keeping a case where the law puts it when a fact turns out different from what was recorded."""

from datetime import datetime
from typing import TYPE_CHECKING

from evenhand.core import clock
from evenhand.core.events import record
from evenhand.domain.cases.holding import move
from evenhand.domain.cases.queries import law_facts, law_of
from evenhand.domain.casework.choice import correction_of_state
from evenhand.domain.casework.events import StandingChanged

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


def follow_the_law(case: "Case", *, at: datetime) -> tuple[str, ...]:
    """Move a held case where its facts now put it, and return the moves; none when it stands right."""
    facts, readings = law_facts(case, clock.london_day(at)), law_of(case).readings
    outcomes: list[str] = []
    while outcome := correction_of_state(case.state, facts, readings):
        move(case, outcome)
        record(StandingChanged(case_id=case.id, outcome=outcome))
        outcomes.append(outcome)
    return tuple(outcomes)
