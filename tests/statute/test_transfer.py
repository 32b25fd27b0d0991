"""A plan moves with a family to another council; what was decided before there is a plan does not (reg 15)."""

import pytest

from evenhand.statute.routes import Decision
from evenhand.statute.transfer import moves_with_the_plan


@pytest.mark.parametrize(
    "decision",
    [
        Decision.FINAL_PLAN,
        Decision.FINAL_AMENDED_PLAN,
        Decision.PROPOSAL_TO_AMEND,
        Decision.REFUSAL_TO_REASSESS,
        Decision.REFUSAL_TO_AMEND,
        Decision.CEASE_TO_MAINTAIN,
    ],
)
def test_what_was_decided_about_a_plan_moves_with_it(decision):
    assert moves_with_the_plan(decision)


@pytest.mark.parametrize(
    "decision",
    [
        Decision.REFUSAL_TO_ASSESS,
        Decision.REFUSAL_TO_ISSUE_PLAN,
        Decision.DRAFT_PLAN,
        Decision.NO_DECISION_YET,
        Decision.SCHOOL_SUPPORT,
        Decision.TRANSPORT,
        Decision.DISCRIMINATION,
    ],
)
def test_what_was_decided_without_a_plan_stays_where_it_was_decided(decision):
    assert not moves_with_the_plan(decision)
