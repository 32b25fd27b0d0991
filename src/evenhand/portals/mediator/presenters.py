"""The pages of a mediator, built before their templates run."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from evenhand.design.models import Link, Row, Task
from evenhand.design.words import listed, moment
from evenhand.domain.meetings.interpreting import Named
from evenhand.domain.meetings.queries import Needed, Shown
from evenhand.domain.meetings.states import HELD, MeetingState, Result
from evenhand.domain.panel.queries import Assignment
from evenhand.domain.people.person_roles import PersonRole
from evenhand.domain.preparing.notes import Shown as ShownNote
from evenhand.statute.in_plain_words import decision_in_words
from evenhand.statute.routes import Decision


def day_sheet(assignments: Iterable[Assignment], meetings: Iterable[Shown]) -> tuple[Task, ...]:
    """Return a mediator's cases, the next meeting first: initials and council, and no name."""
    of_case = {one.case_id: one for one in reversed(list(meetings))}
    tasks = [(of_case.get(each.case_id), each) for each in assignments]
    tasks.sort(key=lambda pair: (pair[0] is None, pair[0].starts_at if pair[0] else None))
    return tuple(
        Task(
            f"{each.child_initials}, {each.council}",
            meeting.state.label.capitalize() if meeting and each.is_cleared else _status(each),
            reverse("mediator:case", args=[each.case_id]),
            hint=f"{meeting.when}. {meeting.where}" if meeting else "No meeting is booked",
        )
        for meeting, each in tasks
    )


def _status(each: Assignment) -> str:
    return "Assigned" if each.is_cleared else "Say first if you know anybody"


@dataclass(frozen=True)
class Pack:
    """What a mediator needs to know of a case, and what they can do next."""

    title: str
    case_id: UUID
    rows: tuple[Row, ...]
    people: tuple[Row, ...]
    papers: tuple[Link, ...]
    alone: tuple[Link, ...]
    """Papers that a family let the mediator alone open."""
    steps: tuple[Link, ...]
    notes: Link
    shown: tuple[Link, ...]
    concluded: bool
    link: str


def pack(
    case: Any,
    meeting: Shown | None,
    people: Iterable[Any],
    needed: Needed | None,
    interpreters: Iterable[Named],
    papers: Iterable[Any],
    views: list[tuple[Any, str]],
    outcomes: dict[str, Result],
    shown: Iterable[ShownNote],
    parts: tuple[tuple[str, str], ...],
    *,
    concluded: bool,
    was_held: bool,
    link: str,
) -> Pack:
    """Return the case pack."""
    filed = [one for one in papers if one.can_be_opened]
    rows = [
        Row("Reference", case.reference),
        Row("Council", case.local_authority.name),
        Row("About", decision_in_words(Decision(case.decision))),
        Row("Issues", listed([words for _, words in parts])),
    ]
    if meeting:
        rows += [
            Row("Meeting", f"{meeting.when}\n{meeting.state.label.capitalize()}"),
            Row("Where", meeting.where),
        ]
    if needed and needed.interpreter_language:
        rows.append(Row("Interpreter", needed.interpreter_language))
    rows += [Row("Interprets", f"{one.name}, {one.language}") for one in interpreters]
    if needed and (needed.needs or needed.other):
        rows.append(Row("The family needs", "\n".join((*needed.needs, needed.other)).strip()))
    rows += [Row("Views were asked for", how) for _, how in views]
    words = dict(parts)
    rows += [Row(words.get(part, part), result.label) for part, result in outcomes.items()]
    return Pack(
        title=f"{case.child_initials}, {case.local_authority.short_name}",
        case_id=case.id,
        rows=tuple(rows),
        people=tuple(Row(one.name, PersonRole(one.role).label.capitalize()) for one in people),
        papers=_links(case.id, (one for one in filed if one.shared_with is None)),
        alone=_links(case.id, (one for one in filed if one.shared_with is not None)),
        steps=_steps(case.id, meeting, concluded=concluded, was_held=was_held),
        notes=Link("My own notes", reverse("mediator:notes", args=[case.id])),
        shown=tuple(_shown(case.id, each) for each in shown),
        concluded=concluded,
        link=link,
    )


def _links(case_id: UUID, papers: Iterable[Any]) -> tuple[Link, ...]:
    return tuple(
        Link(one.name, reverse("mediator-document", args=[case_id, one.id]), hidden=_from(one))
        for one in papers
    )


def _from(filed: Any) -> str:
    return "from the family" if filed.given_by_body is None else ""


def _shown(case_id: UUID, note: ShownNote) -> Link:
    whose = note.whose or "the family"
    read = "read" if note.opened_at else "not read yet"
    text = f"A note from {whose}, {moment(note.shared_at)} ({read})"
    return Link(text, reverse("mediator:shown", args=[case_id, note.id]))


def _steps(case_id: UUID, meeting: Shown | None, *, concluded: bool, was_held: bool) -> tuple[Link, ...]:
    write = Link("Write the agreement and have it signed", reverse("mediator-agreement:show", args=[case_id]))
    if concluded:
        return (write,) if was_held else ()
    held = meeting is not None and meeting.state in HELD
    found = [
        (bool(meeting and meeting.state == MeetingState.BOOKED), "Record who came", "attendance"),
        (True, "Record how the child was asked", "views"),
        (held, "Record what came of each issue", "outcomes"),
        (bool(meeting and meeting.state == MeetingState.TOOK_PLACE), "Go on another day", "adjourn"),
        (held, "End the mediation", "end"),
        (True, "I have a conflict after all", "conflict"),
    ]
    steps = [Link(text, reverse(f"mediator:{name}", args=[case_id])) for fits, text, name in found if fits]
    if was_held:
        steps.insert(-1, write)
    return tuple(steps)
