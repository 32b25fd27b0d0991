"""When a mediation certificate must be issued, and when it may not be.

Source: Children and Families Act 2014 s.55(4)-(5); SI 2014/1530 regs 34(1)-(2) and 39(1)-(3).
"""

from dataclasses import replace
from datetime import date, timedelta

from evenhand.statute.arrange import arrange_clock
from evenhand.statute.contact import LEAVE, bar_clock, contact_is_in_time, is_barred
from evenhand.statute.deadline import Deadline, deadline
from evenhand.statute.facts import Facts
from evenhand.statute.family_delay import closes_deemed_route
from evenhand.statute.in_force import amount, in_force
from evenhand.statute.memory import made_once
from evenhand.statute.participation import naming_readings, question_arises
from evenhand.statute.readings import (
    DEFAULT,
    DeemedOnOwnKnowledge,
    FamilyDelay,
    InformationSession,
    LaInformedViaProvider,
    LateContactMediation,
    MultiSession,
    Readings,
    ReadingUsed,
    SectionIOnlyCertificate,
)
from evenhand.statute.routes import S55_1, S55_2
from evenhand.statute.rules import (
    BAR,
    CERTIFICATE_AFTER_MEDIATION,
    CERTIFICATE_NO_MEDIATION,
    DEEMED_CERTIFICATE,
    Rule,
)
from evenhand.statute.sources import Source
from evenhand.statute.verdicts import Reason, Verdict
from evenhand.statute.words import day_in_words
from evenhand.statute.working_days import CALENDARS, Calendars

_SCHEME = LateContactMediation.SCHEME  # asked for each certificate of each case, and an enum is slow to ask
_S55_4 = Source("Children and Families Act 2014", "s.55(4)", date(2026, 5, 15))


def no_mediation_clock(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> Deadline | None:
    """Return when the s.55(4) certificate is due (reg 34(1)); None if it is not owed or is barred."""
    no = facts.refused_on
    if no is None or not facts.gateway.certificate_required or is_barred(facts, readings):
        return None
    return _no_mediation(no, facts.information_given, readings.info_session, calendars)


@made_once
def _no_mediation(
    no: date, given: date | None, used: InformationSession, calendars: Calendars
) -> Deadline | None:
    rule, told = CERTIFICATE_NO_MEDIATION, ("told_adviser_no_mediation", no)
    first = _due(rule, no, calendars)
    if given is not None and given <= no:
        return deadline(rule, told, first, first, calendars)
    informed = None if given is None else _due(rule, given, calendars)
    dates = {
        InformationSession.FROM_FIRST_STATEMENT: first,
        InformationSession.FROM_INFORMED_DECISION: informed,
    }
    others = tuple((other.value, day) for other, day in dates.items() if other is not used)
    note = (ReadingUsed("info_session", used.value, others),)
    if used is InformationSession.FROM_FIRST_STATEMENT:
        return deadline(rule, told, first, first, calendars, note)
    if given is None or informed is None:
        return None
    return deadline(rule, ("information_given", given), informed, first, calendars, note)


def after_mediation_clock(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> Deadline | None:
    """Return when the s.55(5) certificate after mediation is due (reg 39(1)), agreement or not."""
    found = participation_clocks(facts, readings, calendars)
    return found[-1] if found and found[-1].rule == CERTIFICATE_AFTER_MEDIATION.id else None


def deemed_clock(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> Deadline | None:
    """Return when the certificate is due because the council cannot arrange in time (reg 39(3)).

    There is none in a health-only case: reg 39(2) names only regs 35(4) and 36(2).
    """
    found = participation_clocks(facts, readings, calendars)
    return found[0] if found and found[0].rule == DEEMED_CERTIFICATE.id else None


def participation_clocks(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> tuple[Deadline, ...]:
    """Return the clocks of certificates under s.55(5): participation deemed, and after mediation."""
    # Asked once for both: this is asked for every case, and the answer is nearly always no.
    is_late = is_barred(facts, readings)
    if is_late or question_arises(facts):
        deemed = naming_readings(_deemed, facts, readings, calendars, is_late)
        after = naming_readings(_after, facts, readings, calendars, is_late)
    else:
        deemed = _deemed(facts, readings, calendars, is_late)
        after = _after(facts, readings, calendars, is_late)
    if deemed is None:
        return () if after is None else (after,)
    return (deemed,) if after is None else (deemed, after)


def _after(facts: Facts, readings: Readings, calendars: Calendars, is_late: bool) -> Deadline | None:
    ended = facts.mediation_concluded
    if ended is None or not _s55_5_is_open(facts, readings, is_late):
        return None
    if facts.appeal_lodged is not None and facts.appeal_lodged <= ended:
        return None
    return _after_mediation(facts.first_session, ended, readings.multi_session, calendars)


@made_once
def _after_mediation(
    first_on: date | None, ended: date, used: MultiSession, calendars: Calendars
) -> Deadline:
    rule, concluded = CERTIFICATE_AFTER_MEDIATION, ("mediation_concluded", ended)
    last = _due(rule, ended, calendars)
    if first_on is None or first_on >= ended:
        return deadline(rule, concluded, last, last, calendars)
    first = _due(rule, first_on, calendars)
    if used is MultiSession.CONCLUSION:
        note = ReadingUsed("multi_session", used.value, ((MultiSession.FIRST_SESSION.value, first),))
        return deadline(rule, concluded, last, first, calendars, (note,))
    note = ReadingUsed("multi_session", used.value, ((MultiSession.CONCLUSION.value, last),))
    return deadline(rule, ("first_session", first_on), first, first, calendars, (note,))


def _deemed(facts: Facts, readings: Readings, calendars: Calendars, is_late: bool) -> Deadline | None:
    told = facts.la_notified_cannot_arrange
    if facts.health_only or facts.refused_on is not None or not _s55_5_is_open(facts, readings, is_late):
        return None
    if facts.adviser_knows_not_arranged is None:
        return None if told is None else _notified(told, calendars)
    rule = DEEMED_CERTIFICATE
    notified = None if told is None else _due(rule, told, calendars)
    knew = _own_knowledge(facts, readings, calendars)
    starts = [*(_own_knowledge(facts, other, calendars) for other in _informed_either_way(readings)), told]
    earliest = min((_due(rule, day, calendars) for day in starts if day is not None), default=None)
    used = readings.deemed_on_own_knowledge
    notes: tuple[ReadingUsed, ...] = ()
    if knew is not None and (told is None or knew < told):
        own = _due(rule, knew, calendars)
        if used is DeemedOnOwnKnowledge.OWN_KNOWLEDGE:
            others = ((DeemedOnOwnKnowledge.NEEDS_NOTIFICATION.value, notified),)
            notes = (ReadingUsed("deemed_on_own_knowledge", used.value, others),)
            fact = ("adviser_knows_not_arranged", knew)
            return deadline(rule, fact, own, earliest or own, calendars, notes)
        notes = (
            ReadingUsed(
                "deemed_on_own_knowledge", used.value, ((DeemedOnOwnKnowledge.OWN_KNOWLEDGE.value, own),)
            ),
        )
    if told is None:
        return None
    due = _due(rule, told, calendars)
    return deadline(rule, ("la_notified_cannot_arrange", told), due, earliest or due, calendars, notes)


@made_once
def _notified(told: date, calendars: Calendars) -> Deadline:
    due = _due(DEEMED_CERTIFICATE, told, calendars)
    return deadline(DEEMED_CERTIFICATE, ("la_notified_cannot_arrange", told), due, due, calendars)


def may_issue_s55_4(facts: Facts, readings: Readings = DEFAULT) -> Verdict:
    """Tell whether the adviser may issue a certificate without mediation now, and every reason if not."""
    reasons = not_needed(facts) or [*_late(facts, readings), *_not_ready(facts)]
    return Verdict(not reasons, tuple(reasons))


def not_needed(facts: Facts) -> list[Reason]:
    """Return why no certificate is needed for an appeal, if that is so (s.55(1)-(2))."""
    opened = facts.gateway
    if opened.placement_only:
        return [Reason("certificate_not_needed", opened.why, S55_2)]
    if not opened.certificate_required:
        return [Reason("no_certificate_for_this_decision", opened.why, opened.sources[0])]
    return []


def _late(facts: Facts, readings: Readings) -> list[Reason]:
    contact, bar = facts.contact, bar_clock(facts, readings)
    in_time = contact_is_in_time(facts)
    if contact is None or bar is None:
        return [in_time.reason]
    if contact <= bar.due_on:
        return []
    sentence = (
        f"We cannot issue this certificate, because you contacted us after {day_in_words(bar.due_on)}. "
        f"You can ask the Tribunal for permission to appeal ({LEAVE.provision})."
    )
    # Contact may be within reg 33 and yet after reg 34(2): a supervisor should see which it is.
    code = "late_by_letter_date" if in_time.in_time else "late_contact"
    return [Reason(code, sentence, in_force(BAR.id, bar.counted_from).source)]


def _not_ready(facts: Facts) -> list[Reason]:
    reasons = []
    if facts.information_given is None:
        reasons.append(
            Reason("information_not_given", "We have not yet given you information and advice.", _S55_4)
        )
    if facts.refused_on is None:
        reasons.append(
            Reason("no_refusal_of_mediation", "You have not told us that you do not want mediation.", _S55_4)
        )
    if facts.certificate_issued is not None:
        sentence = f"Your certificate was issued on {day_in_words(facts.certificate_issued)}."
        reasons.append(Reason("certificate_already_issued", sentence, S55_1))
    return reasons


def _s55_5_is_open(facts: Facts, readings: Readings, is_late: bool) -> bool:
    opened = facts.gateway
    if is_late and readings.late_contact_mediation is _SCHEME:
        return False
    return opened.certificate_required or (
        opened.placement_only and readings.section_i_only_cert is SectionIOnlyCertificate.COUNTS
    )


def _informed_either_way(readings: Readings) -> tuple[Readings, ...]:
    # The thirty days, and so the day after them, may turn on who counts as having told the council; and whether
    # the adviser's knowledge counts at all, on what is made of a later day that the family asked for.
    return tuple(
        replace(readings, la_informed_via_provider=reading, family_delay=FamilyDelay.NO_EXCEPTION)
        for reading in LaInformedViaProvider
    )


def _own_knowledge(facts: Facts, readings: Readings, calendars: Calendars) -> date | None:
    knew = facts.adviser_knows_not_arranged
    arrange = None if knew is None else arrange_clock(facts, readings, calendars)
    if knew is None or arrange is None or closes_deemed_route(facts, readings, arrange.due_on):
        return None
    # The council is in fact unable only once its 30 days have gone.
    return max(knew, arrange.due_on + timedelta(days=1))


def _due(rule: Rule, day: date, calendars: Calendars) -> date:
    return calendars.regulations.after(day, amount(rule.id, day))
