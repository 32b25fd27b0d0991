"""The family's page of its certificate: what it says, the dates that follow from it, what to do next."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from evenhand.design.deadline_cards import deadline_card
from evenhand.design.models import DateCard, Row
from evenhand.domain.certificates.queries import Shown
from evenhand.domain.certificates.states import CertificateState
from evenhand.statute.deadline import Deadline


@dataclass(frozen=True)
class Page:
    """One certificate and its cover note; `number` is empty when there is none in force."""

    number: str
    authority: str
    findings: tuple[str, ...]
    rows: tuple[Row, ...]
    how_to_check: tuple[str, ...]
    pdf_url: str
    appeal: DateCard | None
    ended: tuple[str, ...]
    case_url: str


def page(case_id: object, found: list[Shown], appeal: Deadline | None, today: date) -> Page:
    """Return the page of the certificates that a family has had, the one in force first."""
    case_url = f"/my/{case_id}/"
    ended = tuple(_ended(one) for one in found if one.state != CertificateState.ISSUED)
    if not found or found[0].state != CertificateState.ISSUED:
        return Page("", "", (), (), (), "", None, ended, case_url)
    words, number = found[0].words, found[0].number
    return Page(
        number=number,
        authority=words.authority,
        findings=words.findings,
        rows=(*(Row(*pair) for pair in words.particulars), Row("Check code", found[0].check_code)),
        how_to_check=words.how_to_check,
        pdf_url=reverse("my-certificate:pdf", args=[case_id, number]) if found[0].is_ready else "",
        appeal=deadline_card(appeal, today, certified=True) if appeal else None,
        ended=ended,
        case_url=case_url,
    )


def _ended(one: Shown) -> str:
    if one.replaced_by:
        return f"Certificate {one.number} was replaced by {one.replaced_by}. Please use only the new one."
    return f"Certificate {one.number} was withdrawn. {one.why_ended} Please do not use it."
