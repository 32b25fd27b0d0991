"""Whether a plan goes with a child or young person who moves into the area of another council.

Source: SI 2014/1530 reg 15(1) to (3): a plan that is maintained is transferred, and from that day it is treated as if
the new authority had made it on the day on which the old one did. What was decided before there is any plan stays with
whoever decided it.
"""

from datetime import date

from evenhand.statute.routes import Decision
from evenhand.statute.sources import Source

REG15 = Source(
    "Special Educational Needs and Disability Regulations 2014 (SI 2014/1530)",
    "reg 15",
    date(2026, 11, 30),
    "as made in 2014",
)
# Decisions of which each presupposes a plan: one that ends it leaves it standing until the appeal is over (s.45(4)).
ABOUT_A_PLAN = frozenset(
    {
        Decision.FINAL_PLAN,
        Decision.FINAL_AMENDED_PLAN,
        Decision.PROPOSAL_TO_AMEND,
        Decision.REFUSAL_TO_REASSESS,
        Decision.REFUSAL_TO_AMEND,
        Decision.CEASE_TO_MAINTAIN,
    }
)


def moves_with_the_plan(decision: Decision) -> bool:
    """Tell whether what was decided passes to another council with the plan (reg 15(3))."""
    return decision in ABOUT_A_PLAN
