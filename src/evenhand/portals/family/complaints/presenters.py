"""A family's complaints as its page draws them."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from evenhand.core.clock import london_day
from evenhand.design.models import Link, Row
from evenhand.design.words import day, moment
from evenhand.domain.complaints.queries import ComplaintShown
from evenhand.domain.complaints.states import COMPLAINT, ComplaintState

S = ComplaintState
STANDS = {
    S.MADE: "We have it. Nobody looks into it yet.",
    S.TAKEN: "We look into it.",
    S.ANSWERED: "We have answered.",
    S.ASKED_AGAIN: "Somebody who had no part in it looks at it again.",
    S.LOOKED_AT_AGAIN: "We have looked again, and answered.",
    S.TAKEN_BACK: "You took it back.",
}
BY = {
    S.MADE: "Somebody looks into it by",
    S.TAKEN: "We answer by",
    S.ASKED_AGAIN: "We answer again by",
}


@dataclass(frozen=True)
class Complaint:
    """One complaint: a heading, what is known, and what can be done."""

    title: str
    rows: tuple[Row, ...]
    links: tuple[Link, ...]
    is_final: bool
    """We have answered twice, and there is nowhere further to go with us."""


def complaints(case_id: UUID, found: list[ComplaintShown], *, goes_on: bool = True) -> tuple[Complaint, ...]:
    """Return each complaint with its answers, and what can be done with it where its reader `goes_on`."""
    return tuple(_complaint(case_id, one, goes_on) for one in found)


def _complaint(case_id: UUID, one: ComplaintShown, goes_on: bool) -> Complaint:
    return Complaint(
        f"{one.about}, {day(london_day(one.made_at))}",
        _rows(one),
        _links(case_id, one) if goes_on else (),
        one.state == S.LOOKED_AT_AGAIN,
    )


def _rows(one: ComplaintShown) -> tuple[Row, ...]:
    rows = [
        Row("How it stands", STANDS[one.state]),
        Row("We wrote down" if one.was_recorded else "You wrote", one.words),
        Row("When", moment(one.made_at)),
        Row("Who looks into it", one.taken_by_name),
        Row(BY.get(one.state, ""), day(one.due_on) if one.due_on else ""),
        *_answer(one.finding, one.answer, day(one.answered_on) if one.answered_on else "", "Our answer"),
        Row("What we do otherwise from now on", one.learned),
        Row("What you say is still wrong", one.still_wrong),
        *_answer(
            one.second_finding,
            one.second_answer,
            day(one.looked_again_on) if one.looked_again_on else "",
            "Our second answer",
        ),
        Row("Who looked again", one.looked_again_by_name),
    ]
    return tuple(row for row in rows if row.key and row.value)


def _answer(finding: str, answer: str, on: str, key: str) -> tuple[Row, ...]:
    return (Row(f"{key}, {on}", f"{finding}.\n{answer}"),) if answer else ()


def _links(case_id: UUID, one: ComplaintShown) -> tuple[Link, ...]:
    ways = (
        ("ask_again", "again", "Ask for a second look"),
        ("take_back", "take-back", "Take it back"),
    )
    return tuple(
        Link(text, reverse(f"my-complaints:{name}", args=[case_id, one.id]), hidden=one.about)
        for move, name, text in ways
        if COMPLAINT.allows(move, one.state)
    )
