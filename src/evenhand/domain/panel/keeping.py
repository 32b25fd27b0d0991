"""What a manager asks about the panel: who is on it, what each lacks, and what runs out when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from evenhand.core.clock import london_day
from evenhand.domain.panel.models import Credential, Mediator, MediatorCase
from evenhand.domain.panel.states import Conflict, CredentialKind, Ending, Standing

SOON = timedelta(days=60)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class RunsOut:
    """The last day on which a mediator holds something, as it is on record now."""

    kind: CredentialKind
    on: date


@dataclass(frozen=True)
class Place:
    """A mediator's place on a panel, with what they lack today and what they hold until when, soonest first."""

    id: UUID
    provider_id: UUID
    name: str
    since: date
    until: date | None
    lacking: tuple[CredentialKind, ...]
    runs_out: tuple[RunsOut, ...]

    def soon(self, today: date) -> tuple[RunsOut, ...]:
        """Return what runs out within sixty days."""
        return tuple(each for each in self.runs_out if each.on <= today + SOON)


@dataclass(frozen=True)
class Held:
    """One credential as it stands on record."""

    id: UUID
    kind: CredentialKind
    valid_from: date
    valid_until: date
    evidence: str
    ended_on: date | None
    ended_because: str

    def counts(self, on: date) -> bool:
        """Tell whether it counts on a day."""
        return self.valid_from <= on <= self.last_day

    @property
    def last_day(self) -> date:
        """Return the last day on which it counts; before its first when it never did."""
        return self.valid_until if self.ended_on is None else min(self.valid_until, self.ended_on - DAY)


@dataclass(frozen=True)
class ShutOut:
    """A case that a mediator is shut out of, and why."""

    case_id: UUID
    reference: str
    because: str
    on: date


def on_panels(provider_ids: Iterable[UUID], today: date) -> list[Place]:
    """Return who is or will be on some providers' panels: who lacks something first, then what runs out soonest."""
    rows = Mediator.objects.filter(provider_id__in=list(provider_ids))
    found = _places(list(rows.filter(Q(until=None) | Q(until__gt=today))), today)
    return sorted(found, key=_pressing)


def who_left(provider_ids: Iterable[UUID], today: date) -> list[Place]:
    """Return who is no longer on some providers' panels, the last to leave first."""
    rows = Mediator.objects.filter(provider_id__in=list(provider_ids), until__lte=today)
    return _places(list(rows.order_by("-until", "name")), today)


def place(mediator_id: UUID, provider_ids: Iterable[UUID], today: date) -> Place | None:
    """Return one place on some providers' panels."""
    rows = Mediator.objects.filter(id=mediator_id, provider_id__in=list(provider_ids))
    return next(iter(_places(list(rows), today)), None)


def credentials(mediator_id: UUID, today: date) -> list[Held]:
    """Return everything that is on record of a mediator: what runs out soonest first, and last what is over."""
    found = [_held(row) for row in Credential.objects.filter(mediator_id=mediator_id).order_by("added_at")]
    return sorted(found, key=lambda each: (each.last_day < today, each.last_day))


def lacking_on(held: Iterable[Held], on: date) -> tuple[CredentialKind, ...]:
    """Return what of all that a mediator must hold is not among these credentials on a day."""
    counting = {each.kind for each in held if each.counts(on)}
    return tuple(kind for kind in CredentialKind if kind not in counting)


def shut_out_of(mediator_id: UUID) -> list[ShutOut]:
    """Return the cases that a mediator is shut out of, as far as the present principal may see them."""
    rows = MediatorCase.objects.filter(mediator_id=mediator_id, state=Standing.WALLED)
    return [
        ShutOut(row.case_id, row.case.reference, Conflict(row.because).label, london_day(row.ended_at))
        for row in rows.select_related("case").order_by("-ended_at")
        if row.ended_at
    ]


def _pressing(each: Place) -> tuple[bool, date, str]:
    return (not each.lacking, each.runs_out[0].on if each.runs_out else date.max, each.name)


def _places(mediators: list[Mediator], today: date) -> list[Place]:
    held: dict[UUID, list[Held]] = defaultdict(list)
    for row in Credential.objects.filter(mediator_id__in=[each.id for each in mediators]):
        held[row.mediator_id].append(_held(row))
    return [_place(each, held[each.id], today) for each in mediators]


def _place(mediator: Mediator, held: list[Held], today: date) -> Place:
    ends = {kind: _held_until(kind, held, today) for kind in CredentialKind}
    runs_out = [RunsOut(kind, on) for kind, on in ends.items() if on]
    return Place(
        id=mediator.id,
        provider_id=mediator.provider_id,
        name=mediator.name,
        since=mediator.since,
        until=mediator.until,
        lacking=tuple(kind for kind, on in ends.items() if on is None),
        runs_out=tuple(sorted(runs_out, key=lambda each: each.on)),
    )


def _held_until(kind: CredentialKind, held: list[Held], today: date) -> date | None:
    """Return until when something is held without a gap, by one credential or by several that follow one another."""
    last = None
    for each in sorted((each for each in held if each.kind == kind), key=lambda each: each.valid_from):
        if each.counts(today) or (last is not None and each.valid_from <= last + DAY):
            last = max(last or each.last_day, each.last_day)
    return last


def _held(row: Credential) -> Held:
    return Held(
        id=row.id,
        kind=CredentialKind(row.kind),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        evidence=row.evidence,
        ended_on=row.ended_on,
        ended_because=Ending(row.ended_because).label if row.ended_because else "",
    )
