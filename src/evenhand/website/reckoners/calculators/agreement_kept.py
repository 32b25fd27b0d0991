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
    NOTHING,
    Calculator,
    Reads,
    Worked,
    day_of,
    yes_no,
)
from evenhand.website.reckoners.definition import YES
from evenhand.website.reckoners.rules import Kind, Subject, Values

APPEAL, NO_APPEAL = "appeal", "no-appeal"
UNKNOWN = "unknown"
PROMISES = tuple(kind.value.replace("_", "-") for kind in AgreedKind)
BEFORE = "This law began on 1 September 2014. Check the year."
FUTURE = "That day is in the future. Check the day, the month and the year."
TOO_EARLY = "That day is before the agreement. Write the day by which it is to be done."
TOO_FAR = "That day is many years away. Check the year."
FAR = 10  # years after the agreement: longer than any plan's phase


def work(values: Values, today: date, law: Law) -> Worked:
    """Return by when it is due. Nothing is counted where the law counts no time, and none was agreed."""
    agreed_on = day_of(values, "agreed-on")
    if agreed_on is None or _before_the_law(agreed_on, values):
        return NOTHING
    action = AgreedAction(_kind(values), agreed_on, _other_date(values))
    try:
        clocks = action_clocks(action, *law)
    except (NotInTheAgreement, OutsideCalendar):
        return Worked({"late": UNKNOWN})
    if not clocks:
        return _without_a_clock(action, today)
    first, last = min(clock.due_on for clock in clocks), max(clock.due_on for clock in clocks)
    late = today > last
    results: dict[str, str | int] = {
        "due": day_in_words(last),
        "first-due": day_in_words(first),
        "late": yes_no(late),
        "first-late": yes_no(today > first),
        "days-late": (today - last).days if late else 0,
    }
    return Worked(results, _in_order(clocks))


def _kind(values: Values) -> AgreedKind:
    """Return what was promised; of what cannot be appealed all is alike, unless a health body promised it."""
    named = str(values.get("promise") or "").replace("-", "_")
    promised = AgreedKind(named) if named in set(AgreedKind) else None
    if values.get("about") == NO_APPEAL and promised is not AgreedKind.NOT_APPEALABLE_HEALTH:
        return AgreedKind.NOT_APPEALABLE
    return promised or AgreedKind.NOT_APPEALABLE


def _other_date(values: Values) -> date | None:
    return day_of(values, "date-agreed") if values.get("date-in-agreement") == YES else None


def _without_a_clock(action: AgreedAction, today: date) -> Worked:
    if action.other_date is None:
        return Worked({"late": UNKNOWN})
    late = today > action.other_date
    return Worked(
        {
            "due": day_in_words(action.other_date),
            "late": yes_no(late),
            "days-late": (today - action.other_date).days if late else 0,
        }
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
    "By when a promise must be kept. Reads “agreed-on”, “about”, “promise”, “date-in-agreement” and “date-agreed”.",
    work,
    reads={
        "agreed-on": Reads(Kind.DATE, needed=True, past=FUTURE, refuse=_before_the_law),
        "about": Reads(Kind.ONE, (APPEAL, NO_APPEAL)),
        "promise": Reads(Kind.ONE, PROMISES + tuple(kind.value for kind in AgreedKind)),
        "date-in-agreement": Reads(Kind.YES_NO),
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
