"""Duties: the law's clocks of a case, stored as they stood, superseded rather than overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q

from evenhand.domain.cases.facts import agreed_and_done, for_the_law, standing
from evenhand.domain.cases.models import Case, Duty, Fact
from evenhand.domain.cases.states import DutyState
from evenhand.domain.law.in_use import Law, known_calendars
from evenhand.statute.agreed_actions import AgreedAction
from evenhand.statute.agreement_rules import AFTER_AGREEMENT
from evenhand.statute.clocks import clocks
from evenhand.statute.deadline import Deadline
from evenhand.statute.detained_rules import DO_AS_AGREED_DETAINED, STANDS_FOR
from evenhand.statute.facts import Facts
from evenhand.statute.readings import Readings, ThirtyDayMeaning
from evenhand.statute.rules import ARRANGE, ARRANGE_HEALTH_ONLY, ARRANGE_MIXED, Owner

# Which fact, once it has happened, ends which clock.
_ENDED_BY = {
    "reg33.contact_adviser": "first_contact",
    "reg34_2.late_contact_bar": "first_contact",
    "reg34_1.certificate_no_mediation": "certificate_issued",
    "reg39_1.certificate_after_mediation": "certificate_issued",
    "reg39_3.deemed_certificate": "certificate_issued",
    "hesc_r20_1_c.appeal_deadline": "appeal_lodged",
    "reg35_2.notify_commissioners": "commissioners_told",
    "reg37_1.authority": "authority_named",
    "reg37_1.health_only": "authority_named",
    "reg37_2.five_working_days_notice": "told_of_meeting",
    "reg37_2.health_only": "told_of_meeting",
}
# What arranging is done by: when the family and the council have met, or when their day is fixed.
_ARRANGED = {ThirtyDayMeaning.HELD: "first_session", ThirtyDayMeaning.BOOKED: "meeting_fixed"}
_TO_ARRANGE = frozenset({ARRANGE.id, ARRANGE_MIXED.id, ARRANGE_HEALTH_ONLY.id, STANDS_FOR[ARRANGE.id].id})
# Which fact shows that a duty was not done, and will not be.
FAILED_BY = {"reg37_1.authority": "authority_lacking", "reg37_1.health_only": "authority_lacking"}
# The clocks of a detained person end as those that they stand for.
_ENDED_BY |= {row.id: _ENDED_BY[rule] for rule, row in STANDS_FOR.items() if rule in _ENDED_BY}
FAILED_BY |= {row.id: FAILED_BY[rule] for rule, row in STANDS_FOR.items() if rule in FAILED_BY}

AGREED_RULES = frozenset({*(rule.id for rule in AFTER_AGREEMENT), DO_AS_AGREED_DETAINED.id})
DONE, NOT_DONE = "done", "not done"


@dataclass(frozen=True)
class Moved:
    """One clock before and after: a new one has no `was`, one that ended without a successor is no more `now`."""

    rule: str
    was: Deadline | None
    now: Deadline | None
    is_over: bool = False
    """What it waits for was done in time, also by its new date."""

    @property
    def is_shorter(self) -> bool:
        """Tell whether somebody now has less time than they were shown: the safe date, or the law's own.

        What was done in time does not count, nor what goes with a meeting that moves: whoever moves it tells everybody
        its new day.
        """
        if self.was is None or self.now is None or self.is_over:
            return False
        if self.rule.startswith("reg37_") and self.was.counted_from != self.now.counted_from:
            return False
        return self.now.safe_on < self.was.safe_on or self.now.due_on < self.was.due_on


def ended_by(rule: str, readings: Readings) -> str:
    """Return which fact, once it has happened, ends the clock of a rule; empty where none does.

    What arranging within 30 days is done by can be read in two ways (THIRTY_DAY_MEANING).
    """
    return _ARRANGED[readings.thirty_day_meaning] if rule in _TO_ARRANGE else _ENDED_BY.get(rule, "")


def work_out(
    case: Case, *, because: str, at: datetime, today: date, provider_is_contact: bool, law: Law
) -> list[Moved]:
    """Work out every clock of a case again from its facts, store what changed, and return what moved.

    Same facts and law, same duties: running it twice changes nothing the second time. The caller holds the case's row.
    """
    known = standing(case.id)
    facts = for_the_law(case, known, provider_is_contact)
    given = given_by(case, facts, known, law)
    wanted = {rule: deadline for rule, (deadline, _) in given.items()}
    now = {duty.rule: duty for duty in standing_duties(case)}
    moved: list[Moved] = []
    for rule, duty in now.items():
        if rule not in wanted and (_runs(case) or duty.state == DutyState.OPEN):
            _close(duty, DutyState.SUPERSEDED, today, because)
            moved.append(Moved(rule, explained(duty), None))
    for rule, deadline in wanted.items():
        ended_on = given[rule][1]
        failed_on = getattr(facts, FAILED_BY[rule]) if rule in FAILED_BY else None
        before = now.get(rule)
        same = before is not None and stands_for(before, deadline)
        # What was done can be undone: a certificate is withdrawn, nobody is named any more who can decide.
        undone = (
            before is not None and before.closed_because in (DONE, NOT_DONE) and not (ended_on or failed_on)
        )
        if before is not None and same and not undone and _explains_as(before, deadline):
            _settle(before, ended_on, failed_on)
            continue
        if before is not None:
            _close(before, DutyState.SUPERSEDED, today, because)
        _settle(_store(case, deadline, at), ended_on, failed_on)
        if same:
            continue  # the same dates for other reasons: nothing moved
        is_over = failed_on is None and ended_on is not None and ended_on <= deadline.due_on
        moved.append(Moved(rule, explained(before) if before else None, deadline, is_over))
    case.counted_with = law.version
    _copy_nearest(case)
    return moved


def given_by(
    case: Case, facts: Facts, known: list[Fact], law: Law
) -> dict[str, tuple[Deadline, date | None]]:
    """Return the clocks that run on a case by some law, as `clocks_of` does: none of a closed one.

    Who withdraws its request takes back its wish to mediate, and not what a body agreed to do.
    """
    if case.closed_at is not None:
        return {}
    given = clocks_of(facts, known, law)
    return given if _runs(case) else {rule: each for rule, each in given.items() if rule in AGREED_RULES}


def clocks_of(facts: Facts, known: list[Fact], law: Law) -> dict[str, tuple[Deadline, date | None]]:
    """Return the clock of each rule, and on which day it ended, if it has.

    One rule may stand for several things agreed, each with its own day: it counts to the first that is not done yet.
    Once all are, it shows one that was late, if any was, and otherwise the last.
    """
    found: dict[str, tuple[Deadline, date | None]] = {}
    for deadline in clocks(facts, *law):
        ending = ended_by(deadline.rule, law.readings)
        found[deadline.rule] = (deadline, getattr(facts, ending, None) if ending else None)
    for rule, (waits, done) in agreed_and_done(known).items():
        if rule not in found:
            continue
        if (next_clock := _clock_of(rule, facts, waits, law)) is not None:
            found[rule] = (next_clock, None)
            continue
        ended = [(clock, on) for actions, on in done if (clock := _clock_of(rule, facts, actions, law))]
        late = [(clock, on) for clock, on in ended if on > clock.due_on]
        if ended:
            found[rule] = (late or ended)[-1]
    return found


def _clock_of(rule: str, facts: Facts, actions: Iterable[AgreedAction], law: Law) -> Deadline | None:
    some = replace(facts, agreed_actions=tuple(actions))
    if not some.agreed_actions:
        return None
    return next((clock for clock in clocks(some, *law) if clock.rule == rule), None)


def standing_duties(case: Case) -> list[Duty]:
    """Return the duties of a case that nothing has superseded, the nearest first."""
    return list(
        Duty.objects.filter(case=case).exclude(state=DutyState.SUPERSEDED).order_by("safe_on", "rule")
    )


def end_what_is_over(case: Case, today: date) -> tuple[str, ...]:
    """End as missed every open duty of the family whose last day is over, and return their rules."""
    over = [
        duty
        for duty in standing_duties(case)
        if duty.state == DutyState.OPEN
        and duty.owner == Owner.FAMILY
        and max(duty.due_on, duty.may_accept_until or duty.due_on) < today
    ]
    for duty in over:
        _close(duty, DutyState.MISSED, today, "the time went by")
    if over:
        _copy_nearest(case)
    return tuple(duty.rule for duty in over)


def explained(duty: Duty) -> Deadline:
    """Return a stored duty as the deadline that statute gave, which can explain itself by its own calendar."""
    known_calendars(duty.calendar)
    return Deadline.from_json(duty.deadline)


def _runs(case: Case) -> bool:
    return case.closed_at is None and case.state != "withdrawn"


def stands_for(duty: Duty, deadline: Deadline) -> bool:
    """Tell whether a stored duty has the dates of a deadline."""
    return (duty.due_on, duty.safe_on, duty.may_accept_until, duty.counted_from, duty.counted_from_fact) == (
        deadline.due_on,
        deadline.safe_on,
        deadline.may_accept_until,
        deadline.counted_from,
        deadline.counted_from_fact,
    )


def _explains_as(duty: Duty, deadline: Deadline) -> bool:
    """Tell whether a stored duty rests on the same facts and readings, so that it explains itself rightly still."""
    stored = explained(duty)
    return (stored.facts, stored.readings, stored.remarks) == (
        deadline.facts,
        deadline.readings,
        deadline.remarks,
    )


def _store(case: Case, deadline: Deadline, at: datetime) -> Duty:
    return Duty.objects.create(
        case=case,
        rule=deadline.rule,
        owner=deadline.owner,
        counted_from=deadline.counted_from,
        counted_from_fact=deadline.counted_from_fact,
        due_on=deadline.due_on,
        safe_on=deadline.safe_on,
        may_accept_until=deadline.may_accept_until,
        deadline=deadline.as_json(),
        rule_set=deadline.rule_set,
        calendar=deadline.calendar,
        made_at=at,
    )


def _settle(duty: Duty, ended_on: date | None, failed_on: date | None) -> None:
    """Mark a duty as done in time or late, or as not done; what is still to come stays as it is."""
    if duty.state != DutyState.OPEN:
        return
    if failed_on is not None:
        _close(duty, DutyState.MISSED, failed_on, NOT_DONE)
    elif ended_on is not None:
        _close(duty, DutyState.MET if ended_on <= duty.due_on else DutyState.MISSED, ended_on, DONE)


def _close(duty: Duty, state: str, on: date, because: str) -> None:
    duty.state, duty.closed_on, duty.closed_because = state, on, because
    duty.save(update_fields=["state", "closed_on", "closed_because"])


def _copy_nearest(case: Case) -> None:
    nearest = Duty.objects.filter(Q(state=DutyState.OPEN), case=case).order_by("safe_on", "rule").first()
    case.next_due_on = nearest.safe_on if nearest else None
    case.next_due_rule = nearest.rule if nearest else ""
    case.next_due_owner = nearest.owner if nearest else ""
    case.save(update_fields=["next_due_on", "next_due_rule", "next_due_owner", "counted_with"])
