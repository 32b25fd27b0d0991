"""What another law would move on open cases before anybody decides: computed, never stored."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice
from uuid import UUID

from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.duties import Moved, given_by
from evenhand.domain.cases.facts import for_the_law, standing_of
from evenhand.domain.cases.holding import provider_is_contact
from evenhand.domain.cases.models import Case, Duty
from evenhand.domain.cases.states import DutyState
from evenhand.domain.law.in_use import Law, law_of
from evenhand.statute.deadline import Deadline
from evenhand.statute.rules import Owner

_AT_A_TIME = 500


class Kind(StrEnum):
    """What happens to a date."""

    NEW = "new"
    ENDS = "ends"
    DONE = "done"
    REOPENED = "reopened"
    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True)
class Change:
    """One date of one case, as it is and as it would be."""

    case_id: UUID
    reference: str
    child_initials: str
    kind: Kind
    was: Deadline | None
    now: Deadline | None

    @property
    def deadline(self) -> Deadline:
        """Return the one of the two that there is."""
        found = self.now or self.was
        assert found is not None
        return found

    @property
    def by(self) -> timedelta:
        """Return by how much the first day that differs would move: the safe date, the law's, the Tribunal's."""
        if self.was is None or self.now is None:
            return timedelta(0)
        pairs = zip(_days(self.was), _days(self.now), strict=True)
        return next((new - old for old, new in pairs if old and new and old != new), timedelta(0))


@dataclass(frozen=True)
class Preview:
    """What would move, of how many open cases."""

    open_cases: int
    changes: tuple[Change, ...]

    @property
    def cases(self) -> int:
        """Return on how many cases something would move."""
        return len({change.case_id for change in self.changes})

    @property
    def earlier(self) -> tuple[Change, ...]:
        """Return the dates that somebody would have less time for."""
        return tuple(change for change in self.changes if change.kind is Kind.EARLIER)


def preview(provider_id: UUID, law: Law, today: date, by: Principal) -> Preview:
    """Return what another law would move on the open cases of a provider, as far as somebody may see them.

    Dates that come nearer stand first, then those of the nearest day.
    """
    rows = access.visible_to(by).filter(provider_id=provider_id, closed_at=None).order_by("id")
    now, count = law_of(provider_id), 0
    found: list[Change] = []
    walk = rows.iterator(chunk_size=_AT_A_TIME)
    while cases := list(islice(walk, _AT_A_TIME)):
        count += len(cases)
        found += list(_changes(cases, now, law, today))
    return _ordered(count, found)


def together(previews: Iterable[Preview]) -> Preview:
    """Return the previews of several providers as one, in the same order."""
    all_of_them = tuple(previews)
    changes = [change for one in all_of_them for change in one.changes]
    return _ordered(sum(one.open_cases for one in all_of_them), changes)


def changes_of(case: Case, law: Law, today: date) -> tuple[Change, ...]:
    """Return what another law would move on one case."""
    return tuple(_changes((case,), law_of(case.provider_id), law, today))


def still_to_count(provider_id: UUID, by: Principal) -> tuple[int, int]:
    """Return how many open cases were counted by the law in use, and how many there are, as far as seen."""
    rows = access.visible_to(by).filter(provider_id=provider_id, closed_at=None)
    return rows.filter(counted_with=law_of(provider_id).version).count(), rows.count()


def _ordered(open_cases: int, found: list[Change]) -> Preview:
    def first(one: Change) -> tuple[bool, date, str]:
        return one.kind is not Kind.EARLIER, one.deadline.safe_on, one.reference

    return Preview(open_cases, tuple(sorted(found, key=first)))


def _changes(cases: Iterable[Case], before: Law, after: Law, today: date) -> Iterator[Change]:
    ids = [case.id for case in cases]
    facts = standing_of(ids)
    running: dict[UUID, set[str]] = defaultdict(set)
    for case_id, rule in Duty.objects.filter(case_id__in=ids, state=DutyState.OPEN).values_list(
        "case_id", "rule"
    ):
        running[case_id].add(rule)
    contact: dict[str, bool] = {}
    for case in cases:
        if case.local_authority_id not in contact:
            contact[case.local_authority_id] = provider_is_contact(case, today)
        known = facts[case.id]
        law_facts = for_the_law(case, known, contact[case.local_authority_id])
        was, now = given_by(case, law_facts, known, before), given_by(case, law_facts, known, after)
        for rule in {**was, **now}:
            kind = _kind(rule, was.get(rule), now.get(rule), rule in running[case.id])
            if kind is not None:
                yield Change(
                    case_id=case.id,
                    reference=case.reference,
                    child_initials=case.child_initials,
                    kind=kind,
                    was=was[rule][0] if rule in was else None,
                    now=now[rule][0] if rule in now else None,
                )


def _kind(
    rule: str,
    was: tuple[Deadline, date | None] | None,
    now: tuple[Deadline, date | None] | None,
    is_running: bool,
) -> Kind | None:
    """Return what happens to one date; None where nothing does, or where it is over either way."""
    if was is None:
        return Kind.NEW
    if now is None:
        return Kind.ENDS if is_running else None
    if (was[1] is None) != (now[1] is None):
        return Kind.REOPENED if now[1] is None else Kind.DONE
    if not is_running or _days(was[0]) == _days(now[0]):
        return None
    if Moved(rule, was[0], now[0]).is_shorter:
        return Kind.EARLIER
    pairs = zip(_days(was[0]), _days(now[0]), strict=True)
    first = next((old, new) for old, new in pairs if old != new)
    return Kind.EARLIER if first[0] and first[1] and first[1] < first[0] else Kind.LATER


def _days(deadline: Deadline) -> tuple[date | None, ...]:
    """Return the days of a deadline, the one that is shown large first."""
    shown = (deadline.safe_on, deadline.due_on)
    return (*(shown if deadline.owner is Owner.FAMILY else shown[::-1]), deadline.may_accept_until)
