"""What can be asked about certificates."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from evenhand.core import limits, references
from evenhand.core.clock import london_day
from evenhand.core.outside import adapter
from evenhand.core.principals import Principal
from evenhand.domain.cases.queries import law_facts, law_of
from evenhand.domain.certificates.content import CertificateContent, ContentNotAllowed
from evenhand.domain.certificates.deeming import decides, who_asked_late
from evenhand.domain.certificates.drafting import LATE_TO_DECIDE, appeal_dates, reasons_against, unnumbered
from evenhand.domain.certificates.models import Certificate
from evenhand.domain.certificates.ports import SHELF, Storage
from evenhand.domain.certificates.refusals import CannotWrite, next_step
from evenhand.domain.certificates.states import REASONS, CertificateState
from evenhand.domain.certificates.wording import CertificateWords, put_into_words
from evenhand.statute.appeal import appeal_clock
from evenhand.statute.deadline import Deadline
from evenhand.statute.verdicts import Reason
from evenhand.statute.which_certificate import Basis, certificate_clock

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

CHECKS_AN_HOUR = 30


@dataclass(frozen=True)
class Stop:
    """One reason in law against issuing, and what to do about it."""

    reason: Reason
    next: str


@dataclass(frozen=True)
class Draft:
    """A certificate as it would be issued now, with the time to appeal before and after."""

    stops: tuple[Stop, ...]
    problem: str
    words: CertificateWords | None
    appeal_before: Deadline | None
    appeal_after: Deadline | None
    due: Deadline | None
    fingerprint: str
    """Names exactly this content, so that what is issued is what was confirmed."""
    late_is_asked: bool = False
    """Whether a manager was asked to decide after late contact."""

    @property
    def may_be_issued(self) -> bool:
        """Tell whether law and record allow it."""
        return not self.stops and not self.problem

    @property
    def waits_for_decision(self) -> bool:
        """Tell whether nothing but a manager's decision about late contact is missing."""
        return {stop.reason.code for stop in self.stops} == {LATE_TO_DECIDE}


@dataclass(frozen=True)
class Shown:
    """A certificate as people on the case see it."""

    id: UUID
    case_id: UUID
    number: str
    check_code: str
    section: str
    basis: str
    issued_on: date
    first_issued_on: date
    state: CertificateState
    ended_on: date | None
    why_ended: str
    replaced_by: str
    replaces: str
    sha256: str
    words: CertificateWords

    @property
    def is_ready(self) -> bool:
        """Tell whether the signed PDF is there."""
        return bool(self.sha256)


@dataclass(frozen=True)
class Standing:
    """The public answer about a number and check code: how it stands, and nothing about people."""

    state: str
    """`valid`, `replaced`, `withdrawn` or `not_known`."""
    section: str = ""
    issued_on: date | None = None
    replaced_by: str = ""


_ALWAYS_NEW = ("Certificate number", "Issued on")
NOT_KNOWN = Standing("not_known")


def draft_for(case: "Case", *, at: datetime, by: Principal) -> Draft:
    """Return the certificate that `by` could issue now, or everything that stands in its way."""
    today = london_day(at)
    facts, law = law_facts(case, today), law_of(case)
    may = decides(case, by)
    reasons = tuple(
        Stop(reason, next_step(reason, may.why_not))
        for reason in reasons_against(facts, law.readings, decides_late=may.late, decides_deemed=may.deemed)
    )
    before, after = appeal_dates(facts, today, law)
    problem, words, fingerprint = "", None, ""
    if not reasons:
        try:
            content = unnumbered(case, facts, today, by=by)
        except ContentNotAllowed as unwritable:
            problem = str(CannotWrite(unwritable))
        else:
            words, fingerprint = put_into_words(content), content.content_hash()
    due = certificate_clock(facts, *law)
    late_is_asked = bool(who_asked_late(case))
    return Draft(reasons, problem, words, before, after, due, fingerprint, late_is_asked)


def replacement_for(
    case: "Case", certificate: Shown, *, at: datetime, by: Principal
) -> tuple[tuple[str, str], ...]:
    """Return the particulars that would change if a certificate were replaced now: what, and the new words."""
    try:
        today = london_day(at)
        facts = law_facts(case, today)
        content = unnumbered(case, facts, today, by=by, basis=Basis(certificate.basis))
    except ContentNotAllowed as unwritable:
        return (("Cannot be written yet", str(CannotWrite(unwritable))),)
    old = dict(certificate.words.particulars)
    new = put_into_words(content).particulars
    return tuple((what, words) for what, words in new if words != old.get(what) and what not in _ALWAYS_NEW)


def appeal_of(case: "Case", *, at: datetime) -> Deadline | None:
    """Return the time to appeal as the facts of a case stand now."""
    return appeal_clock(law_facts(case, london_day(at)), *law_of(case))


def of_case(case_id: UUID) -> list[Shown]:
    """Return every certificate of a case, newest first, as far as the present principal may see them."""
    rows = Certificate.objects.filter(case_id=case_id).select_related("file", "replaces", "replaced_by")
    return [_shown(row) for row in rows.order_by("-issued_at", "-number")]


def in_force(case_id: UUID) -> Shown | None:
    """Return the certificate of a case that is in force."""
    return next((one for one in of_case(case_id) if one.state == CertificateState.ISSUED), None)


def one_of_case(case_id: UUID, number: str) -> Shown | None:
    """Return one certificate of a case by its number."""
    return next((one for one in of_case(case_id) if one.number == number), None)


def pdf(certificate: Shown) -> bytes:
    """Return the signed file of a certificate; its hash is checked on the way."""
    files: Storage = adapter("storage")(SHELF)
    return files.read(certificate.sha256)


def verify(number: str, check_code: str) -> Standing:
    """Return how the certificate of exactly this number and check code stands.

    Case, spaces and dashes do not matter. A wrong code and an unknown number get the same answer.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select state, section, issued_on, replaced_by from evenhand_certificate_standing(%s, %s)",
            [tidy_number(number), tidy_code(check_code)],
        )
        row = cursor.fetchone()
    if row is None:
        return NOT_KNOWN
    state = "valid" if row[0] == CertificateState.ISSUED else row[0]
    return Standing(state, section=row[1], issued_on=row[2], replaced_by=row[3])


def count_check(client: str, at: datetime, *, unknown: bool) -> bool:
    """Count one public question, and tell whether this network address may go on asking in this hour.

    Only what is not known is held against it.
    """
    return limits.count("certificates", client, at, number=int(unknown)) <= CHECKS_AN_HOUR


def tidy_number(typed: str) -> str:
    """Return a certificate number as we write it, from what somebody typed."""
    signs = references.tidy(typed)
    letters = signs.rstrip("0123456789")
    figures = signs[len(letters) :]
    return f"{letters}-{figures[:4]}-{figures[4:]}"


def tidy_code(typed: str) -> str:
    """Return a check code as we write it, from what somebody typed."""
    signs = references.tidy(typed)
    return "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))


def _shown(row: Certificate) -> Shown:
    file = getattr(row, "file", None)
    successor = getattr(row, "replaced_by", None)
    return Shown(
        id=row.id,
        case_id=row.case_id,
        number=row.number,
        check_code=row.check_code,
        section=row.section,
        basis=row.basis,
        issued_on=row.issued_on,
        first_issued_on=row.first_issued_on,
        state=CertificateState(row.state),
        ended_on=london_day(row.ended_at) if row.ended_at else None,
        why_ended=REASONS.get(row.reason_code, ""),
        replaced_by=successor.number if successor else "",
        replaces=row.replaces.number if row.replaces else "",
        sha256=file.sha256 if file else "",
        words=put_into_words(CertificateContent.from_json(row.content)),
    )
