"""Disability discrimination claims: outside this law, so signposted and never computed as advice.

Source: Equality Act 2010 Sch 17 para 4(1); HESC Rules rr.12(3), 12(3A) and 20(1)(a).
"""

from datetime import date

from evenhand.statute.counting import months_beginning_with
from evenhand.statute.in_force import amount
from evenhand.statute.readings import DEFAULT, DiscriminationGrace, Readings


def claim_by(conduct: date) -> date:
    """Return the last day of the six months starting with the conduct; that day counts."""
    return months_beginning_with(conduct, amount("eqa_sch17.claim_time", conduct))


def has_window_grace(on: date, readings: Readings = DEFAULT) -> bool:
    """Tell whether the August and Christmas rule moved a claim's last day, as the rules stood on `on`."""
    by_rule = bool(amount("hesc_r12_3.discrimination_grace", on))
    return by_rule and readings.discrimination_grace is DiscriminationGrace.RULE
