"""The pages of certificates for staff, built before anything is drawn."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse

from evenhand.design.deadline_cards import deadline_card
from evenhand.design.models import DateCard, Link, Refusal, Row, Tag
from evenhand.domain.certificates.queries import Draft, Shown
from evenhand.domain.certificates.states import CertificateState
from evenhand.domain.certificates.wording import CertificateWords
from evenhand.statute.deadline import Deadline

TONES = {
    CertificateState.ISSUED: "good",
    CertificateState.REPLACED: "soon",
    CertificateState.WITHDRAWN: "late",
}
_PLACEHOLDER = "Given when it is issued"


@dataclass(frozen=True)
class Confirmation:
    """What will be issued, and what it does to the time to appeal."""

    authority: str
    findings: tuple[str, ...]
    rows: tuple[Row, ...]
    due: DateCard | None
    before: DateCard | None
    after: DateCard | None
    fingerprint: str
    may_issue: bool
    post_url: str


@dataclass(frozen=True)
class Issued:
    """One certificate as it stands."""

    number: str
    tag: Tag
    rows: tuple[Row, ...]
    findings: tuple[str, ...]
    ended: str
    pdf_url: str
    actions: tuple[Link, ...]


@dataclass(frozen=True)
class Page:
    """The certificate of a case: what stands, what could be issued, or why nothing can."""

    title: str
    reference: str
    case_url: str
    current: Issued | None
    confirmation: Confirmation | None
    refusals: tuple[Refusal, ...]
    earlier: tuple[Issued, ...]
    just_issued: bool
    ask_late_url: str = ""
    """Where a manager's decision after late contact is asked for, while nobody has."""


def page(
    case: Any, found: list[Shown], draft: Draft | None, *, today: date, may_issue: bool, just_issued: bool
) -> Page:
    """Return the page of a case's certificate."""
    shown = [issued(one, case.id, may_issue=may_issue) for one in found]
    current = shown[0] if found and found[0].state == CertificateState.ISSUED else None
    return Page(
        title=f"Certificate {current.number}" if current else _title(draft),
        reference=case.reference,
        case_url=f"/cases/{case.id}/",
        current=current,
        confirmation=confirmation(case, draft, today, may_issue) if draft and draft.may_be_issued else None,
        refusals=refusals(case, draft) if draft else (),
        earlier=tuple(shown[1:] if current else shown),
        just_issued=just_issued and current is not None,
        ask_late_url=reverse("certificates:late", args=[case.id])
        if draft and draft.waits_for_decision and not draft.late_is_asked and may_issue
        else "",
    )


def confirmation(case: Any, draft: Draft, today: date, may_issue: bool) -> Confirmation:
    """Return what the adviser confirms."""
    words = draft.words
    assert words is not None  # a draft that may be issued has words
    return Confirmation(
        authority=words.authority,
        findings=words.findings,
        rows=_rows(words, number=_PLACEHOLDER),
        due=_card(draft.due, today, "Issue the certificate"),
        before=_card(draft.appeal_before, today, "The family’s appeal, without a certificate"),
        after=_card(draft.appeal_after, today, "The family’s appeal, if you issue today"),
        fingerprint=draft.fingerprint,
        may_issue=may_issue,
        post_url=reverse("certificates:issue", args=[case.id]),
    )


def refusals(case: Any, draft: Draft) -> tuple[Refusal, ...]:
    """Return each reason why nothing can be issued, with what to do and where the law says so."""
    back = Link("Back to the case", f"/cases/{case.id}/")
    stops = [
        Refusal(title=stop.reason.sentence, reason=stop.next, doors=(back,), source=str(stop.reason.source))
        for stop in draft.stops
    ]
    if draft.problem:
        stops.append(
            Refusal(title="The certificate cannot be written yet.", reason=draft.problem, doors=(back,))
        )
    return tuple(stops)


def issued(certificate: Shown, case_id: Any, *, may_issue: bool) -> Issued:
    """Return one certificate, with what may be done with it."""
    names = (case_id, certificate.number)
    stands = certificate.state == CertificateState.ISSUED
    actions = (
        (
            Link(
                "Replace it", reverse("certificates:reissue", args=names), hidden="because of a mistake on it"
            ),
            Link("Withdraw it", reverse("certificates:withdraw", args=names), hidden="because it is not due"),
        )
        if stands and may_issue
        else ()
    )
    return Issued(
        number=certificate.number,
        tag=Tag(certificate.state.label, TONES[certificate.state]),
        rows=(
            *_rows(certificate.words, number=certificate.number),
            Row("Check code", certificate.check_code),
        ),
        findings=certificate.words.findings,
        ended=_ended(certificate),
        pdf_url=reverse("certificates:pdf", args=names) if certificate.is_ready else "",
        actions=actions,
    )


def _ended(certificate: Shown) -> str:
    if certificate.replaced_by:
        return f"{certificate.why_ended} Certificate {certificate.replaced_by} took its place."
    return certificate.why_ended


def _rows(words: CertificateWords, *, number: str) -> tuple[Row, ...]:
    return tuple(
        Row(what, number if what == "Certificate number" else entry) for what, entry in words.particulars
    )


def _card(deadline: Deadline | None, today: date, title: str) -> DateCard | None:
    if deadline is None:
        return None
    return replace(deadline_card(deadline, today, heading_level=3), title=title)


def _title(draft: Draft | None) -> str:
    return "Issue a certificate" if draft and draft.may_be_issued else "No certificate can be issued now"
