"""The clocks of a detained child or young person: the same provision, made again for the home authority.

Source: SI 2015/62 regs 19 to 27. The appropriate person (the parent of a detained child, or the young person) stands
for the family, and the home authority for the council. Two things differ: the 30 days run from the day the ADVISER was
told (reg 21), and there is no health route. So the facts are put as those of an ordinary case, and each clock that they
start is given the row, the citation and the event of its own regulation. A test holds the numbers of both together.
"""

from collections.abc import Iterable
from dataclasses import replace

from evenhand.statute.agreed_actions import AgreedKind
from evenhand.statute.deadline import Deadline
from evenhand.statute.detained_rules import ARRANGE, STANDS_FOR
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import in_force


def as_ordinary(facts: Facts) -> Facts:
    """Return the facts of a detained person as those of an ordinary case in which the same clocks run; others as given.

    Telling the adviser takes the place of telling the council. What was agreed counts where reg 27(3) speaks of it:
    what cannot be appealed, and is the home authority's to do.
    """
    if not facts.detained:
        return facts
    return replace(
        facts,
        detained=False,
        la_informed=facts.told_adviser_wants_mediation,
        provider_is_la_contact=False,
        health_issues=False,
        health_only=False,
        icbs_notified=(),
        agreed_actions=tuple(
            action for action in facts.agreed_actions if action.kind is AgreedKind.NOT_APPEALABLE
        ),
    )


def detained_clocks(ordinary: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Return the clocks of an ordinary case as those of SI 2015/62. Raises NotInForce before 1 April 2015."""
    return tuple(_in_detention(clock) for clock in ordinary)


def _in_detention(clock: Deadline) -> Deadline:
    row = STANDS_FOR.get(clock.rule)
    if row is None:
        return clock
    for parameter in row.parameters:
        in_force(parameter, clock.counted_from)
    named = clock._replace(rule=row.id)
    if row is not ARRANGE:
        return named
    started = (row.first_fact, clock.counted_from)
    return named._replace(counted_from_fact=row.first_fact, facts=(started,))
