"""What somebody beside a family reads, built before the templates run: where each case is, and what they may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from evenhand.design.deadline_cards import deadline_card, without_repetition
from evenhand.design.models import DateCard, Link, Task
from evenhand.design.words import day
from evenhand.domain.cases.companions import Beside
from evenhand.domain.cases.queries import DutyShown
from evenhand.domain.cases.states import Allowed, CaseState, DutyState

S = CaseState
STANDS = {
    S.ENQUIRY: "The service has the request. It tells the family about mediation.",
    S.INFORMED: "The family has the information about mediation and can choose.",
    S.UNDECIDED: "The family has not decided yet. It can choose on any day.",
    S.WANTS_MEDIATION: "The family wants mediation. The council must arrange a meeting and take part in it.",
    S.NO_MEDIATION: "The family wants a certificate without mediation. The service issues it.",
    S.CERTIFIED: "The family has its certificate.",
    S.NOT_NEEDED: "No certificate is needed.",
    S.LEAVE_SIGNPOSTED: "Contact came after the time for a certificate. The Tribunal can still give permission.",
    S.WITHDRAWN: "The family has withdrawn its request. It can come back.",
    S.CLOSED: "The case is closed.",
}


def families(found: Iterable[tuple[Any, Beside]], names: dict[UUID, str]) -> tuple[Task, ...]:
    """Return the families that somebody stands beside, each with where it is, its nearest date and what they see."""
    return tuple(
        Task(
            names.get(case.holder_id, case.reference),
            "Until " + day(one.until) if one.until else "The other parent",
            reverse("helping:case", args=[case.id]),
            hint="\n".join((STANDS[S(case.state)], nearest(case), f"You see: {in_short(one)}.")),
            done=True,
        )
        for case, one in found
    )


def asked(waiting: Iterable[Beside]) -> tuple[Task, ...]:
    """Return what somebody is asked and has not answered: not by whom."""
    return tuple(
        Task(
            "Somebody asks for your help",
            "Not answered",
            reverse("helping:asked", args=[each.id]),
            hint=f"As: {each.kind.label.lower()}",
        )
        for each in waiting
    )


def nearest(case: Any) -> str:
    """Return the nearest date of a case, in words."""
    return f"Next date: {day(case.next_due_on)}." if case.next_due_on else "No date runs now."


def in_short(one: Beside) -> str:
    """Return what somebody beside a family sees, in a few words."""
    sees = ["where it is", "its dates", "the meeting"]
    sees += ["its papers"] if one.sees_papers else []
    sees += ["the agreement"] if one.is_parent else []
    sees += ["the request"] if Allowed.REQUEST in one.allowed else []
    sees += [f"{len(one.letters)} of the family’s papers"] if one.letters else []
    return ", ".join(sees[:-1]) + " and " + sees[-1]


@dataclass(frozen=True)
class Page:
    """One case as somebody beside the family reads it."""

    title: str
    reference: str
    stands: str
    cards: tuple[DateCard, ...]
    sees: str
    until: date | None
    is_parent: bool
    may_speak: bool
    meeting: Any
    join_url: str
    comes: bool
    papers: tuple[Link, ...]
    own_papers: tuple[Link, ...]
    links: tuple[Link, ...]


def page(
    case: Any,
    one: Beside,
    duties: Iterable[DutyShown],
    meeting: Any,
    join_url: str,
    papers: Iterable[Any],
    own_papers: Iterable[Any],
    names: dict[UUID, str],
    today: date,
) -> Page:
    """Return the page of a case: exactly what was granted, and how each date was worked out."""
    links = []
    if Allowed.REQUEST in one.allowed:
        links.append(Link("The request, as it was sent", reverse("helping:request", args=[case.id])))
    if one.is_parent:
        links.append(Link("The agreement", reverse("helping:agreement", args=[case.id])))
        links.append(Link("My own notes", reverse("my-notes:beside-show", args=[case.id])))
        links.append(Link("Get a copy of what is kept", reverse("my-copy:beside-show", args=[case.id])))
    child = names.get(case.child_id, "")
    about = f", about {child}" if child and case.child_id != case.holder_id else ""
    return Page(
        title=f"{names.get(case.holder_id, '')}{about}",
        reference=case.reference,
        stands=STANDS[S(case.state)],
        cards=_cards(list(duties), today),
        sees=in_short(one),
        until=one.until,
        is_parent=one.is_parent,
        may_speak=Allowed.SPEAK in one.allowed,
        meeting=meeting,
        join_url=join_url if one.comes else "",
        comes=one.comes,
        papers=_files(case.id, papers),
        own_papers=_files(case.id, own_papers),
        links=tuple(links),
    )


def _cards(duties: list[DutyShown], today: date) -> tuple[DateCard, ...]:
    kept = without_repetition(tuple(each.deadline for each in duties))
    return tuple(
        deadline_card(
            each.deadline,
            today,
            met_on=each.closed_on if each.state == DutyState.MET else None,
            missed=each.state == DutyState.MISSED,
            heading_level=3,
        )
        for each in duties
        if each.deadline in kept
    )


def _files(case_id: UUID, documents: Iterable[Any]) -> tuple[Link, ...]:
    return tuple(
        Link(each.name, reverse("helper-document", args=[case_id, each.id]))
        for each in documents
        if each.can_be_opened
    )
