"""Answers on the 30 days for arranging mediation: reg 36(2)."""

from collections.abc import Sequence
from datetime import date

from evenhand.statute.answers.contacting import due
from evenhand.statute.answers.stating import Results, states
from evenhand.statute.arrange import (
    arrange_clock,
    is_arranged_in_time,
    notify_clock,
    thirty_days,
)
from evenhand.statute.facts import Facts
from evenhand.statute.readings import FamilyDelay, Readings, ThirtyDayMeaning

LOCAL_AUTHORITY = "local_authority"
HEALTH_BODY = "responsible_commissioning_body"
HEALTH_BODIES = "responsible_commissioning_bodies_jointly"
HEALTH = "health"

Received = date | Sequence[date] | None


def receipts(received: Received) -> tuple[date, ...]:
    """Return when each health body heard, whether one date is given, several or none."""
    if received is None:
        return ()
    return (received,) if isinstance(received, date) else tuple(received)


@states("reg35_2.notify_commissioners")
@states("reg35_3.health_only")
@states("reg35_3.la_notifies_late")
@states("reg35_3.two_commissioners", "joint_icb_receipt")
def health(
    readings: Readings,
    issues: Sequence[str],
    la_informed: date | None = None,
    commissioner_received_notification: Received = None,
) -> Results:
    """State who tells whom about health issues, who arranges, and who must take part."""
    received = receipts(commissioner_received_notification)
    facts = Facts(
        la_informed=la_informed,
        icbs_notified=received,
        health_issues=HEALTH in issues,
        health_only=set(issues) == {HEALTH},
    )
    tell_by = due(notify_clock(facts, readings))
    if facts.health_only:
        arranger = HEALTH_BODIES if len(received) > 1 else HEALTH_BODY
        taking_part = ["each_responsible_commissioning_body" if len(received) > 1 else HEALTH_BODY]
    else:
        arranger = LOCAL_AUTHORITY
        taking_part = [LOCAL_AUTHORITY] + ["each_responsible_commissioning_body"] * facts.health_issues
    return {
        "notify_commissioning_bodies_by": tell_by,
        "la_notification_late": tell_by is not None and bool(received) and max(received) > tell_by,
        "arrange_by": due(arrange_clock(facts, readings)),
        "arranger": arranger,
        "must_participate": taking_part,
    }


@states("reg36_2.arrange_30_days")
def arrange_30_days(la_informed: date | None = None, health_issues: bool = False) -> Results:
    """State the council's 30 days; health among other issues leaves them as they are (reg 35(4))."""
    return {"arrange_by": due(arrange_clock(Facts(la_informed=la_informed))), "arranger": LOCAL_AUTHORITY}


@states("reg36_2.arranged_or_held", "thirty_day_meaning")
def arranged_or_held(
    readings: Readings,
    la_informed: date,
    date_fixed_on: date | None = None,
    mediation_date: date | None = None,
) -> Results:
    """State whether the mediation must be held, or only booked, within the 30 days."""
    held = readings.thirty_day_meaning is ThirtyDayMeaning.HELD
    in_time = is_arranged_in_time(la_informed, date_fixed_on, mediation_date, readings)
    return {
        "hold_by": thirty_days(la_informed) if held else None,
        "la_in_time": in_time,
        "deemed_certificate_engaged": not in_time,
    }


@states("reg36_2.delay_at_family_request", "family_delay")
def delay_at_family_request(
    readings: Readings,
    la_informed: date,
    la_offered: date | None = None,
    family_asked_for: date | None = None,
) -> Results:
    """State whether a later date that the family asked for opens the deemed route."""
    last = thirty_days(la_informed)
    by_family = readings.family_delay is FamilyDelay.NO_EXCEPTION
    decides = (family_asked_for or la_offered) if by_family else la_offered
    return {
        "arrange_by": last,
        "deemed_certificate_engaged": decides is None or decides > last,
        "record": "delay_at_family_request" if family_asked_for is not None else None,
    }


@states("reg36_2.who_was_informed", "la_informed_via_provider")
def who_was_informed(
    readings: Readings,
    told_adviser_wants_mediation: date | None = None,
    la_informed: date | None = None,
    provider_is_la_contact_under_reg32f: bool = False,
) -> Results:
    """State whether telling the council's named contact tells the council."""
    facts = Facts(
        told_adviser_wants_mediation=told_adviser_wants_mediation,
        la_informed=la_informed,
        provider_is_la_contact=provider_is_la_contact_under_reg32f,
    )
    return {"arrange_by": due(arrange_clock(facts, readings)), "arranger": LOCAL_AUTHORITY}
