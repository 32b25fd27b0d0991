"""What the law says to the answers: which answer page it is, and the dates on it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from evenhand.domain.law.in_use import Law
from evenhand.domain.requests.answers import Answers, day, letter
from evenhand.statute.appeal import appeal_clock
from evenhand.statute.certificate import no_mediation_clock
from evenhand.statute.clocks import clocks
from evenhand.statute.contact import contact_is_in_time, is_barred
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts
from evenhand.statute.leave import Leave, leave
from evenhand.statute.routes import Gateway


class Outcome(StrEnum):
    """Which kind of answer it is."""

    DATES = "dates"
    LATE = "late"
    CERTIFIED = "certified"
    PLACEMENT_ONLY = "placement_only"
    NO_APPEAL = "no_appeal"
    NO_DATE = "no_date"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Result:
    """The law's answer. `leave` is set when contact is late; `certificate_if_told_today` when one can follow."""

    outcome: Outcome
    gateway: Gateway
    facts: Facts
    deadlines: tuple[Deadline, ...] = ()
    contacted_on: date | None = None
    leave: Leave | None = None
    certificate_if_told_today: Deadline | None = None


def result(answers: Answers, today: date, law: Law) -> Result:
    """Return what the law, as it is read here, says to the answers on `today`."""
    contacted = day(answers, "contacted_on") or day(answers, "tried_on")
    facts = letter(answers).facts(first_contact=contacted, certificate_issued=day(answers, "certificate_on"))
    gateway = facts.gateway
    deadlines = clocks(facts, *law)
    if not gateway.mediation_right:
        return Result(Outcome.ELSEWHERE, gateway, facts)
    if not gateway.appeal_right:
        return Result(Outcome.NO_APPEAL, gateway, facts, deadlines, contacted)
    if appeal_clock(facts, *law) is None:
        return Result(Outcome.NO_DATE, gateway, facts, (), contacted)
    if not gateway.certificate_required:
        return Result(Outcome.PLACEMENT_ONLY, gateway, facts, deadlines, contacted)
    if facts.certificate_issued:
        return Result(Outcome.CERTIFIED, gateway, facts, deadlines, contacted)
    if is_late(facts, today, law):
        return Result(Outcome.LATE, gateway, facts, deadlines, contacted, leave(_heard(facts, today), *law))
    return Result(
        Outcome.DATES,
        gateway,
        facts,
        deadlines,
        contacted,
        certificate_if_told_today=_told(facts, today, law),
    )


def is_late(facts: Facts, today: date, law: Law) -> bool:
    """Tell whether contact came too late for a certificate, or would if it were made today."""
    heard = _heard(facts, today)
    return is_barred(heard, law.readings) or contact_is_in_time(heard).in_time is False


def _heard(facts: Facts, today: date) -> Facts:
    return facts if facts.contact else _with(facts, first_contact=today)


def _told(facts: Facts, today: date, law: Law) -> Deadline | None:
    return no_mediation_clock(_with(facts, told_adviser_no_mediation=today), *law)


def _with(facts: Facts, **changes: date) -> Facts:
    return replace(facts, **changes)  # type: ignore[arg-type]
