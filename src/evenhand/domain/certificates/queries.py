"""What can be asked about certificates."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection
from django.utils.crypto import salted_hmac

from evenhand.core import references
from evenhand.core.clock import london_day
from evenhand.core.outside import adapter
from evenhand.core.principals import Principal
from evenhand.domain.certificates.content import CertificateContent, ContentNotAllowed
from evenhand.domain.certificates.drafting import (
    NOT_NUMBERED,
    Numbered,
    appeal_dates,
    compose,
    law_facts,
    reasons_against,
)
from evenhand.domain.certificates.models import Certificate
from evenhand.domain.certificates.ports import SHELF, Storage
from evenhand.domain.certificates.refusals import CannotWrite, next_step
from evenhand.domain.certificates.states import REASONS, CertificateState
from evenhand.domain.certificates.wording import CertificateWords, put_into_words
from evenhand.statute.certificate import no_mediation_clock
from evenhand.statute.deadline import Deadline
from evenhand.statute.verdicts import Reason

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

    @property
    def may_be_issued(self) -> bool:
        """Tell whether law and record allow it."""
        return not self.stops and not self.problem


@dataclass(frozen=True)
class Shown:
    """A certificate as people on the case see it."""

    id: UUID
    case_id: UUID
    number: str
    check_code: str
    section: str
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


NOT_KNOWN = Standing("not_known")


def draft_for(case: "Case", *, at: datetime, by: Principal) -> Draft:
    """Return the certificate that `by` could issue now, or everything that stands in its way."""
    facts, today = law_facts(case, at), london_day(at)
    reasons = tuple(Stop(reason, next_step(reason)) for reason in reasons_against(facts))
    before, after = appeal_dates(facts, today)
    problem, words = "", None
    if not reasons:
        numbered = Numbered(NOT_NUMBERED.number, NOT_NUMBERED.check_code, today)
        try:
            words = put_into_words(compose(case, facts, numbered, by=by))
        except ContentNotAllowed as unwritable:
            problem = str(CannotWrite(unwritable))
    return Draft(reasons, problem, words, before, after, no_mediation_clock(facts))


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


def count_check(client: str, on: date, *, unknown: bool) -> bool:
    """Count one public question, and tell whether this client may go on asking in this hour.

    `client` is its network address, kept only as a keyed hash that changes every day.
    """
    hashed = salted_hmac("evenhand.check", f"{on}:{client}", algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_count_certificate_check(%s, %s)", [hashed, unknown])
        (unknowns,) = cursor.fetchone()
    return bool(unknowns <= CHECKS_AN_HOUR)


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
