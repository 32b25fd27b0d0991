"""Whose right a case is, since when or from when, and who acts or reads beside them: the rows of a case page."""

from datetime import date
from typing import Any

from evenhand.core.clock import london_day
from evenhand.design.models import Link, Row
from evenhand.design.words import day
from evenhand.domain.cases import right
from evenhand.domain.cases.deciding import Matter, Scope
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.identity.roles import Permission as P
from evenhand.domain.people import queries as people
from evenhand.portals.caseworker.case.reading import Read
from evenhand.statute.capacity import Acts
from evenhand.statute.rights_holder import Holder, RightsHolder

WHO_ACTS = {
    Acts.PARENT.value: "The parent acts",
    Acts.PARENTS_REPRESENTATIVE.value: "The parent’s representative acts",
    Acts.YOUNG_PERSONS_REPRESENTATIVE.value: "The young person’s representative acts",
}
PRESUMED = "Presumed for every decision. Nobody acts instead."


def rows(read: Read, today: date) -> tuple[Row, ...]:
    """Return whose right it is, with what is on record and where each is changed."""
    case, base = read.case, f"/cases/{read.case.id}/right"
    may = P.RECORD_CAPACITY in read.permissions and case.closed_at is None
    by_birth = right.by_birth(case, today)
    found = [Row("Holder", _holder(case, today, by_birth))]
    if case.sent_by_helper:
        found.append(_sender(read, may))
    waits = right.unconfirmed(case, by_birth)
    if waits is not None:
        change = (Link("Confirm", f"{base}/confirm", hidden="the date of birth"),) if may else ()
        found.append(
            Row(
                "To be confirmed", f"By the corrected date of birth the right passes on {day(waits)}.", change
            )
        )
    if right.has_passed(case, today):
        found += _consent(read, base, may)
    return (*found, *_capacity(read, base, may, today))


def _sender(read: Read, may: bool) -> Row:
    """Say who sent the request for the family, and whether the family was spoken with since."""
    heard = read.case.family_heard_at
    since = "Nobody has spoken with the family yet."
    links: tuple[Link, ...] = ()
    if heard is not None:
        since = f"We spoke with the family on {day(london_day(heard))}."
    elif may:
        links = (Link("Record", f"/cases/{read.case.id}/family", hidden="that you spoke with the family"),)
    return Row("Sent by", "\n".join((read.sender or "Somebody else", since)), links)


def _holder(case: Any, today: date, by_birth: RightsHolder | None) -> str:
    """Say who holds the right and since or until when, as the law gives it."""
    if by_birth is None:
        return "Nobody knows the date of birth yet, so nobody can say whose right it is. Add it under Facts."
    ends, passes = by_birth.compulsory_school_age_ends, by_birth.passes_on
    school = f"Compulsory school age ends on {day(ends)}, the last Friday in June of that school year."
    match by_birth.holder:
        case Holder.NONE:
            return f"Nobody: the young person turned 25 on {day(by_birth.turns_25_on)}."
        case Holder.PARENT:
            lines = [f"The parent, until {day(ends)}. From {day(passes)} the young person.", school]
        case Holder.YOUNG_PERSON:
            lines = [f"The young person, since {day(passes)}, until their 25th birthday.", school]
    if by_birth.ask_first_day_of_term:
        lines.append("Born in the first days of September: ask on which day the term of that school began.")
    return "\n".join(lines)


def _consent(read: Read, base: str, may: bool) -> list[Row]:
    case, change = read.case, Link("Change", f"{base}/consent", hidden="what the parent may see")
    asked = people.who_asked(case.id, case.child_id)
    if asked is None:
        return []
    standing = right.standing_consent(case.id, asked)
    links = (*_paper(read, standing), *((change,) if may else ()))
    if standing is None:
        found = [Row("What the parent sees", "Only what they wrote, and what we wrote to them.", links)]
    else:
        how = Evidence(standing.evidence).label
        said = (
            f"May {Scope(standing.scope).label}.\nThe young person agreed on {day(standing.said_on)}; {how}."
        )
        found = [Row("What the parent sees", said, links)]
    young = people.one(case.child_id)
    if may and young is not None and young.user_id is None:
        invite = Link("Invite", f"{base}/invite", hidden="the young person")
        found.append(Row("Young person", "Has not opened the case yet.", (invite,)))
    return found


def _paper(read: Read, record: Any) -> tuple[Link, ...]:
    """Return where the paper behind a record is opened, for whoever may see it."""
    paper = next((each for each in read.documents if record and each.id == record.document_id), None)
    if paper is None:
        return ()
    return (Link("Open the paper", f"/cases/{read.case.id}/documents/{paper.id}", hidden=paper.name),)


def _capacity(read: Read, base: str, may: bool, today: date) -> list[Row]:
    standing = [record for record in right.capacity_records(read.case.id) if record.ended_at is None]
    found = []
    for record in standing:
        over = record.ends_on < today
        how = Evidence(record.evidence).label if record.evidence in Evidence.values else record.evidence
        lines = [
            f"{WHO_ACTS[record.acts]}, for: {Matter(record.about).label}.",
            f"Said on {day(record.said_on)}; {how}. {'It ended' if over else 'It ends'} on {day(record.ends_on)}.",
        ]
        end = Link("End", f"{base}/capacity/{record.id}/end", hidden=Matter(record.about).label)
        links = (*_paper(read, record), *((end,) if may and not over else ()))
        found.append(Row("Capacity", "\n".join(lines), links, missing=over))
    add = (Link("Record", f"{base}/capacity", hidden="who acts for one decision"),) if may else ()
    text = "For every other decision it is presumed." if found else PRESUMED
    return [*found, Row("Capacity", text, add)]
