"""What can be asked about the work on a case. The database shows each answer by compartment."""

from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection

from evenhand.core import references
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.duties import ended_by
from evenhand.domain.cases.facts import FactKind, choice_of
from evenhand.domain.casework.choice import FACT_OF, Choice, move_of, supposing_told, target_of
from evenhand.domain.casework.models import Contact, Information, Note, Task
from evenhand.domain.casework.script import Script, script_on
from evenhand.domain.casework.states import TaskState
from evenhand.domain.law.in_use import Law
from evenhand.domain.organisations import queries as organisations
from evenhand.statute.clocks import clocks
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts
from evenhand.statute.routes import Decision, Section

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case, Fact


@dataclass(frozen=True)
class Effect:
    """One clock before and after something that has not been done yet."""

    rule: str
    before: Deadline | None
    after: Deadline | None
    is_done: bool
    """What the clock waits for has happened, so that nobody has to act on it any more."""

    @property
    def change(self) -> str:
        """Return `new`, `ends`, `earlier`, `later` or `same`: by the safest day, then by the law's last."""
        if self.before is None:
            return "new"
        if self.after is None:
            return "ends"
        before, after = ((one.safe_on, one.due_on) for one in (self.before, self.after))
        if after == before:
            return "same"
        return "earlier" if after < before else "later"


def script(today: date) -> Script:
    """Return the information and advice as it is worded on a day."""
    return script_on(today)


def person_to_claim(reference: str) -> tuple[UUID, UUID] | None:
    """Return the case of a reference, and as whom on it the present person may claim it, or None.

    They sign in with the address of whoever's right it is, or of whoever asked before the right passed to their child.
    """
    with connection.cursor() as cursor:
        cursor.execute("select * from evenhand_person_to_claim(%s)", [references.grouped(reference, 4)])
        return cursor.fetchone()  # type: ignore[no-any-return]


def contacts(case_id: UUID) -> list[Contact]:
    """Return every try to reach, newest first."""
    return list(Contact.objects.filter(case_id=case_id).order_by("-happened_at", "id"))


def information(case_id: UUID) -> list[Information]:
    """Return how and when information was given, newest first."""
    return list(Information.objects.filter(case_id=case_id).order_by("-recorded_at", "id"))


def tasks(case_id: UUID) -> list[Task]:
    """Return every task, open ones first, each by its day."""
    found = Task.objects.filter(case_id=case_id).order_by("due_on", "added_at", "id")
    return sorted(found, key=lambda task: task.state != TaskState.OPEN)


def open_tasks(case_id: UUID) -> list[Task]:
    """Return what is still to be done."""
    return list(Task.objects.filter(case_id=case_id, state=TaskState.OPEN).order_by("due_on", "id"))


def notes(case_id: UUID) -> list[Note]:
    """Return the notes, newest first; none for whoever is not staff."""
    return list(Note.objects.filter(case_id=case_id).order_by("-written_at", "id"))


def standing_choice(case_id: UUID) -> tuple[Choice, date] | None:
    """Return what the family last told us, and on which day, or None."""
    told, since = choice_of(cases.standing_facts(case_id))
    return (next(choice for choice, kind in FACT_OF.items() if kind == told), since) if since else None


def effect_of(case: "Case", choice: Choice, today: date, told_on: date | None = None) -> tuple[Effect, ...]:
    """Return every clock before and after a choice that the family might tell us, today or on `told_on`."""
    facts = cases.law_facts(case, today)
    council = organisations.body_of(case.local_authority_id)
    supposed = supposing_told(facts, choice, told_on or today, today if council else None)
    return effects(facts, supposed, cases.law_of(case))


def outcome_of(case: "Case", choice: Choice, today: date, told_on: date | None = None) -> str:
    """Return the move of the case that a choice would lead to (see choice.move_of)."""
    supposed = supposing_told(cases.law_facts(case, today), choice, told_on or today)
    return move_of(choice, supposed, cases.law_of(case).readings)


def state_after(case: "Case", choice: Choice, today: date, told_on: date | None = None) -> str:
    """Return the state that a choice would lead the case to."""
    return target_of(outcome_of(case, choice, today, told_on))


def effect_of_correction(
    case: "Case", kind: FactKind, fact: "Fact | None", happened_on: date, today: date
) -> tuple[Effect, ...]:
    """Return every clock before and after a fact's day is corrected, or a day nobody knew is added."""
    standing = cases.standing_facts(case.id)
    before = cases.law_facts(case, today, standing)
    if fact is None:
        corrected = [*standing, cases.supposed_fact(kind, happened_on)]
    else:
        corrected = [_on(each, happened_on) if each.id == fact.id else each for each in standing]
    return effects(before, cases.law_facts(case, today, corrected), cases.law_of(case))


def effect_of_decision(
    case: "Case", decision: Decision, disputed: tuple[Section, ...], today: date
) -> tuple[Effect, ...]:
    """Return every clock before and after what was decided is corrected."""
    before = cases.law_facts(case, today)
    changed = copy(case)
    changed.decision, changed.disputed = decision.value, [section.value for section in disputed]
    return effects(before, cases.law_facts(changed, today), cases.law_of(case))


def _on(fact: "Fact", happened_on: date) -> "Fact":
    changed = copy(fact)
    changed.happened_on = happened_on
    return changed


def effects(before: Facts, after: Facts, law: Law) -> tuple[Effect, ...]:
    """Return every clock before and after, of facts as they are and as they would be."""
    old = {deadline.rule: deadline for deadline in clocks(before, *law)}
    new = {deadline.rule: deadline for deadline in clocks(after, *law)}
    return tuple(
        Effect(rule, old.get(rule), new.get(rule), _is_done(rule, after, law)) for rule in {**old, **new}
    )


def _is_done(rule: str, facts: Facts, law: Law) -> bool:
    ending = ended_by(rule, law.readings)
    return bool(ending) and getattr(facts, ending) is not None
