"""The panel and its mediators as pages of prepared words."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from evenhand.design.models import Cell, Link, Row, Tag
from evenhand.design.words import day, days_left, listed, plural
from evenhand.domain.meetings.queries import Shown
from evenhand.domain.panel.keeping import Held, Place, ShutOut, lacking_on
from evenhand.domain.panel.states import DECLARED, CredentialKind
from evenhand.portals.manager.lists import ListPage, Part, table

SHORT = {
    CredentialKind.ACCREDITATION: "accreditation",
    CredentialKind.KNOWLEDGE: "knowledge of the law",
    CredentialKind.CHECK: "criminal record check",
    CredentialKind.INDEPENDENCE: "their own declaration",
}


def panel(places: list[Place], left: list[Place], today: date) -> ListPage:
    """Return the page of a panel."""
    lacking = [each for each in places if each.lacking]
    soon = [each for each in places if each.soon(today)]
    warnings = []
    if lacking:
        warnings.append(f"{_count(lacking, 'lacks', 'lack')} something and cannot be assigned now.")
    if soon:
        warnings.append(f"{_count(soon, 'has', 'have')} something that runs out within 60 days.")
    parts = [
        Part(
            "On the panel",
            table(
                "On the panel",
                ("Mediator", "Lacks today", "Runs out next"),
                [_line(x, today) for x in places],
            ),
            "Nobody yet. Add a mediator, then put on record what they hold.",
        )
    ]
    if left:
        gone = [(Cell(one.name, url=_url(one)), Cell(on=one.until)) for one in left]
        parts.append(
            Part("No longer on the panel", table("No longer on the panel", ("Mediator", "Left"), gone))
        )
    return ListPage(
        title="Mediators",
        intro=("A mediator is booked only for days on which they hold all that they must.",),
        warnings=tuple(warnings),
        steps=(Link("Add a mediator", reverse("manage:add-mediator")),),
        parts=tuple(parts),
    )


def mediator(
    place: Place, held: list[Held], meetings: list[Shown], shut_out: list[ShutOut], today: date
) -> ListPage:
    """Return the page of one mediator."""
    is_here = place.until is None or place.until > today
    warnings = _warnings(place, held, meetings, today) if is_here else ()
    own = (
        ("credential", "Put something on record"),
        ("mediator-lost", "Lost app"),
        ("leave", "Take off the panel"),
    )
    steps = tuple(Link(text, reverse(f"manage:{name}", args=[place.id])) for name, text in own)
    return ListPage(
        title=place.name,
        back=Link("Mediators", reverse("manage:mediators")),
        warnings=warnings,
        steps=steps if is_here else (),
        rows=tuple(_rows(place, meetings)),
        parts=(
            Part(
                "What they hold",
                table(
                    "What they hold",
                    ("What", "From", "Until", "How we know", "Stands"),
                    [_credential(place, each, today, is_here=is_here) for each in held],
                ),
                "Nothing is on record yet.",
            ),
            Part(
                "Cases that they are shut out of",
                table(
                    "Cases that they are shut out of",
                    ("Case", "Why", "Since"),
                    [
                        (Cell(x.reference, url=f"/cases/{x.case_id}/"), Cell(x.because), Cell(on=x.on))
                        for x in shut_out
                    ],
                ),
                "None. The page of a case shuts a mediator out of it.",
            ),
        ),
    )


def _line(one: Place, today: date) -> tuple[Cell, ...]:
    lacks = Cell("Nothing")
    if one.lacking:
        lacks = Cell(_named(one.lacking), tag=Tag("Cannot be assigned", "late"))
    next_out = Cell("Nothing is on record")
    if one.runs_out:
        first = one.runs_out[0]
        next_out = Cell(
            on=first.on,
            note=f"{_named([first.kind])}, {days_left(first.on, today)}",
            tag=Tag("Soon", "soon") if one.soon(today) else None,
        )
    begins = f"From {day(one.since)}" if one.since > today else ""
    return Cell(one.name, url=_url(one), note=begins), lacks, next_out


def _warnings(place: Place, held: list[Held], meetings: list[Shown], today: date) -> tuple[str, ...]:
    found = []
    if place.lacking:
        found.append(f"Cannot be assigned now. Missing: {listed([SHORT[kind] for kind in place.lacking])}.")
    if DECLARED in place.lacking:
        found.append("The declaration is theirs to make: they sign in, and their own page asks for it.")
    found += [
        f"{_named([each.kind])} runs out {days_left(each.on, today)}, on {day(each.on)}."
        for each in place.soon(today)
    ]
    for meeting in meetings:
        if lacking := lacking_on(held, meeting.starts_at.date()):
            found.append(f"Booked on {meeting.when}, when this would be missing: {_named(lacking).lower()}.")
    return tuple(found)


def _rows(place: Place, meetings: list[Shown]) -> Iterable[Row]:
    yield Row("On the panel since", day(place.since))
    if place.until:
        yield Row("Left on", day(place.until))
    booked = plural(len(meetings), "meeting")
    yield Row("Booked for", f"{booked}. The next: {meetings[0].when}" if meetings else "No meeting")


def _credential(place: Place, each: Held, today: date, *, is_here: bool) -> tuple[Cell, ...]:
    url = reverse("manage:end-credential", args=[place.id, each.id])
    may_end = is_here and each.ended_on is None and each.valid_until >= today
    ends = (Link("End", url, hidden=each.kind.label),) if may_end else ()
    return (
        Cell(each.kind.label),
        Cell(on=each.valid_from),
        Cell(on=each.valid_until),
        Cell(each.evidence),
        Cell(tag=_standing(each, today), note=each.ended_because, links=ends),
    )


def _standing(each: Held, today: date) -> Tag:
    if each.ended_on:
        return Tag("Ended", "quiet")
    if each.valid_from > today:
        return Tag("Not yet", "neutral")
    return Tag("Counts", "good") if each.counts(today) else Tag("Ran out", "late")


def _named(kinds: Iterable[CredentialKind]) -> str:
    text = listed([SHORT[kind] for kind in kinds])
    return text[:1].upper() + text[1:]


def _count(places: list[Place], one: str, many: str) -> str:
    return f"{plural(len(places), 'mediator')} {one if len(places) == 1 else many}"


def _url(place: Place) -> str:
    return reverse("manage:mediator", args=[place.id])
