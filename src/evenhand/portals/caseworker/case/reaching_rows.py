"""The rows of a case page about how somebody is reached, what they need, and what they asked us to stop."""

from typing import Any

from evenhand.core.clock import london_day
from evenhand.design.models import Link, Row
from evenhand.design.words import day, listed
from evenhand.domain.casework import ways
from evenhand.domain.identity.roles import Permission as P
from evenhand.domain.people.kinds import LeftOpen, Stopped
from evenhand.portals.caseworker.case.reading import Read


def stopped(stops: Any) -> list[Row]:
    """Return what somebody asked us to stop and since when, to be read before anybody rings or writes."""
    return [
        Row(
            "Keep away",
            f"Asked not to be contacted {Stopped(each.what).label} since "
            f"{day(london_day(each.stopped_at))}."
            + (f"\nWhat the law requires: {LeftOpen(each.left_open).label}." if each.left_open else ""),
        )
        for each in stops.standing
    ]


def leads_on(person: Any, read: Read) -> list[Row]:
    """Return where staff see and note how somebody is reached, and that something waits for a second person."""
    if P.SEE_SAFETY not in read.permissions or read.case.waits_for_family:
        return []
    waits = ways.waiting(person.id)
    link = Link(
        "See and change", f"/cases/{read.case.id}/reaching/{person.id}", hidden="how they are reached"
    )
    said = "Other ways wait for a second person." if waits else "What they said of ways, times and needs"
    return [Row("How to reach them", said, (link,))]


def safe_ways(safe: Any, stops: Any) -> list[Row]:
    """Return how it is safe to reach somebody, without what they have stopped."""
    if safe is None:
        return [Row("Safe ways", "Nobody asked yet", missing=True)]
    may = {
        "ring": safe.may_call and not stops.closes(Stopped.TELEPHONE),
        "leave a voicemail": safe.may_leave_voicemail and not stops.closes(Stopped.TELEPHONE),
        "text": safe.may_text and not stops.closes(Stopped.TEXT),
        "e-mail": safe.may_email and not stops.closes(Stopped.EMAIL),
        "post": safe.may_post and not stops.closes(Stopped.POST),
    }
    yes = listed([way for way, is_safe in may.items() if is_safe]) or "none that we know"
    no = listed([way for way, is_safe in may.items() if not is_safe], "or")
    rows = [Row("Safe ways", f"Yes: {yes}." + (f"\nDo not {no}." if no else ""))]
    if safe.call_times:
        rows.append(Row("Best times to ring", listed(list(safe.call_times)).replace("_", " ")))
    if safe.note:
        rows.append(Row("About contact", safe.note))
    return rows


def needs_of(needs: Any) -> list[Row]:
    """Return what somebody needs to take part."""
    if needs is None:
        return [Row("Needs", "Nobody asked yet", missing=True)]
    said = [need.replace("_", " ") for need in needs.needs] + ([needs.other] if needs.other else [])
    rows = [Row("Needs", "\n".join(said) or "None")]
    if needs.interpreter_language:
        rows.append(Row("Interpreter", needs.interpreter_language))
    return rows
