"""A request as it was sent, to be read: what the family said, without how to reach it.

Ways to reach somebody are kept once, where they can be protected and put right; a copy here would outlive both.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from evenhand.core.clock import london_day
from evenhand.domain.people.kinds import Need
from evenhand.domain.requests import journey
from evenhand.domain.requests.answers import day
from evenhand.domain.requests.kinds import ChildHeard, Mode, Shared
from evenhand.domain.requests.models import SentRequest
from evenhand.domain.requests.queries import sent_request

HOPED_FOR, NEEDED = "What is hoped for", "Needed to take part"


@dataclass(frozen=True)
class Said:
    """One thing that the family said, under a short title."""

    title: str
    text: str


@dataclass(frozen=True)
class AsSent:
    """A request as it was sent."""

    sent_on: date
    on_behalf: bool
    said: tuple[Said, ...]
    sender: str = ""
    """Who sent it, where they asked for somebody else: their name, and what they said of themselves."""


def as_sent(case_id: UUID) -> AsSent | None:
    """Return the request of a case, for its author and for staff on the case; None where there is nothing to see."""
    request = sent_request(case_id)
    return read(request) if request else None


def read(request: SentRequest) -> AsSent:
    """Return a request to be read."""
    sent_on = london_day(request.sent_at)
    answers = journey.flat(request.answers, sent_on)
    return AsSent(sent_on, request.on_behalf, said(answers), sender_of(answers))


def sender_of(answers: Mapping[str, Any]) -> str:
    """Return who sent a request for somebody else, and whether that person knew; nothing where the family sent it."""
    if not journey.is_for_another(answers):
        return ""
    if answers.get("asking_as") != journey.HELPER:
        return f"{answers.get('holder_name')}\nA parent or carer, who says that the young person decides"
    agreed = answers.get("helper_agreed") is True
    knows = (
        "Says that they know of it and agree" if agreed else "They do not know of it yet, or have not agreed"
    )
    lines = (answers.get("helper_name"), answers.get("helper_role"), knows)
    return "\n".join(line for line in lines if line)


def said(answers: Mapping[str, Any]) -> tuple[Said, ...]:
    """Return what was said, in the order of the questions; what was left empty is left out."""
    wants_mediation = answers.get("route") == journey.MEDIATION
    born = day(answers, "date_of_birth")
    found = {
        "What is wrong": answers.get("what_is_wrong"),
        HOPED_FOR: answers.get("hoped_for"),
        "Health or social care that is wanted": answers.get("provision_wanted"),
        "Date of birth": f"{born.day} {born:%B} {born.year}" if born else "",
        "School or college": answers.get("school"),
        NEEDED: _listed(Need, answers.get("needs"), answers.get("other_needs")),
        "Interpreter": answers.get("interpreter_language") if answers.get("interpreter") else "",
        "Supporter": answers.get("supporter_name") if answers.get("supporter") else "",
        "How the child is heard": _listed(ChildHeard, [answers.get("views")]),
        "Way of meeting": _listed(Mode, [answers.get("mode")]),
        "Days and times that do not suit": answers.get("cannot_do"),
        "The council may read": _listed(Shared, answers.get("share")) if wants_mediation else "",
    }
    return tuple(Said(title, text) for title, text in found.items() if text)


def _listed(kind: Any, values: Iterable[str | None] | None, other: str | None = "") -> str:
    """Return the labels of what was ticked, each on a line of its own, and what was written beside them."""
    labels = [kind(value).label for value in values or () if value in kind.values]
    return "\n".join([*labels, *([other] if other else [])])
