"""What would move, in words: how many cases, which dates, whose, from when to when, by how much."""

from datetime import date, timedelta

from evenhand.design.models import Cell, Tag
from evenhand.design.words import day, plural
from evenhand.domain.cases.previewing import Change, Kind, Preview
from evenhand.domain.casework.wording import OWNERS, duty_title
from evenhand.portals.manager.lists import Part, table
from evenhand.statute.deadline import Deadline
from evenhand.statute.rules import Owner

SHOWN = 100
TITLE = "Dates that would move"
TAGS = {
    Kind.NEW: Tag("New", "soon"),
    Kind.ENDS: Tag("No longer runs", "quiet"),
    Kind.DONE: Tag("Counts as done", "good"),
    Kind.REOPENED: Tag("Open again", "soon"),
    Kind.EARLIER: Tag("Earlier", "late"),
    Kind.LATER: Tag("Later", "good"),
}


def in_a_sentence(found: Preview) -> str:
    """Return how many open cases there are, and on how many something would move."""
    of = plural(found.open_cases, "open case")
    if not found.changes:
        return f"You have {of}. No date would move."
    return (
        f"You have {of}. {plural(len(found.changes), 'date')} would move, on {plural(found.cases, 'case')}."
    )


def warnings(found: Preview) -> tuple[str, ...]:
    """Return what must be read first: dates that would come nearer."""
    if not found.earlier:
        return ()
    dates = plural(len(found.earlier), "date")
    return (f"{dates} would come nearer. Each family gets a call before it can rely on the old one.",)


def part(found: Preview) -> Part:
    """Return the table of what would move, dates that come nearer first; the rest is counted."""
    rows = [_line(one) for one in found.changes[:SHOWN]]
    headings = ("Case", "Date", "Who acts", "Now", "Afterwards", "Change")
    left = len(found.changes) - SHOWN
    return Part(
        TITLE if left <= 0 else f"{TITLE}: the first {SHOWN} of {len(found.changes):,}",
        table(TITLE, headings, rows),
        "No date would move.",
    )


def _line(one: Change) -> tuple[Cell, ...]:
    return (
        Cell(one.reference, url=f"/cases/{one.case_id}/", note=one.child_initials),
        Cell(duty_title(one.deadline.rule)),
        Cell(OWNERS[one.deadline.owner.value]),
        _days(one.was),
        _days(one.now),
        Cell(tag=TAGS[one.kind], note=_by(one.by)),
    )


def _days(deadline: Deadline | None) -> Cell:
    if deadline is None:
        return Cell("No date")
    ours = deadline.owner is not Owner.FAMILY
    on = deadline.due_on if ours else deadline.safe_on
    notes = [] if deadline.due_on == on else [f"The law’s last day: {day(deadline.due_on)}"]
    if ours and deadline.safe_on != on:
        notes.append(f"On lists by: {day(deadline.safe_on)}")
    accepts = deadline.may_accept_until
    if accepts and accepts != deadline.due_on:
        notes.append(f"The Tribunal may accept until: {day(accepts)}")
    return Cell(on=on, note=". ".join(notes))


def _by(moved: timedelta) -> str:
    return f"by {plural(abs(moved.days), 'day')}" if moved.days else ""


def progress(done: int, of: int) -> str:
    """Return how far counting again has come; empty when there is nothing to do."""
    if done >= of:
        return ""
    return f"Dates are being worked out again: {done:,} of {plural(of, 'open case')} done. Load this page again to see."


def announced_too_short(until: date, today: date) -> str:
    """Return how far ahead the holidays are announced, as a warning."""
    return (
        f"Bank holidays are announced only until {day(until)}, which is less than twelve months ahead of today, "
        f"{day(today)}. A date beyond it may count on a day that becomes a holiday. Ask whoever runs this service "
        "to load the new list."
    )
