"""By when what was agreed must be done, and whether that day has gone: SI 2014/1530 regs 42 and 44(2)."""

from datetime import date

from evenhand.domain.law.in_use import Law
from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.agreement import NotInTheAgreement, action_clocks
from evenhand.statute.agreement_rules import DO_AS_AGREED
from evenhand.statute.deadline import Deadline
from evenhand.statute.in_force import NotInForce, in_force
from evenhand.statute.words import day_in_words
from evenhand.statute.working_days import OutsideCalendar
from evenhand.website.reckoners.calculators.calculator import (
    A_NUMBER,
    IN_WORDS,
    Calculator,
    Reads,
    Worked,
    day_of,
    yes_no,
)
from evenhand.website.reckoners.definition import NO, YES
from evenhand.website.reckoners.rules import Kind, Subject, Values

APPEAL, NO_APPEAL = "appeal", "no-appeal"
COUNCIL, HEALTH = "council", "health"
UNKNOWN = "unknown"
PROMISES = tuple(kind.value.replace("_", "-") for kind in AgreedKind)
BEFORE = "This law began on 1 September 2014. Check the year."
FUTURE = "That day is in the future. Check the day, the month and the year."
TOO_EARLY = "That day is before the agreement. Write the day by which it is to be done."
TOO_FAR = "That day is many years away. Check the year."
FAR = 10  # years after the agreement: longer than any plan's phase


def work(values: Values, today: date, law: Law) -> Worked:
    """Return by when it is due: a day that was agreed is, where the law counts none or it is not known."""
    agreed_on, kind = day_of(values, "agreed-on"), _kind(values)
    dated, other = values.get("date-in-agreement") == YES, _other_date(values)
    if agreed_on is None or kind is None or (dated and other is None):
        return _by(other, today)
    try:
        clocks = action_clocks(AgreedAction(kind, agreed_on, other), *law)
    except (NotInTheAgreement, NotInForce, OutsideCalendar):
        return _by(other, today)
    if not clocks:
        return _by(other, today)
    first, last = min(clock.due_on for clock in clocks), max(clock.due_on for clock in clocks)
    worked = _by(last, today)
    steps = {"first-due": day_in_words(first), "first-late": yes_no(today > first)}
    return Worked({**worked.results, **steps}, _in_order(clocks))


def _kind(values: Values) -> AgreedKind | None:
    """Return what was promised, as the law sorts it; None where that is not known."""
    named = str(values.get("promise") or "").replace("-", "_")
    promised = AgreedKind(named) if named in set(AgreedKind) else None
    if values.get("about") != NO_APPEAL:
        return promised
    by_health = values.get("who-promised") == HEALTH or promised is AgreedKind.NOT_APPEALABLE_HEALTH
    return AgreedKind.NOT_APPEALABLE_HEALTH if by_health else AgreedKind.NOT_APPEALABLE


def _other_date(values: Values) -> date | None:
    return day_of(values, "date-agreed") if values.get("date-in-agreement") == YES else None


def _by(due: date | None, today: date) -> Worked:
    if due is None:
        return Worked({"late": UNKNOWN})
    late = today > due
    return Worked(
        {"due": day_in_words(due), "late": yes_no(late), "days-late": (today - due).days if late else 0}
    )


def _in_order(clocks: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    return tuple(sorted(clocks, key=lambda clock: clock.due_on))


def _before_the_law(day: date, values: Values) -> str:
    try:
        in_force(DO_AS_AGREED.id, day)
    except NotInForce:
        return BEFORE
    return ""


def _beside_the_agreement(day: date, values: Values) -> str:
    agreed_on = day_of(values, "agreed-on")
    if agreed_on and day < agreed_on:
        return TOO_EARLY
    return TOO_FAR if agreed_on and day.year > agreed_on.year + FAR else ""


AGREEMENT_KEPT = Calculator(
    "agreement-kept",
    "By when a promise must be kept. Reads “agreed-on”, “about”, “promise”, “who-promised”, “date-in-agreement” "
    "and “date-agreed”.",
    work,
    reads={
        "agreed-on": Reads(Kind.DATE, needed=True, past=FUTURE, refuse=_before_the_law),
        "about": Reads(Kind.ONE, (APPEAL, NO_APPEAL)),
        "promise": Reads(Kind.ONE, PROMISES + tuple(kind.value for kind in AgreedKind)),
        "who-promised": Reads(Kind.ONE, (COUNCIL, HEALTH)),
        "date-in-agreement": Reads(Kind.ONE, (YES, NO), or_kind=Kind.YES_NO),
        "date-agreed": Reads(Kind.DATE, refuse=_beside_the_agreement),
    },
    gives={
        "due": IN_WORDS,
        "first-due": IN_WORDS,
        "late": Subject(Kind.ONE, ("yes", "no", UNKNOWN)),
        "first-late": Subject(Kind.YES_NO, ("yes", "no")),
        "days-late": A_NUMBER,
    },
)
