"""Holding somebody beside a family: the row under which what they may see begins, changes and ends."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q

from evenhand.core.clock import LONDON, london_day
from evenhand.core.errors import NoSuchThing, Refused
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.walls import Compartment
from evenhand.domain.cases.actions.grant_access import grant_access
from evenhand.domain.cases.events import AccessEnded, CompanionLeft
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.models import Case, Companion, Grant, Share
from evenhand.domain.cases.states import BESIDE, COMPANION, Allowed, CompanionEnded, CompanionKind
from evenhand.domain.identity.roles import PARENT, SUPPORTER
from evenhand.domain.people import queries as people

LONGEST = timedelta(days=366)


class CannotStandBeside(Refused):
    """Somebody cannot stand beside this family: one answer for every reason, so that it tells nothing of anybody."""

    code = "cannot-stand-beside"

    def __init__(self) -> None:
        super().__init__(
            "This could not be done online.",
            "There can be several reasons, and we say none of them here.",
            "Please telephone us: we look at it with you.",
        )


class NotThatDay(Refused):
    """The last day of somebody's help lies where it cannot."""

    code = "not-that-day"

    def __init__(self, latest: date) -> None:
        super().__init__(
            "That day cannot be the last one.",
            f"It must lie after today, and by {latest.day} {latest:%B} {latest.year}.",
            "Choose another day. You can give more time later.",
        )


def hold_companion(companion_id: UUID, by: Principal) -> tuple[Case, Companion]:
    """Return somebody beside a family and the case, both locked until the transaction ends. Raises NoSuchThing.

    Whoever was asked and has not said yes sees their row and not the case: the caller acts for the case by then.
    """
    case_id = Companion.objects.values_list("case_id", flat=True).filter(id=companion_id).first()
    if case_id is None:
        raise NoSuchThing
    case = hold(case_id, by)
    return case, Companion.objects.select_for_update().get(id=companion_id)


def require_last_day(until: date, today: date) -> None:
    """Raise NotThatDay unless help that begins now can last until that day: a year at most, and then again."""
    if not today < until <= today + LONGEST:
        raise NotThatDay(today + LONGEST)


def require_may_stand_beside(case: Case, user_id: UUID) -> None:
    """Raise CannotStandBeside for whoever was shut out, is on the other side, or is the family already."""
    if not _may_stand(case, user_id):
        raise CannotStandBeside


def _may_stand(case: Case, user_id: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_may_stand_beside(%s, %s)", [case.id, user_id])
        (may,) = cursor.fetchone()
    return bool(may)


def require_may_be_asked(case: Case, user_id: UUID, email: str) -> None:
    """Raise CannotStandBeside for whoever may not stand beside the family, or asked us not to write to them."""
    require_may_stand_beside(case, user_id)
    if people.wants_no_email(case.id, email=email.strip(), user_id=user_id):
        raise CannotStandBeside


def role_of(companion: Companion) -> str:
    """Return the role that somebody beside the family has on its case."""
    return PARENT.code if companion.kind == CompanionKind.PARENT else SUPPORTER.code


def let_see(case: Case, companion: Companion, *, at: datetime, by: Principal) -> None:
    """Give somebody sight of a case from now, in the place of what they saw before."""
    end_sight(companion, at)
    papers = companion.kind == CompanionKind.PARENT or Allowed.PAPERS in companion.allowed
    grant_access(
        case_id=case.id,
        user_id=companion.user_id,
        person_id=companion.person_id,
        role=role_of(companion),
        evidence=companion.agreed_how,
        compartments=tuple(Compartment) if papers else (Compartment.K1_CASE,),
        ends_at=_end_of(companion.until) if companion.until else None,
        at=at,
        by=by,
    )


def share(case: Case, companion: Companion, request: bool, letters: Iterable[UUID], at: datetime) -> None:
    """Let a supporter read exactly these things of the family's own."""
    wanted = {*letters, *([None] if request else [])}
    standing = {row.document_id: row for row in companion.shares.filter(ended_at=None)}
    for gone in standing.keys() - wanted:
        Share.objects.filter(id=standing[gone].id).update(ended_at=at)
    for new in wanted - standing.keys():
        Share.objects.create(
            case=case, companion=companion, user_id=companion.user_id, document_id=new, shared_at=at
        )


def end_sight(companion: Companion, at: datetime) -> int:
    """End whatever somebody sees of a case beside its family: their next statement sees nothing."""
    open_now = Grant.objects.filter(
        case_id=companion.case_id, user_id=companion.user_id, role=role_of(companion)
    ).filter(Q(ends_at=None) | Q(ends_at__gt=at))
    return open_now.update(ends_at=at)


def let_go(companion: Companion, move: str, because: CompanionEnded, *, at: datetime) -> None:
    """End somebody's part beside a family; the caller has checked who may, and acts for the case."""
    companion.state = COMPANION.after(move, companion.state)
    companion.ended_at, companion.ended_because = at, because
    companion.save(update_fields=["state", "ended_at", "ended_because"])
    Share.objects.filter(companion=companion, ended_at=None).update(ended_at=at)
    if end_sight(companion, at):
        record(AccessEnded(case_id=companion.case_id, user_id=companion.user_id, role=role_of(companion)))
    record(
        CompanionLeft(
            case_id=companion.case_id, companion_id=companion.id, kind_of=companion.kind, because=because
        )
    )


def let_all_go(case: Case, because: CompanionEnded, *, at: datetime) -> None:
    """End the part of everybody beside the family of a held case."""
    for companion in Companion.objects.select_for_update().filter(case=case, state__in=BESIDE):
        let_go(companion, "end", because, at=at)


def let_go_with_council(case: Case, *, parents: bool, at: datetime) -> None:
    """End the part of whoever may not stand beside the family of a held case, now that it has another council.

    An officer of that council may not. With `parents` the other parent's ends too: where the family moved, it says
    first whether they may know. The caller acts for the case.
    """
    for companion in Companion.objects.select_for_update().filter(case=case, state__in=BESIDE):
        if (parents and companion.kind == CompanionKind.PARENT) or not _may_stand(case, companion.user_id):
            let_go(companion, "end", CompanionEnded.COUNCIL_CHANGED, at=at)


def over(case: Case, at: datetime) -> list[Companion]:
    """Return whoever's last day beside a family is over."""
    rows = Companion.objects.select_for_update().filter(case=case, state__in=BESIDE)
    return list(rows.filter(until__lt=london_day(at)))


def is_over(companion: Companion, at: datetime) -> bool:
    """Tell whether the last day that was said is over."""
    return companion.until is not None and companion.until < london_day(at)


def name_of(companion: Companion) -> str:
    """Return what the family calls somebody at its side."""
    return people.names({companion.person_id}).get(companion.person_id, "")


def _end_of(day: date) -> datetime:
    """Return the moment in London at which a day is over."""
    return datetime.combine(day + timedelta(days=1), time(), LONDON)
