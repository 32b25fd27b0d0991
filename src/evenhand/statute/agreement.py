"""What follows an agreement, and by when: each agreed action has clocks of its own.

Source: SI 2014/1530 regs 42 and 44. The day of the agreement is left out; nothing moves to a later day.
"""

from datetime import date

from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.agreement_rules import (
    AMEND_PLACEMENT,
    AMEND_PROVISION,
    CONTINUE_AND_AMEND,
    DO_AS_AGREED,
    DO_AS_AGREED_HEALTH,
    DRAFT_PLAN,
    FINAL_PLAN,
    NO_PLAN,
    PLAN_AFTER_ASSESSMENT,
    RECONSIDER,
    TELL_COUNCIL,
    WILL_ASSESS,
)
from evenhand.statute.counting import within_weeks
from evenhand.statute.deadline import Deadline, deadline
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import amount
from evenhand.statute.memory import made_once
from evenhand.statute.readings import DEFAULT, FAndI, Readings, ReadingUsed
from evenhand.statute.rule import Remark, Rule
from evenhand.statute.working_days import CALENDARS, Calendars

# The steps of an action, the last of them the thing itself. To continue has no time limit (reg 44(2)(g));
# to cease is immediate (reg 44(2)(a)): nothing is counted for either.
STEPS: dict[AgreedKind, tuple[Rule, ...]] = {
    AgreedKind.ASSESS: (WILL_ASSESS, NO_PLAN, PLAN_AFTER_ASSESSMENT),
    AgreedKind.REASSESS: (WILL_ASSESS, NO_PLAN, PLAN_AFTER_ASSESSMENT),
    AgreedKind.MAKE_PLAN: (DRAFT_PLAN, FINAL_PLAN),
    AgreedKind.RECONSIDER: (RECONSIDER,),
    AgreedKind.AMEND_PROVISION: (AMEND_PROVISION,),
    AgreedKind.AMEND_PLACEMENT: (AMEND_PLACEMENT,),
    AgreedKind.AMEND_PROVISION_AND_PLACEMENT: (AMEND_PLACEMENT, AMEND_PROVISION),
    AgreedKind.CONTINUE_UNCHANGED: (),
    AgreedKind.CONTINUE_AND_AMEND: (CONTINUE_AND_AMEND,),
    AgreedKind.CEASE: (),
    AgreedKind.NOT_APPEALABLE: (DO_AS_AGREED,),
    AgreedKind.NOT_APPEALABLE_HEALTH: (DO_AS_AGREED_HEALTH,),
}
# Reg 44(3) excuses the council from the times of reg 44(2)(b) and (c) only.
EXCUSABLE = frozenset({AgreedKind.ASSESS, AgreedKind.REASSESS, AgreedKind.MAKE_PLAN})


class NotInTheAgreement(ValueError):
    """An action that cannot have been agreed as it is given."""


def agreement_clocks(
    facts: Facts, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> tuple[Deadline, ...]:
    """Return what follows the agreed actions, one deadline for each rule, the first due of several."""
    if not facts.agreed_actions or not facts.gateway.mediation_right:
        return ()
    return _after_agreement(facts.agreed_actions, facts.health_only, readings.f_and_i, calendars)


@made_once
def _after_agreement(
    actions: tuple[AgreedAction, ...], health_only: bool, f_and_i: FAndI, calendars: Calendars
) -> tuple[Deadline, ...]:
    found: dict[str, Deadline] = {}
    for action in actions:
        for clock in _steps(action, f_and_i, calendars):
            found[clock.rule] = _first_due(clock, found.get(clock.rule, clock))
    if health_only:
        first = min(action.agreed_on for action in actions)
        found[TELL_COUNCIL.id] = tell_council_clock(first, calendars)
    return tuple(found.values())


def action_clocks(
    action: AgreedAction, readings: Readings = DEFAULT, calendars: Calendars = CALENDARS
) -> tuple[Deadline, ...]:
    """Return the deadlines of one agreed action, in their order; none where the law counts no time.

    Another date agreed in writing is that of the last step; an earlier step is never put off by it.
    Raises NotInTheAgreement if that date is before the agreement.
    """
    return _steps(action, readings.f_and_i, calendars)


def _steps(action: AgreedAction, f_and_i: FAndI, calendars: Calendars) -> tuple[Deadline, ...]:
    if action.other_date is not None and action.other_date < action.agreed_on:
        raise NotInTheAgreement(
            f"The other date, {action.other_date}, is before the agreement of {action.agreed_on}. "
            "Give the date by which it is to be done."
        )
    steps = STEPS[action.kind]
    both = action.kind is AgreedKind.AMEND_PROVISION_AND_PLACEMENT
    return tuple(_step(rule, rule is steps[-1] or both, action, f_and_i, calendars) for rule in steps)


def tell_council_clock(agreed_on: date, calendars: Calendars = CALENDARS) -> Deadline:
    """Return by when the health body tells a council that was no party (reg 42(4)); nobody can vary it."""
    due = _within(TELL_COUNCIL, agreed_on)
    return deadline(TELL_COUNCIL, ("agreed_on", agreed_on), due, due, calendars)


def may_be_excused(
    kind: AgreedKind,
    agreed_on: date,
    exceptional_circumstances: bool = False,
    weeks_away: float = 0,
    assessment_exception: bool = False,
) -> bool:
    """Tell whether reg 44(3) may excuse the council: by (a) circumstances, (b) absence or (c) reg 13(3).

    That keeping to the time is impractical as well is a matter of evidence, and not decided here.
    """
    away = weeks_away >= amount("reg44_3.absence", agreed_on)
    return kind in EXCUSABLE and (exceptional_circumstances or away or assessment_exception)


def _step(rule: Rule, is_last: bool, action: AgreedAction, f_and_i: FAndI, calendars: Calendars) -> Deadline:
    limit = _within(rule, action.agreed_on)
    counted, other = ("agreed_on", action.agreed_on), action.other_date
    if other is not None and (is_last or other < limit):
        # Reg 44(3) excuses from the times of reg 44(2), not from what was agreed instead.
        varied = deadline(rule, counted, other, other, calendars, (), (Remark.OTHER_DATE_AGREED,))
        return varied._replace(facts=(counted, ("other_date", other)))
    if rule is AMEND_PLACEMENT and action.kind is AgreedKind.AMEND_PROVISION_AND_PLACEMENT:
        return _placement_beside_provision(action.agreed_on, f_and_i, calendars)
    excusable = (Remark.MAY_BE_EXCUSED,) if action.kind in EXCUSABLE else ()
    return deadline(rule, counted, limit, limit, calendars, (), excusable)


def _placement_beside_provision(agreed_on: date, used: FAndI, calendars: Calendars) -> Deadline:
    due = {
        FAndI.EACH_ITS_OWN: _within(AMEND_PLACEMENT, agreed_on),
        FAndI.SINGLE_PLAN: _within(AMEND_PROVISION, agreed_on),
    }
    others = tuple((other.value, day) for other, day in due.items() if other is not used)
    note = ReadingUsed("f_and_i", used.value, others)
    remarks = (Remark.ONE_PLAN_FOR_BOTH,) if used is FAndI.SINGLE_PLAN else ()
    counted = ("agreed_on", agreed_on)
    return deadline(AMEND_PLACEMENT, counted, due[used], min(due.values()), calendars, (note,), remarks)


def _within(rule: Rule, agreed_on: date) -> date:
    return within_weeks(agreed_on, amount(rule.id, agreed_on))


def _first_due(one: Deadline, other: Deadline) -> Deadline:
    first = min(one, other, key=lambda clock: clock.due_on)
    # Under another reading the other one may be due first, so the safe date is safe for both.
    return first._replace(safe_on=min(one.safe_on, other.safe_on))
