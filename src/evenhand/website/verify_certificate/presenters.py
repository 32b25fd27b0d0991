"""The public answer in words: how a certificate stands, its kind and its day, and nothing about people."""

from dataclasses import dataclass

from evenhand.design.models import Row, Tag
from evenhand.design.words import day
from evenhand.domain.certificates.content import SECTIONS
from evenhand.domain.certificates.queries import Standing


@dataclass(frozen=True)
class Answer:
    """One answer. Every answer has the same parts."""

    heading: str
    tag: Tag
    sentence: str
    rows: tuple[Row, ...]


_ANSWERS = {
    "valid": (
        "This certificate is valid",
        Tag("Valid", "good"),
        "It was issued by this service and is in force. Compare the number and the day with the paper.",
    ),
    "replaced": (
        "This certificate was replaced",
        Tag("Replaced", "soon"),
        "It was issued by this service. Another has taken its place: ask for that one.",
    ),
    "withdrawn": (
        "This certificate was withdrawn",
        Tag("Withdrawn", "late"),
        "It was issued by this service and is no longer in force. Nothing has taken its place.",
    ),
    "not_known": (
        "We do not know this certificate",
        Tag("Not known", "neutral"),
        "No certificate has this number and this check code. Compare both with the paper, sign by sign. "
        "If they are the same, telephone us: the number is below.",
    ),
}


def answer(standing: Standing) -> Answer:
    """Return the answer in words."""
    heading, tag, sentence = _ANSWERS[standing.state]
    rows = []
    if standing.issued_on:
        rows = [Row("Kind", f"Mediation certificate, {SECTIONS[standing.section]}")]
        rows.append(Row("Issued on", day(standing.issued_on)))
    if standing.replaced_by:
        rows.append(Row("Replaced by", standing.replaced_by))
    return Answer(heading, tag, sentence, tuple(rows))
