"""Whether what is stored is still what facts, law and record say: asked every night, changes nothing."""

from uuid import UUID

from django.db import connection

from evenhand.core import events
from evenhand.core.clock import now
from evenhand.domain.cases.duties import clocks_of, explained, standing_duties, stands_for
from evenhand.domain.cases.events import CaseMoved
from evenhand.domain.cases.facts import for_the_law, standing
from evenhand.domain.cases.holding import provider_is_contact
from evenhand.domain.cases.models import Case
from evenhand.domain.cases.states import CASE, CaseState, DutyState
from evenhand.domain.law.in_use import law_named, law_of
from evenhand.domain.organisations.queries import all_providers


def cases_to_check() -> list[UUID]:
    """Return the ids of the cases that are not closed; the worker may list nothing more than ids."""
    with connection.cursor() as cursor:
        cursor.execute("select * from evenhand_cases_to_check()")
        return [row[0] for row in cursor.fetchall()]


def cases_whose_time_went_by() -> list[UUID]:
    """Return the ids of the cases with a family's clock whose last day is over."""
    with connection.cursor() as cursor:
        cursor.execute("select * from evenhand_cases_whose_time_went_by()")
        return [row[0] for row in cursor.fetchall()]


def cases_with_help_that_is_over() -> list[UUID]:
    """Return the ids of the cases on which somebody stands beside a family whose last day there is over."""
    with connection.cursor() as cursor:
        cursor.execute("select * from evenhand_cases_with_help_over()")
        return [row[0] for row in cursor.fetchall()]


def differences(case: Case) -> tuple[str, ...]:
    """Return, in words, where a case's stored duties, nearest date or state differ from what they should be."""
    return (*_duties(case), *_nearest(case), *_state(case))


def cases_to_count_again() -> list[UUID]:
    """Return the ids of the open cases that were counted by another law than their provider's now."""
    found: list[UUID] = []
    for provider_id in all_providers():
        with connection.cursor() as cursor:
            cursor.execute(
                "select * from evenhand_cases_to_count_again(%s, %s)",
                [provider_id, law_of(provider_id).version],
            )
            found += [row[0] for row in cursor.fetchall()]
    return found


def first_broken_event() -> int | None:
    """Return the number of the first event that does not follow from the one before it."""
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_first_broken_event()")
        (number,) = cursor.fetchone()
    return number  # type: ignore[no-any-return]


def _duties(case: Case) -> list[str]:
    if case.state == CaseState.WITHDRAWN or case.closed_at:
        return []
    known = standing(case.id)
    # By the law that counted it: a case that is still to be counted again by a new one is no fault.
    law = law_named(case.counted_with)
    given = clocks_of(for_the_law(case, known, provider_is_contact(case, now())), known, law)
    wanted = {rule: deadline for rule, (deadline, _) in given.items()}
    stored = {duty.rule: duty for duty in standing_duties(case)}
    wrong = wanted.keys() ^ stored.keys() | {
        rule
        for rule in wanted.keys() & stored.keys()
        if not (stands_for(stored[rule], wanted[rule]) and stands_for(stored[rule], explained(stored[rule])))
    }
    return [f"the duty {rule} is not what the facts give" for rule in sorted(wrong)]


def _nearest(case: Case) -> list[str]:
    due = [duty.safe_on for duty in standing_duties(case) if duty.state == DutyState.OPEN]
    return (
        [] if case.next_due_on == min(due, default=None) else ["the nearest date is not the nearest duty's"]
    )


def _state(case: Case) -> list[str]:
    """Replay the moves in the record: each must follow from the one before and lead to the present state."""
    state: str = CaseState.ENQUIRY
    for recorded in reversed(events.of_case(case.id)):
        event = recorded.event
        if isinstance(event, CaseMoved):
            if event.before != state or not CASE.allows(event.move, state):
                return [f"event {recorded.id} does not follow from {state}"]
            state = event.after
    return [] if state == case.state else [f"the record says {state}, the case says {case.state}"]
