"""Contacting the mediation adviser in time, the bar on late certificates, and leave to appeal.

Source: SI 2014/1530 regs 33 and 34(2)-(3); HESC Rules r.19.
"""

from datetime import date

from evenhand.statute.counting import within_months
from evenhand.statute.deadline import Deadline, deadline
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import amount, in_force
from evenhand.statute.memory import made_once
from evenhand.statute.readings import DEFAULT, NoticeDateBasis, Readings, ReadingUsed
from evenhand.statute.rules import BAR, CONTACT, Remark
from evenhand.statute.sources import Source
from evenhand.statute.verdicts import ContactVerdict, Reason
from evenhand.statute.words import day_in_words
from evenhand.statute.working_days import CALENDARS, Calendars

LEAVE = Source("SI 2014/1530", "reg 34(3); HESC Rules r.19(1)(b) and (2)", date(2026, 5, 15))


def notice_sent(facts: Facts) -> tuple[str, date] | None:
    """Return when the notice was sent; if unknown, the date on it, which is never later (the safe way)."""
    return _sent(facts.notice_dated, facts.notice_sent)


def sent_remark(sent: date | None) -> tuple[Remark, ...]:
    """Return the remark that the day of sending is not known, if it is not."""
    return () if sent is not None else (Remark.SENT_UNKNOWN,)


def contact_clock(facts: Facts, calendars: Calendars = CALENDARS) -> Deadline | None:
    """Return the date by which the family must contact the adviser (reg 33), if it needs a certificate."""
    found = notice_clocks(facts, DEFAULT, calendars)
    return found[0] if found else None


def bar_clock(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> Deadline | None:
    """Return the last day of contact after which no s.55(4) certificate may be issued (reg 34(2))."""
    found = notice_clocks(facts, readings, calendars)
    return found[1] if found else None


def notice_clocks(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> tuple[()] | tuple[Deadline, Deadline]:
    """Return both clocks of the notice: contact (reg 33), and the bar (reg 34(2))."""
    if not facts.gateway.certificate_required:
        return ()
    return _after_notice(facts.notice_dated, facts.notice_sent, readings.notice_date_basis, calendars)


@made_once
def _after_notice(
    dated: date | None, sent: date | None, basis: NoticeDateBasis, calendars: Calendars
) -> tuple[()] | tuple[Deadline, Deadline]:
    start, issued = _sent(dated, sent), _issued(dated, sent, basis)
    if start is None or issued is None:
        return ()
    due = _two_months(CONTACT.id, start[1])
    earliest = _earliest(dated, sent, due)
    contact = deadline(CONTACT, start, due, earliest, calendars, (), sent_remark(sent))
    return contact, _bar(dated, sent, issued, basis, calendars)


def _bar(
    dated: date | None,
    sent: date | None,
    issued: tuple[str, date],
    basis: NoticeDateBasis,
    calendars: Calendars,
) -> Deadline:
    due = _two_months(BAR.id, issued[1])
    remarks = sent_remark(sent) if basis is NoticeDateBasis.ONE_CLOCK else ()
    if dated is None:
        remarks = (Remark.LETTER_DATE_UNKNOWN,)
    earliest = _earliest(dated, sent, due)
    return deadline(BAR, issued, due, earliest, calendars, _basis_used(dated, sent, basis), remarks)


def contact_is_in_time(facts: Facts) -> ContactVerdict:
    """Tell whether the adviser was contacted within reg 33's two months."""
    sent = notice_sent(facts)
    if sent is None:
        return ContactVerdict(
            None, _reason("notice_date_unknown", "We do not know when the letter was sent.")
        )
    last = _two_months(CONTACT.id, sent[1])
    contact = facts.contact
    if contact is None:
        sentence = f"We have no contact on record. The last day for it is {day_in_words(last)}."
        return ContactVerdict(None, _reason("no_contact_recorded", sentence, sent[1]))
    if contact > last:
        sentence = (
            f"You first contacted us on {day_in_words(contact)}. "
            f"The last day for it was {day_in_words(last)}. "
            "You can ask the Tribunal for permission to appeal."
        )
        return ContactVerdict(False, _reason("contact_late", sentence, sent[1]))
    sentence = (
        f"You first contacted us on {day_in_words(contact)}, and the last day for it is {day_in_words(last)}."
    )
    return ContactVerdict(True, _reason("contact_in_time", sentence, sent[1]))


def is_barred(facts: Facts, readings: Readings = DEFAULT) -> bool:
    """Tell whether contact came after reg 34(2)'s two months; False while it cannot be told."""
    issued = _issued(facts.notice_dated, facts.notice_sent, readings.notice_date_basis)
    contact = facts.contact
    return issued is not None and contact is not None and contact > _two_months(BAR.id, issued[1])


def _two_months(rule: str, start: date) -> date:
    return within_months(start, amount(rule, start))


def _sent(dated: date | None, sent: date | None) -> tuple[str, date] | None:
    if sent is not None:
        return ("notice_sent", sent)
    return None if dated is None else ("notice_dated", dated)


def _issued(dated: date | None, sent: date | None, basis: NoticeDateBasis) -> tuple[str, date] | None:
    """Return "the date of the notice issued" as the reading has it: the date on it, or of sending."""
    if basis is NoticeDateBasis.TWO_CLOCKS and dated is not None:
        return ("notice_dated", dated)
    return _sent(dated, sent)


def _earliest(dated: date | None, sent: date | None, due: date) -> date:
    return min([due, *(_two_months(BAR.id, day) for day in (dated, sent) if day is not None)])


def _basis_used(dated: date | None, sent: date | None, used: NoticeDateBasis) -> tuple[ReadingUsed, ...]:
    if dated is None or sent in (None, dated):
        return ()
    others = []
    for other in NoticeDateBasis:
        issued = _issued(dated, sent, other)
        if other is not used and issued is not None:
            others.append((other.value, _two_months(BAR.id, issued[1])))
    return (ReadingUsed("notice_date_basis", used.value, tuple(others)),)


def _reason(code: str, sentence: str, on: date = date(2014, 9, 1)) -> Reason:
    return Reason(code, sentence, in_force(CONTACT.id, on).source)
