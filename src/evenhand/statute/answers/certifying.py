"""Answers on certificates: regs 34(1) and 39(1)-(3)."""

from collections.abc import Sequence
from datetime import date

from evenhand.statute.answers.arranging import Received, receipts
from evenhand.statute.answers.contacting import due, safe
from evenhand.statute.answers.stating import Results, states
from evenhand.statute.appeal import appeal_clock
from evenhand.statute.arrange import arrange_clock, thirty_days
from evenhand.statute.certificate import after_mediation_clock, deemed_clock, no_mediation_clock
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts
from evenhand.statute.readings import DEFAULT, Readings

S55_4 = "s55_4"
S55_5 = "s55_5"


@states("reg34_1.certificate_no_mediation")
def certificate_no_mediation(
    told_adviser_no_mediation: date | None = None,
    first_contact_in_time: bool = True,
    information_and_advice_given: bool = True,
) -> Results:
    """State the three working days; information not yet given does not stop them."""
    given = told_adviser_no_mediation if information_and_advice_given else None
    facts = Facts(told_adviser_no_mediation=told_adviser_no_mediation, information_given=given)
    clock = no_mediation_clock(facts) if first_contact_in_time else None
    return {"certificate_no_mediation_by": due(clock)}


@states("reg34_1.changed_mind")
def changed_mind(
    notice_sent: date | None = None,
    first_contact: date | None = None,
    told_adviser_wants_mediation: date | None = None,
    told_adviser_no_mediation: date | None = None,
) -> Results:
    """State that the days run from the change of mind, and which certificate it is."""
    facts = Facts(
        notice_sent=notice_sent,
        first_contact=first_contact,
        told_adviser_wants_mediation=told_adviser_wants_mediation,
        told_adviser_no_mediation=told_adviser_no_mediation,
    )
    clock = no_mediation_clock(facts)
    return {"certificate_no_mediation_by": due(clock), "certificate_type": S55_4 if clock else None}


@states("reg34_1.vs.information_session", "info_session")
def information_session(
    readings: Readings,
    told_adviser_no_mediation_first: date | None = None,
    information_session_held: date | None = None,
    told_adviser_no_mediation_again: date | None = None,
) -> Results:
    """State whether a booked session holds up the three working days."""
    said = [information_session_held, told_adviser_no_mediation_again]
    informed = None if information_session_held is None else max(day for day in said if day is not None)
    facts = Facts(told_adviser_no_mediation=told_adviser_no_mediation_first, information_given=informed)
    return {
        "certificate_no_mediation_by": due(no_mediation_clock(facts, readings)),
        "information_due_by": due(no_mediation_clock(facts)),
    }


@states("reg39_1.certificate_after_mediation")
def certificate_after_mediation(
    mediation_concluded: date | None = None, before_appeal: bool = True
) -> Results:
    """State the three working days after the mediation, agreement or not."""
    lodged = None if before_appeal else mediation_concluded
    clock = after_mediation_clock(Facts(mediation_concluded=mediation_concluded, appeal_lodged=lodged))
    return {"certificate_after_mediation_by": due(clock), "certificate_type": _s55_5(clock)}


@states("reg39_1.two_sessions", "multi_session")
def two_sessions(
    readings: Readings, sessions: Sequence[date] = (), final_session: date | None = None
) -> Results:
    """State which of several meetings starts the days."""
    facts = Facts(first_session=min(sessions, default=None), mediation_concluded=final_session)
    clock = after_mediation_clock(facts, readings)
    return {
        "certificate_after_mediation_by": due(clock),
        "certificate_type": _s55_5(clock),
        "offer_family": "may_end_mediation_after_any_session",
    }


@states("reg39_2.no_deemed_certificate_for_health_only")
def no_deemed_for_health_only(
    today: date,
    issues: Sequence[str] = ("health",),
    commissioner_received_notification: Received = None,
    mediation_held: bool = False,
) -> Results:
    """State that a health body's missed date brings no certificate."""
    if set(issues) != {"health"}:
        raise ValueError("this rule speaks of health-only cases")
    received = commissioner_received_notification
    facts = Facts(health_only=True, icbs_notified=receipts(received), la_notified_cannot_arrange=today)
    last = due(arrange_clock(facts))
    overdue = last is not None and today > last and not mediation_held
    return {
        "deemed_certificate": due(deemed_clock(facts)),
        "arrange_by": last,
        "overdue_party": "responsible_commissioning_body" if overdue else None,
    }


@states("reg39_3.deemed_certificate")
def deemed_certificate(
    la_informed: date | None = None,
    la_notified_adviser_cannot_arrange: date | None = None,
    health_only: bool = False,
) -> Results:
    """State the three working days after the council says that it cannot arrange in time."""
    facts = Facts(
        la_informed=la_informed,
        la_notified_cannot_arrange=la_notified_adviser_cannot_arrange,
        health_only=health_only,
    )
    clock = deemed_clock(facts)
    return {
        "arrange_by": due(arrange_clock(facts)),
        "deemed_certificate_by": due(clock),
        "certificate_type": _s55_5(clock),
    }


@states("reg39_3.la_silent", "deemed_on_own_knowledge")
def la_silent(
    readings: Readings,
    la_informed: date | None = None,
    la_notified_adviser_cannot_arrange: date | None = None,
    adviser_knows_not_arranged_on: date | None = None,
) -> Results:
    """State what follows when the days have gone and the council says nothing."""
    facts = Facts(
        la_informed=la_informed,
        la_notified_cannot_arrange=la_notified_adviser_cannot_arrange,
        adviser_knows_not_arranged=adviser_knows_not_arranged_on,
    )
    return {
        "arrange_by": None if la_informed is None else thirty_days(la_informed),
        "deemed_certificate_by": due(deemed_clock(facts, readings)),
        "policy_switch": "deemed_on_own_knowledge",
    }


@states("reg39_3.later_mediation_no_second_month", "second_cert_after_deemed")
def later_mediation(
    readings: Readings,
    notice_sent: date | None = None,
    deemed_certificate_issued: date | None = None,
    mediation_later_concluded: date | None = None,
) -> Results:
    """State that a deemed certificate starts the only safe month."""
    # A second certificate, if there is one, is taken to be issued on the last day for it.
    second = due(after_mediation_clock(Facts(mediation_concluded=mediation_later_concluded), DEFAULT))
    facts = Facts(
        notice_sent=notice_sent,
        certificate_issued=deemed_certificate_issued,
        second_certificate_issued=second,
    )
    clock = appeal_clock(facts, readings)
    return {"appeal_by": None if clock is None else clock.may_accept_until, "safe_appeal_by": safe(clock)}


def _s55_5(clock: Deadline | None) -> str | None:
    return None if clock is None else S55_5
