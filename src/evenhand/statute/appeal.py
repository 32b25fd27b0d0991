"""The time for appealing to the First-tier Tribunal, and how its rule 12 moves a last day.

Source: HESC Rules (SI 2008/2699) rr.12 and 20(1)(c).
"""

from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from evenhand.statute.contact import is_barred, notice_sent, sent_remark
from evenhand.statute.counting import within_months
from evenhand.statute.deadline import Deadline, deadline, made_once
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import amount
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
from evenhand.statute.working_days import CALENDARS, Calendars, WorkingDays

LONDON = ZoneInfo("Europe/London")
NOTICE_LIMB = "hesc_r20_1_c.notice_limb"
CERTIFICATE_LIMB = "hesc_r20_1_c.certificate_limb"
_AUGUST = 8


class Limbs(NamedTuple):
    """The two periods of r.20(1)(c) and the later of their ends."""

    notice: date
    certificate: date | None
    raw: date


def limbs(sent: date, certificate_issued: date | None) -> Limbs:
    """Return two months from sending, one month from the certificate's issue, and the later."""
    notice = _months(NOTICE_LIMB, sent)
    if certificate_issued is None:
        return Limbs(notice, None, notice)
    certificate = _months(CERTIFICATE_LIMB, certificate_issued)
    return Limbs(notice, certificate, max(notice, certificate))


def window_end(day: date) -> date | None:
    """Return the end of the window of r.12(3)(a) that `day` is in: 31 August, or 1 January."""
    if day.month == _AUGUST:
        return date(day.year, 8, 31)
    if (day.month, day.day) == (1, 1):
        return day
    return date(day.year + 1, 1, 1) if day >= date(day.year, 12, 25) else None


def adjusted(raw: date, double: R12Double = R12Double.LITERAL, calendar: WorkingDays | None = None) -> date:
    """Return the day to which rule 12 moves the last day of an appeal; the same day if it does not."""
    days = calendar or CALENDARS.tribunal
    end = window_end(raw)
    if end is not None:
        return days.after(end, 1)
    moved = days.on_or_after(raw)
    again = window_end(moved)
    return days.after(again, 1) if again is not None and double is R12Double.COMBINED else moved


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
    raw, calendar = _months(parameter, day), calendars.tribunal
    other = R12Double.COMBINED if used is R12Double.LITERAL else R12Double.LITERAL
    moved, elsewhere = adjusted(raw, used, calendar), adjusted(raw, other, calendar)
    note = ReadingUsed("r12_double", used.value, ((other.value, elsewhere),))
    notes = () if moved == elsewhere else (note,)
    clock = deadline(APPEAL, (fact, day), raw, raw, calendars, notes, remarks)
    return clock._replace(safe_on=calendar.on_or_before(raw), may_accept_until=moved)


def _later(by_notice: Deadline, by_certificate: Deadline) -> Deadline:
    return by_certificate if by_certificate.due_on > by_notice.due_on else by_notice


def _months(parameter: str, day: date) -> date:
    return within_months(day, amount(parameter, day))


def _remarks(facts: Facts, readings: Readings) -> tuple[Remark, ...]:
    sent = sent_remark(facts.notice_sent)
    if not facts.gateway.certificate_required:
        return (*sent, Remark.PLACEMENT_ONLY)
    if facts.certificate_issued is None and not is_barred(facts, readings):
        return (*sent, Remark.CERTIFICATE_MAY_GIVE_LONGER)
    return sent


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
