"""Answers on contact with the adviser: regs 33 and 34(2)-(3), and SI 2015/62 reg 20."""

from datetime import date

from evenhand.statute.answers.stating import Results, states
from evenhand.statute.arrange import thirty_days
from evenhand.statute.certificate import after_mediation_clock, no_mediation_clock
from evenhand.statute.contact import bar_clock, contact_clock, contact_is_in_time, is_barred
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts
from evenhand.statute.leave import leave
from evenhand.statute.limbs import limbs
from evenhand.statute.readings import LateContactMediation, Readings

CERTIFICATE = "certificate"
LEAVE = "application_for_leave_to_FTT"


def due(clock: Deadline | None) -> date | None:
    """Return a clock's legal date; None if there is no clock."""
    return None if clock is None else clock.due_on


def safe(clock: Deadline | None) -> date | None:
    """Return a clock's safe date; None if there is no clock."""
    return None if clock is None else clock.safe_on


@states("reg33.contact_adviser")
def contact_adviser(notice_sent: date | None = None, notice_dated: date | None = None) -> Results:
    """State the two months for contact."""
    clock = contact_clock(Facts(notice_sent=notice_sent, notice_dated=notice_dated))
    return {"contact_by": due(clock), "safe_contact_by": safe(clock)}


@states("reg33.receipt_is_irrelevant")
def receipt_is_irrelevant(
    notice_sent: date | None = None, notice_dated: date | None = None, notice_received: date | None = None
) -> Results:
    """State that the two months do not run from receipt."""
    facts = Facts(notice_sent=notice_sent, notice_dated=notice_dated, notice_received=notice_received)
    clock = contact_clock(facts)
    return {"contact_by": due(clock), "safe_contact_by": safe(clock)}


@states("reg33.vs.reg34_2", "notice_date_basis")
def sent_or_dated(
    readings: Readings,
    notice_sent: date | None = None,
    notice_dated: date | None = None,
    notice_received: date | None = None,
) -> Results:
    """State both two-month tests side by side."""
    facts = Facts(notice_sent=notice_sent, notice_dated=notice_dated, notice_received=notice_received)
    clock, bar = contact_clock(facts), bar_clock(facts, readings)
    return {"contact_by": due(clock), "safe_contact_by": safe(clock), "s55_4_bar_after": due(bar)}


@states("reg33.contact_is_enough")
def contact_is_enough(
    notice_sent: date | None = None,
    first_contact: date | None = None,
    told_adviser_no_mediation: date | None = None,
) -> Results:
    """State that contact alone must be in time; the decision may follow."""
    facts = Facts(
        notice_sent=notice_sent,
        first_contact=first_contact,
        told_adviser_no_mediation=told_adviser_no_mediation,
    )
    return {
        "contact_in_time": contact_is_in_time(facts).in_time is True,
        "adviser_may_issue_s55_4": _may_issue(facts),
        "certificate_no_mediation_by": due(no_mediation_clock(facts)),
    }


@states("reg34_2.late_contact_bar")
def late_contact_bar(
    notice_sent: date | None = None,
    notice_dated: date | None = None,
    first_contact: date | None = None,
    wants_mediation: bool | None = None,
) -> Results:
    """State what late contact closes, and the door that stays open."""
    facts = Facts(notice_sent=notice_sent, notice_dated=notice_dated, first_contact=first_contact)
    may_issue = _may_issue(facts)
    return {
        "contact_in_time": contact_is_in_time(facts).in_time is True,
        "adviser_may_issue_s55_4": may_issue,
        "route": CERTIFICATE if may_issue or wants_mediation else LEAVE,
    }


@states("reg34_2.late_contact_wants_mediation", "late_contact_mediation")
def late_contact_wants_mediation(
    readings: Readings,
    notice_sent: date | None = None,
    first_contact: date | None = None,
    la_informed: date | None = None,
    wants_mediation: bool | None = None,
    mediation_concluded: date | None = None,
) -> Results:
    """State that mediation must still be arranged after late contact, and whether it earns a certificate."""
    facts = Facts(
        notice_sent=notice_sent,
        first_contact=first_contact,
        la_informed=la_informed,
        mediation_concluded=mediation_concluded,
    )
    in_time = contact_is_in_time(facts).in_time is True
    earns = bool(wants_mediation) and readings.late_contact_mediation is LateContactMediation.TEXT
    return {
        "contact_in_time": in_time,
        "la_must_arrange_by": None if la_informed is None else thirty_days(la_informed),
        "s55_5_certificate_by": due(after_mediation_clock(facts, readings)),
        "route": CERTIFICATE if in_time or earns else LEAVE,
        "also_advise": None if in_time else "apply_for_leave_now",
    }


@states("reg34_3.leave_without_certificate")
def leave_without_certificate(
    notice_sent: date, first_contact: date | None = None, certificate_issued: date | None = None
) -> Results:
    """State when the Tribunal's leave is needed. No contact means that none was ever made."""
    facts = Facts(notice_sent=notice_sent, first_contact=first_contact, certificate_issued=certificate_issued)
    found = leave(facts)
    return {
        "certificate_possible_s55_4": _may_issue(facts),
        "leave_required": found.needed,
        "leave_conditions": found.conditions,
        "appeal_notice_limb": limbs(notice_sent, None).notice,
        "needs_extension_of_time": found.needs_extension_of_time,
    }


def _may_issue(facts: Facts) -> bool:
    return facts.contact is not None and not is_barred(facts)
