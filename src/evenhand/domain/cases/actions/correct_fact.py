"""Correct a date or a name that was recorded wrongly."""

from datetime import date, datetime
from uuid import UUID

from evenhand.core import clock
from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, Refused
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.duties import Moved
from evenhand.domain.cases.facts import ADDABLE, CORRECTABLE, NAMES, FactKind
from evenhand.domain.cases.holding import hold, initials, note_fact, work_out_dates
from evenhand.domain.cases.models import Case, Fact
from evenhand.domain.cases.passing import work_out_passing
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.correct_birth import correct_birth
from evenhand.domain.people.actions.rename_person import rename_person


class CannotCorrect(Refused):
    """The fact cannot be corrected, or not to this."""


@action
def correct_fact(
    *,
    case_id: UUID,
    kind: FactKind,
    reason: str,
    evidence: str,
    at: datetime,
    by: Principal,
    fact_id: UUID | None = None,
    happened_on: date | None = None,
    value: str = "",
) -> list[Moved]:
    """Record a new fact in place of a wrong one, with who, why and how we know, and work out all dates again.

    Without `fact_id` it adds a date of the letter, or a birth, that nobody had recorded, or corrects the one name that
    stands. The old fact is kept. A date that comes nearer is never changed in silence: the event that this records
    raises a task to call the family. Raises CannotCorrect, NoSuchThing.
    """
    case = hold(case_id, by)
    access.require(by, Permission.CORRECT_FACTS, case)
    if kind not in CORRECTABLE or not reason.strip():
        raise CannotCorrect(
            "This was not corrected.",
            "A correction needs a reason, and only dates and names can be corrected.",
            "Write why the recorded one is wrong and how you know.",
        )
    _require_whole(kind, happened_on, value, clock.london_day(at))
    old = _standing(case, kind, fact_id) if fact_id else _standing_name(case, kind)
    if old is None and kind not in NAMES:
        _require_unknown(case, kind)
    note_fact(
        case,
        kind,
        happened_on=None if kind in NAMES else happened_on,
        # What else a fact says, such as which body it is about, is not what was wrong.
        value=value if kind in NAMES or old is None else old.value,
        reason=reason,
        evidence=evidence,
        replaces=old,
        at=at,
        by=by,
    )
    if kind in NAMES:
        _rename(case, kind, value, by)
    if kind == FactKind.DATE_OF_BIRTH and happened_on:
        correct_birth(case_id=case.id, person_id=case.child_id, born=happened_on, by=by.for_case(case.id))
        work_out_passing(case, at=at)
    return work_out_dates(case, because=f"{FactKind(kind).label} was corrected", at=at)


def _require_whole(kind: FactKind, happened_on: date | None, value: str, today: date) -> None:
    """Raise CannotCorrect for a date without a day, or one that lies ahead, and for a name without letters."""
    missing = not value.strip() if kind in NAMES else happened_on is None
    if missing:
        raise CannotCorrect(
            "This was not corrected.", "It does not say what is right.", "Write what is right."
        )
    if kind not in NAMES and happened_on and happened_on > today:
        raise CannotCorrect(
            "This was not corrected.", "That day lies ahead.", "Write the day on which it happened."
        )


def _require_unknown(case: Case, kind: FactKind) -> None:
    """Raise CannotCorrect unless nobody knew a day of this kind; what else happens has an action of its own."""
    known = Fact.objects.filter(case=case, kind=kind, replaced_by=None).exists()
    if known or kind not in ADDABLE:
        raise CannotCorrect(
            "This was not added.",
            "A day of it is on record already, or it is recorded where it is done.",
            "Correct the day that is on record, or record what was done on its own page.",
        )


def _standing(case: Case, kind: FactKind, fact_id: UUID) -> Fact:
    fact = Fact.objects.filter(case=case, kind=kind, id=fact_id, replaced_by=None).first()
    if fact is None:
        raise NoSuchThing
    return fact


def _standing_name(case: Case, kind: str) -> Fact | None:
    return Fact.objects.filter(case=case, kind=kind, replaced_by=None).first() if kind in NAMES else None


def _rename(case: Case, kind: str, name: str, by: Principal) -> None:
    # The name of whoever asked stays theirs after the right has passed to the child.
    asked = people.who_asked(case.id, case.child_id) or case.child_id
    person_id = case.child_id if kind == FactKind.CHILD_NAME else asked
    rename_person(case_id=case.id, person_id=person_id, name=name, by=by.for_case(case.id))
    if person_id == case.child_id:
        case.child_initials = initials(name)
        case.save(update_fields=["child_initials"])
