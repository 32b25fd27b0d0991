"""The pages of the people at a family's side, built before their templates run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from evenhand.design.models import Link, Row, Tag
from evenhand.design.words import day, listed
from evenhand.domain.cases.companions import Beside
from evenhand.domain.cases.states import Allowed, CompanionState

TONES = {CompanionState.ACTIVE: "good", CompanionState.INVITED: "soon"}
STATES = {
    CompanionState.INVITED: "Has not said yes",
    CompanionState.ACTIVE: "Helps you",
    CompanionState.ENDED: "Ended",
    CompanionState.EXPIRED: "Time is over",
}


@dataclass(frozen=True)
class Person:
    """One person at a family's side, what they see, and what the family can do about it."""

    name: str
    state: Tag
    rows: tuple[Row, ...]
    links: tuple[Link, ...]


def people(case_id: UUID, found: Iterable[Beside], letters: Mapping[UUID, str]) -> tuple[Person, ...]:
    """Return everybody at a family's side, those who are there first."""
    return tuple(_person(case_id, each, letters) for each in found)


def _person(case_id: UUID, one: Beside, letters: Mapping[UUID, str]) -> Person:
    rows = [Row("What they are", one.kind.label)]
    if one.is_there:
        sees = "Sees now" if one.is_active else "Will see"
        rows.append(Row(sees, sentences(one, letters)))
        rows.append(Row("Until", day(one.until) if one.until else "The case is closed"))
    else:
        rows.append(Row("Sees", f"Nothing: {one.ended_because}."))
    links: tuple[Link, ...] = ()
    if one.is_there:
        end = "Keep us apart" if one.is_parent else "End it"
        change = Link("Change", reverse("my-people:change", args=[case_id, one.id]), hidden=one.name)
        links = (() if one.is_parent else (change,)) + (
            Link(end, reverse("my-people:end", args=[case_id, one.id]), hidden=one.name),
        )
    state = "On your case" if one.is_parent and one.is_active else STATES[one.state]
    return Person(one.name, Tag(state, TONES.get(one.state, "quiet")), tuple(rows), links)


def sentences(one: Beside, letters: Mapping[UUID, str]) -> str:
    """Return what somebody at a family's side sees and may do, a line each."""
    if one.is_parent:
        return "Where the case is, its dates, the meeting, the papers of the meeting and the agreement."
    lines = ["Where your case is, its dates and when your meeting is."]
    if Allowed.MEETING in one.allowed:
        lines.append("How to join your meeting.")
    if one.sees_papers:
        lines.append("The papers that everybody in the meeting has.")
    if Allowed.REQUEST in one.allowed:
        lines.append("Your request as you sent it.")
    if names := [letters[each] for each in one.letters if each in letters]:
        lines.append(f"Of your own papers: {listed(names)}.")
    if Allowed.SPEAK in one.allowed:
        lines.append("May speak for you. Never signs, chooses or ends.")
    return "\n".join(lines)
