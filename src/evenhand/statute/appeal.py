"""The time for appealing to the First-tier Tribunal, and how its rule 12 moves a last day.

Source: HESC Rules (SI 2008/2699) rr.12 and 20(1)(c).
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from evenhand.statute.contact import is_barred, notice_sent, sent_remark
from evenhand.statute.deadline import Deadline, deadline
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import amount
from evenhand.statute.limbs import CERTIFICATE_LIMB, NOTICE_LIMB, adjusted, limb_end, limbs
from evenhand.statute.memory import made_once
from evenhand.statute.readings import (
    DEFAULT,
    FivePm,
    R12Double,
    Readings,
    ReadingUsed,
    SecondCertificateAfterDeemed,
    SectionIOnlyCertificate,
)
from evenhand.statute.rules import APPEAL, Remark
from evenhand.statute.working_days import CALENDARS, Calendars

LONDON = ZoneInfo("Europe/London")


def appeal_clock(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> Deadline | None:
    """Return the appeal's date: two months only until a certificate is issued, then the later limb."""
    sent, gateway = notice_sent(facts), facts.gateway
    if sent is None or not gateway.appeal_right:
        return None
    issued, remarks = facts.certificate_issued, _remarks(facts, readings)
    by_notice = _limb(NOTICE_LIMB, sent[0], sent[1], readings.r12_double, remarks, calendars)
    if issued is None:
        return by_notice
    if facts.second_certificate_issued is not None or not gateway.certificate_required:
        return _with_disputed_certificate(by_notice, facts, readings, calendars)
    start = ("certificate_issued", issued)
    by_certificate = _limb(CERTIFICATE_LIMB, start[0], issued, readings.r12_double, remarks, calendars)
    later = _later(by_notice, by_certificate)
    rule, owner, day, fact, due, safe, accept, _, notes, _, rules, version = later
    return Deadline(rule, owner, day, fact, due, safe, accept, (sent, start), notes, remarks, rules, version)


def latest_time(day: date) -> datetime:
    """Return 5pm in London on `day`, the latest time to tell a family (r.12(1))."""
    return datetime.combine(day, time(amount("hesc_r12_1.hour", day)), tzinfo=LONDON)


def is_received_in_time(raw: date, received_at: datetime, readings: Readings = DEFAULT) -> bool:
    """Tell whether an appeal received at that moment was in time, for a last day of `raw`."""
    last = adjusted(raw, readings.r12_double)
    if readings.five_pm is FivePm.APPLIES:
        return received_at <= latest_time(last)
    return received_at.astimezone(LONDON).date() <= last


def _with_disputed_certificate(
    by_notice: Deadline, facts: Facts, readings: Readings, calendars: Calendars
) -> Deadline:
    """Return the deadline where it turns on a reading which certificate's month counts, if any does."""

    def with_month_of(certificate: tuple[str, date] | None) -> Deadline:
        if certificate is None:
            return by_notice
        fact, day = certificate
        limb = _limb(CERTIFICATE_LIMB, fact, day, readings.r12_double, by_notice.remarks, calendars)
        return _later(by_notice, limb)

    certificate = _certificate(facts, readings)
    counted, least = with_month_of(certificate), with_month_of(_surest_certificate(facts))
    (sent,) = by_notice.facts
    return counted._replace(
        safe_on=least.safe_on,
        facts=(sent,) if certificate is None else (sent, certificate),
        readings=counted.readings + _turns_on(facts, readings, sent[1]),
    )


def _surest_certificate(facts: Facts) -> tuple[str, date] | None:
    """Return the certificate whose month nobody can dispute."""
    issued = facts.certificate_issued
    return (
        ("certificate_issued", issued) if issued is not None and facts.gateway.certificate_required else None
    )


def _certificate(facts: Facts, readings: Readings) -> tuple[str, date] | None:
    """Return the certificate whose month counts under these readings."""
    certificate, issued = _surest_certificate(facts), facts.certificate_issued
    if certificate is None and issued and readings.section_i_only_cert is SectionIOnlyCertificate.COUNTS:
        certificate = ("certificate_issued", issued)
    second = facts.second_certificate_issued
    by_second = readings.second_cert_after_deemed is SecondCertificateAfterDeemed.SECOND_CERTIFICATE
    if by_second and certificate is not None and second is not None and second > certificate[1]:
        return ("second_certificate_issued", second)
    return certificate


@made_once
def _limb(
    parameter: str,
    fact: str,
    day: date,
    used: R12Double,
    remarks: tuple[Remark, ...],
    calendars: Calendars,
) -> Deadline:
    """Return the deadline as it would be if this limb were the only one."""
    raw, calendar = limb_end(parameter, day), calendars.tribunal
    other = R12Double.COMBINED if used is R12Double.LITERAL else R12Double.LITERAL
    moved, elsewhere = adjusted(raw, used, calendar), adjusted(raw, other, calendar)
    note = ReadingUsed("r12_double", used.value, ((other.value, elsewhere),))
    notes = () if moved == elsewhere else (note,)
    clock = deadline(APPEAL, (fact, day), raw, raw, calendars, notes, remarks)
    return clock._replace(safe_on=calendar.on_or_before(raw), may_accept_until=moved)


def _later(by_notice: Deadline, by_certificate: Deadline) -> Deadline:
    return by_certificate if by_certificate.due_on > by_notice.due_on else by_notice


def _remarks(facts: Facts, readings: Readings) -> tuple[Remark, ...]:
    remarks = sent_remark(facts.notice_sent)
    if not facts.gateway.certificate_required:
        return (*remarks, Remark.PLACEMENT_ONLY)
    if facts.certificate_issued is not None or is_barred(facts, readings):
        return remarks
    return (*remarks, Remark.CERTIFICATE_MAY_GIVE_LONGER)


def _turns_on(facts: Facts, readings: Readings, sent: date) -> tuple[ReadingUsed, ...]:
    """Return the notes of the switches that decide which certificate's month counts."""
    required, second = facts.gateway.certificate_required, facts.second_certificate_issued
    notes = () if required else (_used("section_i_only_cert", facts, readings, sent),)
    return notes if second is None else (*notes, _used("second_cert_after_deemed", facts, readings, sent))


def _used(switch: str, facts: Facts, readings: Readings, sent: date) -> ReadingUsed:
    reading = getattr(readings, switch)
    others = []
    for name in type(reading):
        if name is not reading:
            certificate = _certificate(facts, readings.with_reading(switch, name))
            others.append((name.value, limbs(sent, certificate[1] if certificate else None).raw))
    return ReadingUsed(switch, reading.value, tuple(others))
