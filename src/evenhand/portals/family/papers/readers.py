"""Who could open a paper that is given to everybody: each of them, by name."""

from typing import Any

from evenhand.domain.cases import companions
from evenhand.domain.preparing import sharing
from evenhand.domain.referrals import queries as referrals


def everybody(case: Any) -> tuple[str, ...]:
    """Return everybody who takes part in the meeting of a case beside whoever gives a paper, in words."""
    reader = sharing.reader_of(case.id)
    told = [reader.name + ", the mediator"] if reader else ["The mediator, once there is one"]
    told += [each.body_name for each in referrals.of_case(case.id) if each.ended_at is None]
    beside = [each for each in companions.of_case(case.id) if each.is_active]
    told += [f"{each.name}, the other parent" for each in beside if each.is_parent]
    told += [f"{each.name}, who helps you" for each in beside if each.sees_papers and not each.is_parent]
    return tuple(dict.fromkeys(told))
