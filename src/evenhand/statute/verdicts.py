"""Answers that are yes or no, always with their reasons."""

from typing import NamedTuple

from evenhand.statute.sources import Source


class Reason(NamedTuple):
    """Why: a code for machines, a plain sentence for people, and where the law says so."""

    code: str
    sentence: str
    source: Source


class Verdict(NamedTuple):
    """Whether something is allowed; reasons are given for a refusal, and none are needed for a yes."""

    allowed: bool
    reasons: tuple[Reason, ...]


class ContactVerdict(NamedTuple):
    """Whether contact was in time; None while it cannot be told."""

    in_time: bool | None
    reason: Reason
