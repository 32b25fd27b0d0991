"""Record that somebody lacks capacity for one decision, and who acts; and that this no longer counts."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, NotNow, Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access, right
from evenhand.domain.cases.actions.let_right_pass import write_to_holder
from evenhand.domain.cases.deciding import AT_MOST, Matter
from evenhand.domain.cases.events import CapacityEnded, CapacityRecorded
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.models import CapacityRecord, Case
from evenhand.domain.cases.passing import require_document
from evenhand.domain.identity import two_people
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.statute.capacity import Acts
from evenhand.statute.rights_holder import Holder

RECORDED = "You recorded it yourself, and somebody acts by it until its last day."


class NotThatRecord(Refused):
    """What was said of somebody's capacity cannot be recorded so."""


@action
def record_capacity(
    *,
    case_id: UUID,
    about: Matter,
    acts: Acts,
    said_on: date,
    ends_on: date,
    evidence: Evidence,
    at: datetime,
    by: Principal,
    document_id: UUID | None = None,
) -> CapacityRecord:
    """Record that whoever holds the right lacks capacity for one decision, and who acts by law, until a day.

    Capacity is presumed: this stands on a day and on evidence, is about this decision and no other, and takes nothing
    away from the young person, who still sees the case. Raises NotThatRecord, NoSuchThing for a document that is not of
    this case.
    """
    case = hold(case_id, by)
    access.require(by, Permission.RECORD_CAPACITY, case)
    today = clock.london_day(at)
    _require_days(said_on, ends_on, today)
    _require_may_act(case, acts, today)
    require_document(document_id, case)
    standing = CapacityRecord.objects.filter(case=case, about=about, ended_at=None).first()
    if standing and (standing.acts, standing.said_on, standing.ends_on) == (acts.value, said_on, ends_on):
        already_done()
        return standing
    person_id = people.who_asked(case.id, case.child_id) if acts is Acts.PARENT else None
    if standing:
        if standing.person_id != person_id:
            _require_another(standing, today, by)
        _end(standing, evidence, at, by)
    made = note_capacity(
        case, about, acts, person_id, said_on, ends_on, evidence, at=at, by=by, document_id=document_id
    )
    write_to_holder(case)
    return made


@action
def end_capacity(*, case_id: UUID, record_id: UUID, evidence: Evidence, at: datetime, by: Principal) -> None:
    """End a record about capacity: from the next statement on nobody acts by it, and capacity is presumed again.

    Before its last day it takes two: whoever recorded it does not end it alone. Raises NotAnother.
    """
    case = hold(case_id, by)
    access.require(by, Permission.RECORD_CAPACITY, case)
    standing = CapacityRecord.objects.filter(id=record_id, case=case).first()
    if standing is None:
        raise NoSuchThing
    if standing.ended_at is not None:
        already_done()
        return
    _require_another(standing, clock.london_day(at), by)
    _end(standing, evidence, at, by)
    write_to_holder(case)


def note_capacity(
    case: Case,
    about: Matter,
    acts: Acts,
    person_id: UUID | None,
    said_on: date,
    ends_on: date,
    evidence: Evidence,
    *,
    at: datetime,
    by: Principal,
    document_id: UUID | None = None,
) -> CapacityRecord:
    """Add a record about one decision; the caller has checked who may and when."""
    made = CapacityRecord.objects.create(
        case=case,
        about=about,
        acts=acts.value,
        person_id=person_id,
        said_on=said_on,
        ends_on=ends_on,
        evidence=evidence,
        document_id=document_id,
        recorded_at=at,
        recorded_by=by.user_id,
    )
    record(
        CapacityRecorded(
            case_id=case.id,
            record_id=made.id,
            about=about,
            acts=acts.value,
            said_on=said_on,
            ends_on=ends_on,
        )
    )
    return made


def note_capacity_said(
    case: Case,
    person_id: UUID,
    about: Iterable[Matter],
    until: date | None,
    *,
    evidence: Evidence,
    at: datetime,
    by: Principal,
) -> None:
    """Record what was said with a request for a young person who cannot decide: each decision named, until a day.

    A day that went by since it was written, or none, records nothing; one too far away counts for a year.
    """
    today = clock.london_day(at)
    if until is None or until < today:
        return
    for matter in about:
        note_capacity(
            case, matter, Acts.PARENT, person_id, today, min(until, today + AT_MOST), evidence, at=at, by=by
        )


def _end(standing: CapacityRecord, evidence: str, at: datetime, by: Principal) -> None:
    standing.ended_at, standing.ended_by, standing.ended_evidence = at, by.user_id, evidence
    standing.save(update_fields=["ended_at", "ended_by", "ended_evidence"])
    record(CapacityEnded(case_id=standing.case_id, record_id=standing.id, about=standing.about))


def _require_another(standing: CapacityRecord, today: date, by: Principal) -> None:
    """Raise NotAnother where one person's word alone would take from somebody what they act by (threat DM-16)."""
    if standing.person_id and standing.ends_on >= today:
        two_people.require_another(standing.recorded_by, by, "This was not ended.", RECORDED)


def _require_days(said_on: date, ends_on: date, today: date) -> None:
    if said_on > today:
        raise NotThatRecord(
            "This was not recorded.",
            "The day on which it was said lies ahead.",
            "Write the day on which it was said.",
        )
    if not today <= ends_on <= today + AT_MOST:
        raise NotThatRecord(
            "This was not recorded.",
            "Nobody’s capacity is settled for good: the law asks about each decision when it is made.",
            "Write a day within the next year, by which you ask again.",
        )


def _require_may_act(case: Case, acts: Acts, today: date) -> None:
    """Raise unless the law lets this one act for whoever holds the right today (regulations 63 and 64)."""
    holder = Holder.PARENT if right.is_by_another(case) else Holder.YOUNG_PERSON
    if right.has_passed(case, today):
        holder = Holder.YOUNG_PERSON
    if holder is Holder.PARENT and acts is not Acts.PARENTS_REPRESENTATIVE:
        raise NotThatRecord(
            "This was not recorded.",
            "The right is the parent’s still, and only their own representative acts for them.",
            "Wait for the day on which the right passes, or record that the parent’s representative acts.",
        )
    if acts is Acts.YOUNG_PERSON:
        raise NotThatRecord(
            "This was not recorded.",
            "Capacity is presumed: that the young person decides needs no record.",
            "End the record that stands, if it is no longer right.",
        )
    if acts is Acts.PARENT and people.who_asked(case.id, case.child_id) is None:
        raise NotNow(
            "This was not recorded.",
            "No parent is on this case.",
            "Ask the parent to send a request as somebody who decides for a young person.",
        )
