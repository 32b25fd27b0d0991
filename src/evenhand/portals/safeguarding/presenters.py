"""The pages of safeguarding, built before their templates run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from evenhand.core.clock import london_day
from evenhand.design.models import Cell, Entry, Link, Row, Tag
from evenhand.design.words import day, moment, time
from evenhand.domain.people.person_roles import PersonRole
from evenhand.domain.safeguarding.queries import Happened, Opened, Read, Waiting
from evenhand.domain.safeguarding.states import CONCERN, ConcernState
from evenhand.portals.manager.lists import ListPage, Part, table

S = ConcernState
MOVES = (
    ("take", "take", "Take it"),
    ("note", "pass_on", "Write down what was done"),
    ("pass-on", "pass_on", "Say who hears of it"),
    ("close", "close", "Close it"),
)


def concerns(found: Sequence[Waiting], today: date) -> ListPage:
    """Return the leads' list: what nobody has taken, what is being looked after, what is closed."""
    groups = (
        ("Nobody has taken these", (S.RAISED,), "Nothing waits."),
        ("Being looked after", (S.LOOKED_AT, S.PASSED_ON), "Nothing is being looked after now."),
        ("Closed", (S.CLOSED,), "What is closed is here."),
    )
    headings = ("Case", "What", "Who is at risk", "How it stands", "When we were told")
    return ListPage(
        title="Worries about somebody’s safety",
        intro=(
            "Only safeguarding leads see this list. Take what nobody has taken on the day on which it came.",
        ),
        steps=(
            Link("Tell of a worry", reverse("safety:find-to-tell")),
            Link("Open a case for an hour", reverse("safety:find-to-open")),
        ),
        parts=tuple(
            Part(
                title,
                table(title, headings, [_line(one, today) for one in found if one.state in states]),
                empty,
            )
            for title, states, empty in groups
        ),
    )


def _line(one: Waiting, today: date) -> tuple[Cell, ...]:
    url = reverse("safety:concern", args=[one.case_id, one.id])
    return (
        Cell(one.reference, url),
        Cell(one.worry, tag=Tag("In danger when we were told", "late") if one.in_danger else None),
        Cell(one.at_risk),
        Cell(_stands(one), tag=_late(one, today)),
        Cell(moment(one.raised_at)),
    )


def _stands(one: Waiting) -> str:
    if one.state == S.RAISED:
        return f"Take it by the end of {day(one.take_by)}"
    return f"{one.state.label.capitalize()}, {one.taken_by_name}"


def _late(one: Waiting, today: date) -> Tag | None:
    return Tag("Overdue", "late") if one.state == S.RAISED and one.take_by < today else None


@dataclass(frozen=True)
class ConcernPage:
    """One concern, for a lead."""

    title: str
    state: Tag
    late: Tag | None
    danger: bool
    rows: tuple[Row, ...]
    steps: tuple[Link, ...]
    people: tuple[Row, ...]
    happened: tuple[Entry, ...]
    open_url: str
    knows_url: str


def concern(
    found: Read,
    case: Any,
    people: Iterable[Any],
    happened: Iterable[Happened],
    own_id: UUID | None,
    today: date,
) -> ConcernPage:
    """Return the page of one concern."""
    one = found.listed
    return ConcernPage(
        title=one.worry,
        state=Tag(one.state.label.capitalize()),
        late=_late(one, today),
        danger=one.in_danger,
        rows=(
            Row("Who may be at risk", one.at_risk),
            Row("In danger when we were told", "Yes" if one.in_danger else "No"),
            Row("What was seen or heard", found.seen),
            Row("What was already done", found.done or "Nothing was said about that", missing=not found.done),
            Row("Told by", f"{found.raised_by}, {moment(one.raised_at)}"),
            Row("Looked after by", one.taken_by_name or f"Nobody. Take it by the end of {day(one.take_by)}"),
        ),
        steps=_steps(one, own_id),
        people=(
            Row("Reference", case.reference),
            Row("Council", case.local_authority.name),
            *(Row(PersonRole(each.role).label.capitalize(), each.name) for each in people),
        ),
        happened=tuple(Entry(each.sentence, each.at, each.by, each.words) for each in happened),
        open_url=reverse("safety:open", args=[case.id]),
        knows_url=reverse("safety:must-not-see", args=[case.id]),
    )


def _steps(one: Waiting, own_id: UUID | None) -> tuple[Link, ...]:
    """Return what a lead can do now; a note can be written as long as somebody has it, and after."""
    return tuple(
        Link(
            "Take it over" if name == "take" and one.taken_by else text,
            reverse(f"safety:{name}", args=[one.case_id, one.id]),
        )
        for name, move, text in MOVES
        if (CONCERN.allows(move, one.state) or (name == "note" and one.state == S.CLOSED))
        and not (name == "take" and one.taken_by == own_id)
    )


def openings(
    waiting: Sequence[Opened], reviewed: Sequence[Opened], own_id: UUID | None, today: date
) -> ListPage:
    """Return the list of cases that were opened for an hour."""
    headings = ("Case", "Opened by", "When", "Why", "Review")
    return ListPage(
        title="Opened cases",
        intro=(
            "A safeguarding lead or a manager can open a case for an hour when somebody may be in danger. Somebody "
            "else says by the end of the next working day whether that was right.",
        ),
        steps=(Link("Open a case for an hour", reverse("safety:find-to-open")),),
        parts=(
            Part(
                "To review",
                table("To review", headings, [_opening(one, own_id, today) for one in waiting]),
                "Nothing waits for a review.",
            ),
            Part(
                "Reviewed",
                table("Reviewed", headings, [_opening(one, own_id, today) for one in reviewed]),
                "What was reviewed is here.",
            ),
        ),
    )


def _opening(one: Opened, own_id: UUID | None, today: date) -> tuple[Cell, ...]:
    url = reverse("safety:review", args=[one.case_id, one.id])
    own = ""
    if one.by_id == own_id:
        own = "You." if one.reviewed_by else "You. Somebody else reviews it."
    return (
        Cell(one.reference, url),
        Cell(one.by, note=own),
        Cell(moment(one.at)),
        Cell(one.because),
        _review(one, today),
    )


def _review(one: Opened, today: date) -> Cell:
    if one.reviewed_by:
        tag = Tag("It was right", "good") if one.was_right else Tag("It was wrong", "late")
        return Cell(one.reviewed_by, tag=tag)
    tag = Tag("Overdue", "late") if one.review_by < today else None  # type: ignore[assignment]
    return Cell(f"By {day(one.review_by)}", tag=tag)


@dataclass(frozen=True)
class OpenedPage:
    """What is open of a case for an hour."""

    reference: str
    until: str
    people: tuple[tuple[str, tuple[Row, ...]], ...]
    request: tuple[Row, ...]
    papers: tuple[Link, ...]


def opened(
    case: Any,
    until: datetime,
    people: Iterable[tuple[Any, Any, Any]],
    request: Iterable[Row],
    papers: Iterable[Any],
) -> OpenedPage:
    """Return the page of a case that is open for an hour."""
    return OpenedPage(
        reference=case.reference,
        until=f"{time(until)} on {day(london_day(until))}",
        people=tuple(
            (f"{one.name}, {PersonRole(one.role).label}", _reach(reach, safety))
            for one, reach, safety in people
        ),
        request=tuple(request),
        papers=tuple(
            Link(one.name, reverse("safety:document", args=[case.id, one.id]))
            for one in papers
            if one.can_be_opened
        ),
    )


def _reach(reach: Any, safety: Any) -> tuple[Row, ...]:
    found = (
        ("Telephone", reach.telephone),
        ("E-mail", reach.email),
        ("Address", "\n".join(part for part in (reach.address, reach.postcode) if part)),
        ("What is safe", safety.note if safety else ""),
    )
    return tuple(Row(key, value) for key, value in found if value)
