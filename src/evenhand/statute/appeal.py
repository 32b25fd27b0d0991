"""The time for appealing to the First-tier Tribunal, and how its rule 12 moves a last day.

Source: HESC Rules (SI 2008/2699) rr.12 and 20(1)(c).
"""

from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from evenhand.statute.contact import is_barred, notice_sent, sent_remark
from evenhand.statute.counting import within_months
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import amount
from evenhand.statute.in_force import rule_set as rule_set_on
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
_AUGUST = 8


class Limbs(NamedTuple):
    """The two periods of r.20(1)(c) and the later of their ends."""

    notice: date
    certificate: date | None
    raw: date


def limbs(sent: date, certificate_issued: date | None) -> Limbs:
    """Return two months from sending, one month from the certificate's issue, and the later."""
    notice = within_months(sent, amount("hesc_r20_1_c.notice_limb", sent))
    if certificate_issued is None:
        return Limbs(notice, None, notice)
    month = amount("hesc_r20_1_c.certificate_limb", certificate_issued)
    certificate = within_months(certificate_issued, month)
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
    sent = notice_sent(facts)
    if sent is None or not facts.gateway.appeal_right:
        return None
    certificate, first = _certificate(facts, readings), _surest_certificate(facts)
    used = limbs(sent[1], certificate[1] if certificate else None)
    least = limbs(sent[1], first[1] if first else None).raw
    by_certificate = certificate is not None and used.raw != used.notice
    counted = certificate if by_certificate and certificate is not None else sent
    moved = adjusted(used.raw, readings.r12_double, calendars.tribunal)
    return Deadline(
        APPEAL.id,
        APPEAL.owner,
        counted[1],
        counted[0],
        used.raw,
        calendars.tribunal.on_or_before(min(least, used.raw)),
        moved,
        (sent,) if certificate is None else (sent, certificate),
        _notes(facts, readings, sent[1], used.raw, calendars),
        _remarks(facts, readings),
        rule_set_on(counted[1]).id,
        calendars.version,
    )


def latest_time(day: date) -> datetime:
    """Return 5pm in London on `day`, the latest time to tell a family (r.12(1))."""
    return datetime.combine(day, time(amount("hesc_r12_1.hour", day)), tzinfo=LONDON)


def is_received_in_time(raw: date, received_at: datetime, readings: Readings = DEFAULT) -> bool:
    """Tell whether an appeal received at that moment was in time, for a last day of `raw`."""
    last = adjusted(raw, readings.r12_double)
    if readings.five_pm is FivePm.APPLIES:
        return received_at <= latest_time(last)
    return received_at.astimezone(LONDON).date() <= last


def _surest_certificate(facts: Facts) -> tuple[str, date] | None:
    """Return the certificate whose month nobody can dispute."""
    if facts.certificate_issued is None or not facts.gateway.certificate_required:
        return None
    return ("certificate_issued", facts.certificate_issued)


def _certificate(facts: Facts, readings: Readings) -> tuple[str, date] | None:
    certificate = _surest_certificate(facts)
    issued, second = facts.certificate_issued, facts.second_certificate_issued
    if certificate is None and readings.section_i_only_cert is SectionIOnlyCertificate.COUNTS and issued:
        certificate = ("certificate_issued", issued)
    by_second = readings.second_cert_after_deemed is SecondCertificateAfterDeemed.SECOND_CERTIFICATE
    if by_second and certificate is not None and second is not None and second > certificate[1]:
        return ("second_certificate_issued", second)
    return certificate


def _remarks(facts: Facts, readings: Readings) -> tuple[Remark, ...]:
    if not facts.gateway.certificate_required:
        return (*sent_remark(facts), Remark.PLACEMENT_ONLY)
    if facts.certificate_issued is None and not is_barred(facts, readings):
        return (*sent_remark(facts), Remark.CERTIFICATE_MAY_GIVE_LONGER)
    return sent_remark(facts)


def _notes(
    facts: Facts, readings: Readings, sent: date, raw: date, calendars: Calendars
) -> tuple[ReadingUsed, ...]:
    notes = []
    other = R12Double.COMBINED if readings.r12_double is R12Double.LITERAL else R12Double.LITERAL
    moved = [adjusted(raw, reading, calendars.tribunal) for reading in (readings.r12_double, other)]
    if moved[0] != moved[1]:
        notes.append(ReadingUsed("r12_double", readings.r12_double.value, ((other.value, moved[1]),)))
    if facts.certificate_issued is None:
        return tuple(notes)
    turns_on = []
    if not facts.gateway.certificate_required:
        turns_on.append("section_i_only_cert")
    if facts.second_certificate_issued is not None:
        turns_on.append("second_cert_after_deemed")
    for switch in turns_on:
        reading = getattr(readings, switch)
        others = []
        for name in type(reading):
            if name is not reading:
                certificate = _certificate(facts, readings.with_reading(switch, name))
                others.append((name.value, limbs(sent, certificate[1] if certificate else None).raw))
        notes.append(ReadingUsed(switch, reading.value, tuple(others)))
    return tuple(notes)
