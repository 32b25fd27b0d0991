"""The register: every certificate of a provider by number, for its staff and for audit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import FilteredRelation, Q

from evenhand.core import spreadsheets
from evenhand.core.clock import london_day
from evenhand.core.principals import Principal
from evenhand.domain.certificates.models import Certificate
from evenhand.domain.certificates.states import REASONS, CertificateState
from evenhand.domain.identity import access as identity
from evenhand.statute.rules import CERTIFICATE_NO_MEDIATION

if TYPE_CHECKING:
    from django.db.models import QuerySet

PAGE = 50


@dataclass(frozen=True)
class Entry:
    """One line of the register."""

    number: str
    issued_on: date
    first_issued_on: date
    section: str
    basis: str
    state: CertificateState
    ended_on: date | None
    why_ended: str
    case_id: UUID
    case_reference: str
    council: str
    due_on: date | None

    @property
    def was_in_time(self) -> bool | None:
        """Tell whether it was issued within three working days; None when no clock was running."""
        return None if self.due_on is None else self.first_issued_on <= self.due_on


def entries(by: Principal, *, month: date | None = None, below: str = "", limit: int = PAGE) -> list[Entry]:
    """Return certificates of the person's own providers, the highest number first.

    `month` is any day of the month of issue; `below` a number after which to go on.
    """
    rows = _of_own_providers(by)
    if month is not None:
        rows = rows.filter(issued_on__year=month.year, issued_on__month=month.month)
    if below:
        rows = rows.filter(number__lt=below)
    return [_entry(row) for row in rows.order_by("-number")[:limit].values_list(*_COLUMNS)]


def months(by: Principal) -> list[date]:
    """Return the months in which certificates were issued, newest first."""
    return list(_of_own_providers(by).dates("issued_on", "month", order="DESC"))


def as_csv(found: Iterable[Entry]) -> str:
    """Return lines of the register for a spreadsheet, with nothing in them that it would run."""
    return spreadsheets.as_csv(_HEADINGS, map(_cells, found))


def _cells(one: Entry) -> tuple[object, ...]:
    in_time = {True: "yes", False: "no", None: ""}[one.was_in_time]
    return (
        *(one.number, one.issued_on, one.first_issued_on, one.section, one.basis, one.state.label),
        *(one.ended_on or "", one.why_ended, one.case_reference, one.council, one.due_on or "", in_time),
    )


_HEADINGS = (
    *("Number", "Issued on", "First issued on", "Section", "Regulation", "Standing", "Ended on", "Why"),
    *("Case", "Council", "Due on", "In time"),
)
_COLUMNS = (
    *("number", "issued_on", "first_issued_on", "section", "basis", "state", "ended_at", "reason_code"),
    *("case_id", "case__reference", "case__local_authority__name", "clock__due_on"),
)


def _of_own_providers(by: Principal) -> "QuerySet[Certificate]":
    providers = [membership.provider_id for membership in identity.memberships(by.user_id)]
    of_the_rule = Q(case__duties__rule=CERTIFICATE_NO_MEDIATION.id) & ~Q(case__duties__state="superseded")
    return Certificate.objects.filter(case__provider_id__in=providers).annotate(
        clock=FilteredRelation("case__duties", condition=of_the_rule)
    )


def _entry(row: tuple[Any, ...]) -> Entry:
    number, issued_on, first_issued_on, section, basis, state, ended_at, reason_code, *case = row
    case_id, reference, council, due_on = case
    return Entry(
        number=number,
        issued_on=issued_on,
        first_issued_on=first_issued_on,
        section=section,
        basis=basis,
        state=CertificateState(state),
        ended_on=london_day(ended_at) if ended_at else None,
        why_ended=REASONS.get(reason_code, ""),
        case_id=case_id,
        case_reference=reference,
        council=council,
        due_on=due_on,
    )
