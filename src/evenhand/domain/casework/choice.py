"""The family's choice: what it can be, and what follows from it by the law. Decides nothing but the next move."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import models

from evenhand.domain.cases.facts import FactKind
from evenhand.domain.cases.states import CASE, CaseState
from evenhand.statute.certificate import may_issue_s55_4
from evenhand.statute.facts import Facts
from evenhand.statute.readings import Readings


class Choice(models.TextChoices):
    """What a family can choose. The order is that of every page: fixed, and no one first for a reason."""

    MEDIATION = "mediation", "Mediation"
    NO_MEDIATION = "no_mediation", "A certificate without mediation"
    UNDECIDED = "undecided", "Not decided yet"


FACT_OF = {
    Choice.MEDIATION: FactKind.TOLD_WANTS,
    Choice.NO_MEDIATION: FactKind.TOLD_NO,
    Choice.UNDECIDED: FactKind.TOLD_UNDECIDED,
}


# What has happened in a mediation, as it is before one is wanted.
NO_MEDIATION_YET: dict[str, Any] = {
    "la_informed": None,
    "icbs_notified": (),
    "commissioners_told": None,
    "la_notified_cannot_arrange": None,
    "adviser_knows_not_arranged": None,
    "meeting_on": None,
    "meeting_fixed": None,
    "told_of_meeting": None,
    "short_notice_accepted": None,
    "authority_named": None,
    "authority_lacking": None,
    "first_session": None,
    "mediation_concluded": None,
}


def supposing_told(facts: Facts, choice: Choice, told_on: date, handed_over_on: date | None = None) -> Facts:
    """Return the facts as they would be once the family has said this on that day.

    Saying the same again leaves the first day standing; a change of mind starts anew (see cases/facts.py), and
    takes what belongs to a mediation with it. A wish to mediate tells the council on `handed_over_on`.
    """
    no, yes = facts.told_adviser_no_mediation, facts.told_adviser_wants_mediation
    if choice != Choice.MEDIATION or yes is None:
        facts = replace(facts, **NO_MEDIATION_YET)
    if choice == Choice.MEDIATION:
        facts = replace(facts, la_informed=facts.la_informed or handed_over_on)
    return replace(
        facts,
        told_adviser_no_mediation=min(filter(None, (no, told_on))) if choice == Choice.NO_MEDIATION else None,
        told_adviser_wants_mediation=min(filter(None, (yes, told_on)))
        if choice == Choice.MEDIATION
        else None,
    )


def move_of(choice: Choice, facts: Facts, readings: Readings) -> str:
    """Return the move of the case that a choice leads to, by the facts with the choice in them.

    A "no" leads where the law leads: no certificate is needed (s.55(2)); one stands already; contact came after
    reg 34(2)'s two months, so that the Tribunal must be asked for leave (reg 34(3)); or one is now due.
    """
    if choice == Choice.MEDIATION:
        return "choose_mediation"
    if choice == Choice.UNDECIDED:
        return "stay_undecided"
    if not facts.gateway.certificate_required:
        return "find_certificate_not_needed"
    if facts.certificate_issued:
        return "keep_certificate"
    return "signpost_leave" if is_late(facts, readings) else "choose_no_mediation"


def is_late(facts: Facts, readings: Readings) -> bool:
    """Tell whether the adviser may not issue a certificate because contact came too late (reg 34(2))."""
    return any(reason.code == "late_contact" for reason in may_issue_s55_4(facts, readings).reasons)


def correction_of_state(state: str, facts: Facts, readings: Readings) -> str:
    """Return the move that corrected facts call for, or nothing: where a "no" led may turn out to be wrong."""
    needed, said_no = facts.gateway.certificate_required, facts.told_adviser_no_mediation is not None
    if state == CaseState.NOT_NEEDED and needed:
        return "find_certificate_needed"
    if not said_no:
        return ""
    if not needed:
        led = (CaseState.NO_MEDIATION, CaseState.LEAVE_SIGNPOSTED)
        return "find_certificate_not_needed" if state in led else ""
    if state == CaseState.ENQUIRY:
        return "signpost_leave" if is_late(facts, readings) else "choose_no_mediation"
    if state == CaseState.LEAVE_SIGNPOSTED and not is_late(facts, readings):
        return "find_contact_in_time"
    if state == CaseState.NO_MEDIATION and is_late(facts, readings):
        return "signpost_leave"
    return ""


def target_of(move: str) -> str:
    """Return the state that a move of the case leads to."""
    return next(row.target for row in CASE.moves if row.name == move)
