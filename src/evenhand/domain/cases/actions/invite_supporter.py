"""Ask somebody to stand beside a family."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import london_day
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.core.walls import Compartment
from evenhand.domain.cases import access, beside
from evenhand.domain.cases.events import CompanionAsked
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.holding import hold
from evenhand.domain.cases.models import Companion
from evenhand.domain.cases.notices import ask_for_help
from evenhand.domain.cases.states import BESIDE, SUPPORTERS, Allowed, CompanionKind
from evenhand.domain.documents import queries as documents
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.identity.roles import Permission
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.add_person import add_person
from evenhand.domain.people.actions.set_contact_details import Reach, Safety, set_contact_details
from evenhand.domain.people.person_roles import PersonRole

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case

MOST_A_DAY = 10


@action
def invite_supporter(
    *,
    case_id: UUID,
    name: str,
    email: str,
    kind: CompanionKind,
    allowed: tuple[Allowed, ...],
    until: date,
    at: datetime,
    by: Principal,
    letters: tuple[UUID, ...] = (),
) -> Companion:
    """Ask somebody to help a family, until a day. They see nothing before they have proved the address and said yes.

    Whoever holds the right may ask. `letters` are those of its own papers that the supporter may read. Sent twice, it
    is done once. Raises CannotStandBeside, NotThatDay, NotPlain, and NotNow on a case that is closed.
    """
    case = hold(case_id, by)
    access.require(by, Permission.INVITE, case)
    require_open(case)
    if kind not in SUPPORTERS:
        raise NoSuchThing
    beside.require_last_day(until, london_day(at))
    own = own_letters(case.id, letters)
    asking = by.for_case(case.id)
    with acting_as(asking):
        user_id = user_for_address(email)
        companion = already_beside(case, user_id)
        is_new = companion is None
        if companion is None:
            _require_few(case, at)
            beside.require_may_be_asked(case, user_id, email)
            companion = Companion.objects.create(
                case=case,
                person_id=_person(case, name, email, asking),
                user_id=user_id,
                kind=kind,
                allowed=[each.value for each in Allowed if each in allowed],
                until=until,
                agreed_how=Evidence.TOLD_ONLINE,
                asked_at=at,
                asked_by=by.user_id,
            )
            beside.share(case, companion, Allowed.REQUEST in allowed, own, at)
            note_asked(companion)
            ask_for_help(case, companion, at=at, by=asking)
    if not is_new:
        already_done()
    return companion


def require_open(case: "Case") -> None:
    """Raise NotNow on a case that is closed: nobody needs help with it."""
    if case.closed_at:
        raise NotNow("Nobody was asked.", "This case is closed.", "If something is left to do, telephone us.")


def already_beside(case: "Case", user_id: UUID) -> Companion | None:
    """Return the row of somebody who was asked already, or helps already."""
    return Companion.objects.filter(case=case, user_id=user_id, state__in=BESIDE).first()


def own_letters(case_id: UUID, wanted: Iterable[UUID]) -> list[UUID]:
    """Return those of the family's own papers that are wanted. Raises NoSuchThing for anybody else's."""
    own = {each.id for each in documents.of_case(case_id) if each.compartment == Compartment.K12_REQUEST}
    if set(wanted) - own:
        raise NoSuchThing
    return list(wanted)


def note_asked(companion: Companion) -> None:
    """Record that somebody was asked."""
    record(
        CompanionAsked(
            case_id=companion.case_id,
            companion_id=companion.id,
            kind_of=companion.kind,
            allowed=tuple(companion.allowed),
            until=companion.until,
        )
    )


def _require_few(case: "Case", at: datetime) -> None:
    """Raise NotNow where very many were asked: each of them gets an e-mail from us."""
    if Companion.objects.filter(case=case, asked_at__gt=at - timedelta(days=1)).count() >= MOST_A_DAY:
        raise NotNow(
            "Nobody was asked.", f"You asked {MOST_A_DAY} people in a day.", "Try tomorrow, or telephone us."
        )


def _person(case: "Case", name: str, email: str, by: Principal) -> UUID:
    """Return the person on the case: the supporter whom the request named, when it is the same name."""
    taken = set(Companion.objects.filter(case=case).values_list("person_id", flat=True))
    named = (
        each.id
        for each in people.on_case(case.id)
        if each.role == PersonRole.SUPPORTER
        and each.id not in taken
        and each.name.casefold() == name.casefold()
    )
    person_id = next(named, None)
    if person_id is None:
        person_id = add_person(case_id=case.id, role=PersonRole.SUPPORTER, name=name, by=by).id
    set_contact_details(
        case_id=case.id,
        person_id=person_id,
        reach=Reach(email=email.strip()),
        safety=Safety(),
        protected=False,
        by=by,
    )
    return person_id
