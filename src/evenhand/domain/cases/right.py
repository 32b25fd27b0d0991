"""Whose right a case is today, and how far a parent may act or read once it is the young person's own.

The database asks the same of every row (migration 0014): a day that stands on the case, the young person's consent, a
capacity record. Here it is said first, so that a page can say why.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q

from evenhand.domain.cases.deciding import ALL_OF_IT, CONSENTED, DECIDES, Matter, Scope, Standing
from evenhand.domain.cases.facts import FactKind, standing
from evenhand.domain.cases.models import CapacityRecord, Case, Consent, Fact, Grant
from evenhand.domain.identity.roles import HOLDER, Permission
from evenhand.domain.law.in_use import law_of
from evenhand.statute.rights_holder import RightsHolder, rights_holder

if TYPE_CHECKING:
    from evenhand.core.principals import Principal


@dataclass(frozen=True)
class Passed:
    """A case whose right passed from the parent who asked to their child: what they may still know of it."""

    case_id: UUID
    reference: str
    passed_on: date
    provider_id: UUID
    """Whom to call. Never the council: that it is another since can tell where the child lives."""


def passing_day(born: date | None, provider_id: UUID, today: date) -> date | None:
    """Return from which day the right is the young person's own, or None while nobody knows the birth."""
    if born is None:
        return None
    return rights_holder(born, today, law_of(provider_id).readings).passes_on


def has_passed(case: Case, today: date) -> bool:
    """Tell whether the right of a case that somebody else asked for is the young person's own."""
    return case.right_passes_on is not None and case.right_passes_on <= today


def by_birth(case: Case, today: date) -> RightsHolder | None:
    """Return who holds the right by the birth on record, or None while nobody knows it."""
    fact = _birth(case)
    if fact is None or fact.happened_on is None:
        return None
    if case.law is None:
        case.law = law_of(case.provider_id)
    return rights_holder(fact.happened_on, today, case.law.readings)


def corrected_by(case: Case) -> UUID | None:
    """Return who recorded the birth that stands."""
    fact = _birth(case)
    return fact.recorded_by if fact else None


def _birth(case: Case) -> Fact | None:
    return next((fact for fact in reversed(standing(case.id)) if fact.kind == FactKind.DATE_OF_BIRTH), None)


def to_confirm(case: Case, today: date) -> date | None:
    """Return the day that a corrected birth gives and that a second colleague has not confirmed yet, or None."""
    return unconfirmed(case, by_birth(case, today))


def unconfirmed(case: Case, found: RightsHolder | None) -> date | None:
    """Return the day that the birth on record gives where a second colleague has not confirmed it yet, or None."""
    if found is None or not is_by_another(case):
        return None
    return found.passes_on if found.passes_on != case.right_passes_on else None


def is_by_another(case: Case) -> bool:
    """Tell whether somebody else than the young person asked."""
    return case.right_passes_on is not None or case.holder_id != case.child_id


def is_young_person(case: Case, by: "Principal") -> bool:
    """Tell whether the one who acts is the young person themselves, whose right the case is."""
    if by.user_id is None:
        return False
    own = Grant.objects.filter(case=case, user_id=by.user_id, role=HOLDER.code, ends_at=None)
    return own.filter(person_id=case.child_id).exists()


def consents(case_id: UUID) -> list[Consent]:
    """Return every consent on record, newest first."""
    return list(Consent.objects.filter(case_id=case_id).order_by("-recorded_at", "id"))


def standing_consent(case_id: UUID, person_id: UUID) -> Consent | None:
    """Return the consent by which somebody reads a case now, or None."""
    return Consent.objects.filter(case_id=case_id, person_id=person_id, ended_at=None).first()


def capacity_records(case_id: UUID) -> list[CapacityRecord]:
    """Return every record about capacity, newest first."""
    return list(CapacityRecord.objects.filter(case_id=case_id).order_by("-recorded_at", "about", "id"))


def standing_records(case_id: UUID, person_id: UUID, today: date) -> list[CapacityRecord]:
    """Return the records by which somebody acts for the young person today."""
    found = CapacityRecord.objects.filter(case_id=case_id, person_id=person_id)
    return list(found.filter(standing_on(today)).order_by("about"))


def standing_on(today: date) -> Q:
    """Return the condition under which a capacity record counts on a day."""
    return Q(ended_at=None, said_on__lte=today, ends_on__gte=today)


def standing_of_holder(case: Case, person_id: UUID | None, today: date) -> Standing:
    """Return how the role of somebody as holder of a case stands today."""
    if case.right_passes_on is None or (person_id == case.child_id) == has_passed(case, today):
        return Standing.ACTS if person_id else Standing.NOTHING
    if person_id is None or person_id == case.child_id:
        return Standing.NOTHING
    if standing_records(case.id, person_id, today):
        return Standing.ACTS
    return Standing.READS if standing_consent(case.id, person_id) else Standing.NOTHING


def permissions_of_holder(case: Case, person_id: UUID | None, today: date) -> frozenset[Permission]:
    """Return what somebody may do by their role as holder of a case today."""
    match standing_of_holder(case, person_id, today):
        case Standing.NOTHING:
            return frozenset()
        case Standing.ACTS if _is_own_right(case, person_id, today):
            return ALL_OF_IT
    held: frozenset[Permission] = frozenset()
    if person_id is not None:
        for record in standing_records(case.id, person_id, today):
            held |= DECIDES[Matter(record.about)]
        if consent := standing_consent(case.id, person_id):
            held |= CONSENTED[Scope(consent.scope)]
    return held


def _is_own_right(case: Case, person_id: UUID | None, today: date) -> bool:
    return case.right_passes_on is None or (person_id == case.child_id) == has_passed(case, today)


def lets_see(today: date) -> Q:
    """Return the condition under which a grant shows its case today: it asks of a holder how the right stands."""
    child, theirs = (
        Q(person_id=F("case__child_id")),
        {"case": OuterRef("case"), "person_id": OuterRef("person_id")},
    )
    passed = Q(case__right_passes_on__lte=today)
    stands_in = Exists(Consent.objects.filter(**theirs, ended_at=None)) | Exists(
        CapacityRecord.objects.filter(standing_on(today), **theirs)
    )
    stands = (
        Q(case__right_passes_on=None)
        | child & passed
        | ~child & Q(case__right_passes_on__gt=today)
        | ~child & passed & stands_in
    )
    return ~Q(role=HOLDER.code) | Q(person_id__isnull=False) & stands


def settle(case: Case) -> bool:
    """Put the holder of a held case where the day and the records put it, and tell whether that changed anything."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_settle_holder(%s)", [case.id])
        (holder_id,) = cursor.fetchone()
    changed = holder_id is not None and holder_id != case.holder_id
    if changed:
        case.holder_id = holder_id
    return bool(changed)


def passed_cases(by: "Principal") -> list[Passed]:
    """Return the cases whose right passed from the signed-in parent to their child, newest first."""
    if by.user_id is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "select case_id, reference, passed_on, provider_id from evenhand_passed_cases() order by opened_at desc"
        )
        return [Passed(*row) for row in cursor.fetchall()]


def passed_case(case_id: UUID, by: "Principal") -> Passed | None:
    """Return what stays of a case with the signed-in parent, or None unless its right passed from them."""
    return next((one for one in passed_cases(by) if one.case_id == case_id), None)


def passing_cases(last_day: date) -> list[UUID]:
    """Return the open cases whose right passes by a day, or has passed and nobody saw to it yet."""
    with connection.cursor() as cursor:
        cursor.execute("select * from evenhand_cases_whose_right_passes_by(%s)", [last_day])
        return [row[0] for row in cursor.fetchall()]
