"""What can be asked about a case: its facts, duties and issues, and the facts as the law sees them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.duties import explained
from evenhand.domain.cases.facts import for_the_law, standing
from evenhand.domain.cases.holding import provider_is_contact
from evenhand.domain.cases.models import Case, Duty, Fact, Issue
from evenhand.domain.cases.states import DutyState
from evenhand.domain.identity.roles import Permission
from evenhand.domain.law import in_use
from evenhand.domain.law.in_use import Law
from evenhand.statute.agreement_rules import AFTER_AGREEMENT
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts


@dataclass(frozen=True)
class DutyShown:
    """One clock of a case as it stands, with the deadline that can explain it."""

    deadline: Deadline
    state: DutyState
    closed_on: date | None
    closed_because: str


def one(case_id: UUID, by: Principal) -> Case | None:
    """Return a case that somebody may see, or None."""
    return access.visible_to(by).filter(id=case_id).first()


def references(case_ids: set[UUID], by: Principal) -> dict[UUID, str]:
    """Return the references of those cases that somebody may see."""
    return dict(access.visible_to(by).filter(id__in=case_ids).values_list("id", "reference"))


def of_providers(provider_ids: list[UUID], by: Principal) -> QuerySet[Case, UUID]:
    """Return the ids of those cases of some providers that somebody may see."""
    return access.visible_to(by).filter(provider_id__in=provider_ids).values_list("id", flat=True)


def of_user(by: Principal) -> list[Case]:
    """Return the cases that a person holds a grant for or works on, newest first."""
    return list(access.visible_to(by).select_related("local_authority").order_by("-opened_at"))


def held_by(by: Principal) -> list[Case]:
    """Return the cases whose right is somebody's own now, newest first."""
    return [case for case in opened_to(by) if access.may(by, Permission.SEE_OWN_CASE, case)]


def opened_to(by: Principal) -> list[Case]:
    """Return the cases that somebody sees as whose right it is or was, newest first; for the family's own page."""
    return list(access.held_cases(by).select_related("local_authority").order_by("-opened_at"))


def facts(case_id: UUID) -> list[Fact]:
    """Return every fact, newest first; a replaced one has `replaced_by` set to its correction.

    Why it was corrected is there for staff alone.
    """
    found = Fact.objects.filter(case_id=case_id).select_related("replaces", "replaced_by", "correction")
    return list(found.order_by("-recorded_at", "-happened_on", "id"))


def standing_facts(case_id: UUID) -> list[Fact]:
    """Return the facts that nothing has replaced, oldest first."""
    return standing(case_id)


def law_facts(case: Case, today: date, instead: "Iterable[Fact] | None" = None) -> Facts:
    """Return what the standing facts of a case amount to for the law, or other facts in their place."""
    known = standing(case.id) if instead is None else instead
    return for_the_law(case, known, provider_is_contact(case, today))


def law_of(case: Case) -> Law:
    """Return the law that a case is counted by: the readings of the provider that holds it, the holidays in use.

    Asked once for each time that the case is read: whoever holds it reads it anew.
    """
    if case.law is None:
        case.law = in_use.law_of(case.provider_id)
    return case.law


def supposed_fact(kind: str, happened_on: date) -> Fact:
    """Return a fact that is not recorded, to ask the law what it would change."""
    return Fact(kind=kind, happened_on=happened_on)


def duties(case_id: UUID) -> list[DutyShown]:
    """Return the clocks that stand now, open ones first, each by its safe date."""
    return duties_of({case_id})[case_id]


def duties_of(case_ids: set[UUID]) -> dict[UUID, list[DutyShown]]:
    """Return the clocks that stand now of several cases, as `duties` does of one."""
    found: dict[UUID, list[Duty]] = {case_id: [] for case_id in case_ids}
    for row in Duty.objects.filter(case_id__in=case_ids).exclude(state=DutyState.SUPERSEDED):
        found[row.case_id].append(row)
    return {case_id: _shown(rows) for case_id, rows in found.items()}


def of_kept_agreements() -> QuerySet[Duty, UUID]:
    """Return the ids of the cases, as far as they may be seen, on which something agreed is still to be done."""
    running = Duty.objects.filter(state=DutyState.OPEN, rule__in=[rule.id for rule in AFTER_AGREEMENT])
    return running.values_list("case_id", flat=True)


def standing_and_past_duties(case_id: UUID) -> tuple[list[DutyShown], list[DutyShown]]:
    """Return the clocks that stand now, as `duties` does, and those that another has taken the place of, with why."""
    found = _shown(Duty.objects.filter(case_id=case_id))
    past = [duty for duty in found if duty.state == DutyState.SUPERSEDED]
    return [duty for duty in found if duty.state != DutyState.SUPERSEDED], past


def issues(case_id: UUID) -> list[Issue]:
    """Return what the family disagrees with, as far as the present principal may read it."""
    return list(Issue.objects.filter(case_id=case_id).order_by("section", "id"))


def _shown(rows: "Iterable[Duty]") -> list[DutyShown]:
    found = [
        DutyShown(explained(row), DutyState(row.state), row.closed_on, row.closed_because) for row in rows
    ]
    return sorted(found, key=lambda duty: (duty.state != DutyState.OPEN, duty.deadline.safe_on))
