"""Which certificate the facts lead to, whether it may be issued, and by when.

Source: Children and Families Act 2014 s.55(4)-(5); SI 2014/1530 regs 34(1), 39(1) and 39(3).
"""

from datetime import date
from enum import StrEnum

from evenhand.statute.certificate import (
    after_mediation_clock,
    deemed_clock,
    may_issue_s55_4,
    no_mediation_clock,
    not_needed,
)
from evenhand.statute.contact import LEAVE, is_barred
from evenhand.statute.deadline import Deadline
from evenhand.statute.detained import as_ordinary, detained_clocks
from evenhand.statute.facts import Facts
from evenhand.statute.readings import DEFAULT, LateContactMediation, Readings
from evenhand.statute.routes import S55_1
from evenhand.statute.sources import Source
from evenhand.statute.verdicts import Reason, Verdict
from evenhand.statute.words import day_in_words
from evenhand.statute.working_days import CALENDARS, Calendars

_S55_5 = Source("Children and Families Act 2014", "s.55(5)", date(2026, 5, 15))


class Basis(StrEnum):
    """What a certificate rests on."""

    NO_MEDIATION = "reg34_1"
    AFTER_MEDIATION = "reg39_1"
    DEEMED = "reg39_3"

    @property
    def section(self) -> str:
        """Return the subsection that it is issued under."""
        return "s55_4" if self is Basis.NO_MEDIATION else "s55_5"


def basis_of(facts: Facts, readings: Readings = DEFAULT) -> Basis:
    """Return the certificate that the facts lead to: a "no" first, then a mediation that ended, then a deemed one."""
    facts = as_ordinary(facts)
    if facts.refused_on is not None:
        return Basis.NO_MEDIATION
    if facts.mediation_concluded is not None:
        return Basis.AFTER_MEDIATION
    return Basis.DEEMED if deemed_clock(facts, readings) is not None else Basis.NO_MEDIATION


def certificate_clock(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> Deadline | None:
    """Return by when the certificate that the facts lead to must be issued, or None when none is owed."""
    clock = {
        Basis.NO_MEDIATION: no_mediation_clock,
        Basis.AFTER_MEDIATION: after_mediation_clock,
        Basis.DEEMED: deemed_clock,
    }[basis_of(facts, readings)]
    found = clock(as_ordinary(facts), readings, calendars)
    return detained_clocks([found])[0] if found is not None and facts.detained else found


def may_issue(facts: Facts, readings: Readings = DEFAULT) -> Verdict:
    """Tell whether the adviser may issue that certificate now, and every reason if not."""
    facts = as_ordinary(facts)
    if basis_of(facts, readings) is Basis.NO_MEDIATION:
        return may_issue_s55_4(facts, readings)
    return may_issue_s55_5(facts, readings)


def may_issue_s55_5(facts: Facts, readings: Readings = DEFAULT) -> Verdict:
    """Tell whether a certificate of participation, actual or deemed, may be issued now, and every reason if not.

    Late contact bars no certificate under s.55(5) in the reading that favours the family; in the other one it bars
    every certificate (LATE_CONTACT_MEDIATION).
    There is no deemed participation in a case about health only: reg 39(2) names only regs 35(4) and 36(2).
    """
    if reasons := not_needed(facts):
        return Verdict(False, tuple(reasons))
    reasons = []
    if readings.late_contact_mediation is LateContactMediation.SCHEME and is_barred(facts, readings):
        sentence = (
            "You contacted us after the two months, and as we read the law that closes every certificate. "
            f"You can ask the Tribunal for permission to appeal ({LEAVE.provision})."
        )
        reasons.append(Reason("late_contact", sentence, LEAVE))
    if facts.information_given is None:
        reasons.append(
            Reason("information_not_given", "We have not yet given you information and advice.", _S55_5)
        )
    took_part = facts.mediation_concluded is not None or deemed_clock(facts, readings) is not None
    if not took_part:
        reasons.append(
            Reason("no_participation", "No mediation has ended, and none is treated as held.", _S55_5)
        )
    if facts.certificate_issued is not None:
        sentence = f"Your certificate was issued on {day_in_words(facts.certificate_issued)}."
        reasons.append(Reason("certificate_already_issued", sentence, S55_1))
    return Verdict(not reasons, tuple(reasons))
