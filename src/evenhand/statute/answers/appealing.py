"""Answers on the time for appeals and claims: HESC Rules rr.12 and 20, Equality Act 2010 Sch 17."""

from collections.abc import Sequence
from datetime import date, datetime

from evenhand.statute.answers.stating import Results, states
from evenhand.statute.answers.whose_right import sections
from evenhand.statute.appeal import LONDON, appeal_clock, is_received_in_time, latest_time
from evenhand.statute.discrimination import claim_by, has_window_grace
from evenhand.statute.facts import Facts
from evenhand.statute.limbs import limbs
from evenhand.statute.readings import DEFAULT, Readings
from evenhand.statute.working_days import CALENDARS

CLAIM = "disability_discrimination"


def appeal_dates(facts: Facts, readings: Readings = DEFAULT) -> Results:
    """Return the two limbs, the later one, the day rule 12 moves it to, and the safe day."""
    clock = appeal_clock(facts, readings)
    if clock is None:
        return dict.fromkeys(
            ("limb_notice", "limb_certificate", "raw_deadline", "appeal_by", "safe_appeal_by")
        )
    found = limbs(clock.facts[0][1], clock.facts[1][1] if len(clock.facts) > 1 else None)
    return {
        "limb_notice": found.notice,
        "limb_certificate": found.certificate,
        "raw_deadline": clock.due_on,
        "appeal_by": clock.may_accept_until,
        "safe_appeal_by": clock.safe_on,
    }


@states("hesc_r20.month_not_30_days")
@states("hesc_r20_1_c.appeal_deadline")
def appeal_deadline(notice_sent: date | None = None, certificate_issued: date | None = None) -> Results:
    """State the later of the two limbs, in months and never in days."""
    return appeal_dates(Facts(notice_sent=notice_sent, certificate_issued=certificate_issued))


@states("hesc_r20.issue_not_receipt")
def issue_not_receipt(
    notice_sent: date | None = None,
    certificate_issued: date | None = None,
    certificate_received: date | None = None,
) -> Results:
    """State that the month does not run from the day the certificate came."""
    return appeal_dates(Facts(notice_sent=notice_sent, certificate_issued=certificate_issued))


@states("hesc_r12.interaction", "r12_double")
def moved_twice(
    readings: Readings, notice_sent: date | None = None, certificate_issued: date | None = None
) -> Results:
    """State what happens when r.12(2) moves a day into August or Christmas."""
    return appeal_dates(Facts(notice_sent=notice_sent, certificate_issued=certificate_issued), readings)


@states("hesc_r20.section_I_only_with_voluntary_mediation", "section_i_only_cert")
def placement_only(
    readings: Readings,
    notice_sent: date | None = None,
    certificate_issued: date | None = None,
    appeal_about: Sequence[str] | None = None,
) -> Results:
    """State that a certificate does not safely extend an appeal about placement only."""
    facts = Facts(
        notice_sent=notice_sent, certificate_issued=certificate_issued, appeal_about=sections(appeal_about)
    )
    required = facts.gateway.certificate_required
    return {"certificate_required": required} | appeal_dates(facts, readings)


@states("hesc_r12_1.five_pm", "five_pm")
def five_pm(
    readings: Readings, raw_deadline: date, application_received_at: datetime | None = None
) -> Results:
    """State the hour by which an appeal must have arrived."""
    at = application_received_at
    if at is not None and at.tzinfo is None:
        at = at.replace(tzinfo=LONDON)
    return {
        "safe_latest_time": latest_time(CALENDARS.tribunal.on_or_before(raw_deadline)),
        "in_time": at is not None and is_received_in_time(raw_deadline, at, readings),
    }


@states("hesc_r12.discrimination_claims", "discrimination_grace")
def discrimination_claims(readings: Readings, on: date, case: str = CLAIM) -> Results:
    """State whether the August and Christmas grace was open on a day; to appeals it always is."""
    return {"august_start_grace": case != CLAIM or has_window_grace(on, readings)}


@states("eqa_sch17.claim_time")
def claim_time(conduct_date: date, claim: str = CLAIM) -> Results:
    """State the six months of a discrimination claim, as a signpost."""
    if claim != CLAIM:
        raise ValueError(f"the claim {claim!r} is not known; this rule speaks of {CLAIM!r}")
    last = claim_by(conduct_date)
    return {"claim_by": last, "certificate_required": False, "august_rule_applies": has_window_grace(last)}
