"""The family's page of its certificate: what it says, the dates that follow from it, what to do next."""

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from evenhand.design.deadline_cards import deadline_card
from evenhand.design.models import DateCard, Row
from evenhand.design.words import day
from evenhand.domain.certificates.deeming import WARNING, Asking
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


@dataclass(frozen=True)
class AskingPage:
    """What a family reads before it asks while the council is silent, or why it cannot ask."""

    said: str
    why_not: tuple[str, ...]
    warning: tuple[str, ...]
    cards: tuple[DateCard, ...]
    may_ask: bool


def asking_page(asking: Asking, today: date) -> AskingPage:
    """Return the page: the day that has gone, what waiting means, and the time to appeal before and after."""
    said = (
        f"The council had until {day(asking.arrange_by)} to arrange your mediation."
        if asking.arrange_by
        else ""
    )
    why_not = [reason.sentence for reason in asking.reasons]
    if asking.asked_on and not why_not:
        why_not.append(f"You asked for it on {day(asking.asked_on)}. A manager decides about it.")
    return AskingPage(
        said=f"{said} That day has gone." if asking.may_ask else "",
        why_not=tuple(why_not),
        warning=WARNING,
        cards=tuple(_appeals(asking, today)),
        may_ask=asking.may_ask,
    )


def _appeals(asking: Asking, today: date) -> list[DateCard]:
    named = (
        ("Your appeal, without a certificate", asking.appeal_before, False),
        ("Your appeal, if we issue it today", asking.appeal_after, True),
    )
    return [
        replace(deadline_card(each, today, certified=certified, heading_level=3), title=title)
        for title, each, certified in named
        if each is not None
    ]
