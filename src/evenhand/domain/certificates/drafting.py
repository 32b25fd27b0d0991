"""What a certificate would say, under which subsection, and whether the law lets it be issued: never stored."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings

from evenhand.core.principals import Principal
from evenhand.domain.certificates.content import CertificateContent
from evenhand.domain.identity import queries as identity
from evenhand.domain.law.in_use import Law, law_of
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.people import queries as people
from evenhand.statute.appeal import appeal_clock
from evenhand.statute.contact import is_barred
from evenhand.statute.deadline import Deadline
from evenhand.statute.deeming import rests_on_own_knowledge
from evenhand.statute.facts import Facts
from evenhand.statute.readings import LateContactMediation, Readings
from evenhand.statute.sources import Source
from evenhand.statute.verdicts import Reason
from evenhand.statute.which_certificate import Basis, basis_of, may_issue

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

# Which verdicts do not stop a replacement: it says again what was certified on the first day.
_DONE_ONCE = {"certificate_already_issued", "no_refusal_of_mediation", "no_participation"}

LATE_TO_DECIDE = "late_contact_decided_by_manager"
_LATE = Reason(
    LATE_TO_DECIDE,
    "You contacted us after the two months. A manager decides whether we may issue this certificate.",
    Source("SI 2014/1530", "reg 34(2)", date(2026, 5, 15)),
)

_LATE_FOR_ALL = Reason(
    "late_contact",
    "You contacted us after the two months. As this service reads the law, mediation brings no certificate then. "
    "You can ask the Tribunal for permission to appeal.",
    Source("SI 2014/1530", "reg 34(2)", date(2026, 5, 15)),
)

DEEMED_TO_DECIDE = "deemed_decided_by_manager"
_SILENT = Reason(
    DEEMED_TO_DECIDE,
    "The council is silent, so that this certificate rests on our own knowledge. A manager decides about it.",
    Source("SI 2014/1530", "reg 39(2)-(3)", date(2026, 5, 15)),
)


@dataclass(frozen=True)
class Numbered:
    """What the database gives a certificate: its number and its date, and the code we make up."""

    number: str
    check_code: str
    issued_on: date


def reasons_against(
    facts: Facts,
    readings: Readings,
    *,
    replacing: bool = False,
    decides_late: bool = False,
    decides_deemed: bool = False,
) -> tuple[Reason, ...]:
    """Return every reason in law why a certificate may not be issued now; none: it may.

    Whether late contact bars one after mediation can be read both ways (LATE_CONTACT_MEDIATION), so that whoever
    `decides_late` issues it and nobody else. So it is with a deemed one while the council is silent
    (DEEMED_ON_OWN_KNOWLEDGE), and with whoever `decides_deemed`. Where the provider reads the law against it, nobody
    decides.

    Source: Children and Families Act 2014 s.55(4)-(5); SI 2014/1530 regs 34(1)-(2), 39(1) and 39(3).
    """
    reasons = may_issue(facts, readings).reasons
    found = [reason for reason in reasons if not (replacing and reason.code in _DONE_ONCE)]
    took_part = basis_of(facts, readings) is not Basis.NO_MEDIATION
    if took_part and is_barred(facts, readings) and not replacing:
        if readings.late_contact_mediation is LateContactMediation.SCHEME:
            found.append(_LATE_FOR_ALL)
        elif not decides_late:
            found.append(_LATE)
    if rests_on_own_knowledge(facts, readings) and not (decides_deemed or replacing):
        found.append(_SILENT)
    return tuple(found)


def appeal_dates(facts: Facts, issued_on: date, law: Law) -> tuple[Deadline | None, Deadline | None]:
    """Return the appeal's clock without a certificate, and with one issued on a day."""
    without = replace(facts, certificate_issued=None)
    return appeal_clock(without, *law), appeal_clock(replace(facts, certificate_issued=issued_on), *law)


def compose(
    case: "Case",
    facts: Facts,
    numbered: Numbered,
    *,
    by: Principal,
    basis: Basis | None = None,
    replaces_number: str = "",
    first_issued_on: date | None = None,
) -> CertificateContent:
    """Return everything a certificate says; a replacement keeps the `basis` of what it replaces.

    Raises ContentNotAllowed, naming the field, when something recorded may not stand on one.
    """
    holder, child = people.one(case.holder_id), people.one(case.child_id)
    provider = organisations.provider(case.provider_id)
    same = case.child_id == case.holder_id
    rests_on = basis or basis_of(facts, law_of(case.provider_id).readings)
    return CertificateContent(
        number=numbered.number,
        check_code=numbered.check_code,
        section=rests_on.section,
        basis=rests_on.value,
        issued_on=numbered.issued_on.isoformat(),
        holder_name=holder.name.strip() if holder else "",
        holder_capacity=holder.role if holder else "",
        child_name="" if same or child is None else child.name.strip(),
        local_authority_name=organisations.local_authority_name(case.local_authority_id),
        decision=case.decision,
        notice_dated=_iso(facts.notice_dated),
        notice_sent=_iso(facts.notice_sent),
        adviser_name=identity.staff_name(by.user_id),
        provider_name=provider.name,
        provider_telephone=provider.telephone,
        provider_email=provider.email,
        verify_url=f"{settings.PUBLIC_URL}/verify",
        replaces_number=replaces_number,
        first_issued_on=_iso(first_issued_on),
    )


def unnumbered(
    case: "Case", facts: Facts, on: date, *, by: Principal, basis: Basis | None = None
) -> CertificateContent:
    """Return what a certificate issued by `by` on a day would say, but for its number and check code."""
    # careful: this number exists nowhere; it lets the rest of a draft be held against the rules
    return compose(case, facts, Numbered("EM-0000-000000", "0000-0000-0000", on), by=by, basis=basis)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
