"""Who stands beside a family, for its own page and for staff, and whose family somebody stands beside."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from evenhand.core.principals import Principal
from evenhand.domain.cases.models import Case, Companion, Share, Wall
from evenhand.domain.cases.states import BESIDE, Allowed, CompanionEnded, CompanionKind, CompanionState
from evenhand.domain.identity.queries import officers_of
from evenhand.domain.organisations.queries import body_of
from evenhand.domain.people.queries import names


@dataclass(frozen=True)
class Beside:
    """Somebody beside a family: a supporter, or the other parent. How to reach them is not on it."""

    id: UUID
    case_id: UUID
    person_id: UUID
    name: str
    kind: CompanionKind
    state: CompanionState
    allowed: tuple[Allowed, ...]
    letters: tuple[UUID, ...]
    until: date | None
    ended_because: str

    @property
    def is_there(self) -> bool:
        """Tell whether they were asked, or help now."""
        return self.state in BESIDE

    @property
    def is_active(self) -> bool:
        """Tell whether they see anything now."""
        return self.state == CompanionState.ACTIVE

    @property
    def is_parent(self) -> bool:
        """Tell whether it is the other parent, not a supporter."""
        return self.kind == CompanionKind.PARENT

    @property
    def comes(self) -> bool:
        """Tell whether they take part in the meeting, if they help now."""
        return self.is_parent or Allowed.MEETING in self.allowed

    @property
    def sees_papers(self) -> bool:
        """Tell whether the papers of the shared room are for them."""
        return self.is_parent or Allowed.PAPERS in self.allowed


def of_case(case_id: UUID) -> list[Beside]:
    """Return everybody beside a family, those who are there first; for whoever holds the right, and for staff."""
    found = _shown(list(Companion.objects.filter(case_id=case_id).order_by("asked_at")))
    return sorted(found, key=lambda each: not each.is_there)


def one(companion_id: UUID) -> Beside | None:
    """Return one of them, or None: to the family, to staff, and to themselves."""
    return next(iter(_shown(list(Companion.objects.filter(id=companion_id)))), None)


def waiting(by: Principal) -> list[Beside]:
    """Return what somebody is asked to help with and has not answered: not whose case it is."""
    if by.user_id is None:
        return []
    rows = Companion.objects.filter(user_id=by.user_id, state=CompanionState.INVITED)
    return _shown(list(rows.order_by("asked_at")))


def own(case_id: UUID, by: Principal) -> Beside | None:
    """Return what somebody is beside the family of a case now, or None."""
    if by.user_id is None:
        return None
    rows = Companion.objects.filter(case_id=case_id, user_id=by.user_id, state=CompanionState.ACTIVE)
    return next(iter(_shown(list(rows))), None)


def stands_beside(by: Principal) -> list[tuple[Case, Beside]]:
    """Return the cases at whose family's side somebody is, the nearest date first."""
    if by.user_id is None:
        return []
    rows = Companion.objects.filter(user_id=by.user_id, state=CompanionState.ACTIVE)
    found = {each.case_id: each for each in _shown(list(rows))}
    cases = Case.objects.filter(id__in=found.keys()).select_related("local_authority")
    nearest = sorted(cases, key=lambda case: (case.next_due_on or date.max, case.opened_at))
    return [(case, found[case.id]) for case in nearest]


def is_beside(case_id: UUID, user_id: UUID) -> bool:
    """Tell whether somebody was asked to stand beside a family, or does."""
    return Companion.objects.filter(case_id=case_id, user_id=user_id, state__in=BESIDE).exists()


def leaving(case_id: UUID, council: str, *, parents: bool) -> list[Beside]:
    """Return whose part ends with another council: its officers, and with `parents` the other parent; for staff."""
    body = body_of(council)
    officers = {one.user_id for one in officers_of(body.id)} if body else set()
    goes = Q(user_id__in=officers) | (Q(kind=CompanionKind.PARENT) if parents else Q(pk__in=()))
    return _shown(
        list(Companion.objects.filter(goes, case_id=case_id, state__in=BESIDE).order_by("asked_at"))
    )


def left_with_council(case_id: UUID, since: datetime) -> list[Beside]:
    """Return whose part ended with a change of the council, from a moment on; for staff."""
    rows = Companion.objects.filter(case_id=case_id, ended_because=CompanionEnded.COUNCIL_CHANGED)
    return _shown(list(rows.filter(ended_at__gte=since).order_by("asked_at")))


def are_apart(case_id: UUID) -> bool:
    """Tell whether somebody was shut out of a case, or its parents are kept apart."""
    apart = Companion.objects.filter(case_id=case_id, ended_because=CompanionEnded.KEPT_APART)
    return apart.exists() or Wall.objects.filter(case_id=case_id, ended_at=None).exists()


def is_of(companion_id: UUID, by: Principal) -> bool:
    """Tell whether it is somebody in person who stands there."""
    return Companion.objects.filter(id=companion_id, user_id=by.user_id or UUID(int=0)).exists()


def helps_anybody(by: Principal) -> bool:
    """Tell whether somebody is asked to stand beside a family, or does."""
    return by.user_id is not None and Companion.objects.filter(user_id=by.user_id, state__in=BESIDE).exists()


def _shown(rows: list[Companion]) -> list[Beside]:
    called = names({row.person_id for row in rows})
    shared = Share.objects.filter(companion__in=rows, ended_at=None)
    letters: dict[UUID, list[UUID]] = {}
    for companion_id, document_id in shared.values_list("companion_id", "document_id"):
        if document_id:
            letters.setdefault(companion_id, []).append(document_id)
    return [
        Beside(
            id=row.id,
            case_id=row.case_id,
            person_id=row.person_id,
            name=called.get(row.person_id, ""),
            kind=CompanionKind(row.kind),
            state=CompanionState(row.state),
            allowed=tuple(Allowed(each) for each in row.allowed),
            letters=tuple(letters.get(row.id, ())),
            until=row.until,
            ended_because=CompanionEnded(row.ended_because).label if row.ended_because else "",
        )
        for row in rows
    ]
