"""What can be asked about referrals. The database shows each to its own body, to staff and to the family."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.queries import DutyShown
from evenhand.domain.cases.states import DutyState
from evenhand.domain.identity import access as identity
from evenhand.domain.identity.roles import Permission
from evenhand.domain.organisations import queries as organisations
from evenhand.domain.people import queries as people
from evenhand.domain.referrals.actions.name_decision_maker import WHOLE
from evenhand.domain.referrals.models import DecisionMaker, Offer, Referral
from evenhand.domain.referrals.states import OfferState, ReferralState
from evenhand.statute.deadline import Deadline
from evenhand.statute.routes import HEALTH, Section
from evenhand.statute.rules import Owner

OWNED = {True: (Owner.ICB,), False: (Owner.LOCAL_AUTHORITY,)}


@dataclass(frozen=True)
class Asked:
    """What one body is asked, as its officers see it."""

    id: UUID
    case_id: UUID
    body_id: UUID
    body_name: str
    reference: str
    child_name: str
    council: str
    decision: str
    health_only: bool
    parts: tuple[str, ...]
    words: str
    provision_wanted: str
    state: ReferralState
    handed_over_at: datetime
    opened_at: datetime | None
    ended_at: datetime | None
    cannot_because: str
    duties: tuple[DutyShown, ...]

    @property
    def takes_part(self) -> bool:
        """Tell whether the body is a party: the council is none where only health is in dispute (section 53(3))."""
        return self.health_only or not self.parts or any(Section(part) not in HEALTH for part in self.parts)

    @property
    def next(self) -> Deadline | None:
        """Return the body's own nearest open clock."""
        still = [duty.deadline for duty in self.duties if duty.state == DutyState.OPEN]
        return min(still, key=lambda deadline: deadline.due_on, default=None)


def inbox(by: Principal) -> list[Asked]:
    """Return everything that the bodies of an officer are asked or have agreed to do, nearest clock first.

    By statutory risk: what is overdue or due soonest stands first, whoever opened it: the inbox belongs to the body.
    """
    bodies = [office.body_id for office in identity.offices(by.user_id)]
    return sorted(
        _asked(
            Referral.objects.filter(body_id__in=bodies)
            .filter(Q(ended_at=None) | Q(case_id__in=cases.of_kept_agreements()))
            .exclude(case_id__in=access.own_cases(by))
        ),
        key=lambda one: (one.next is None, one.next.due_on if one.next else date.max, one.handed_over_at),
    )


def one(referral_id: UUID) -> Asked | None:
    """Return one referral, or None when there is nothing to see."""
    return next(iter(_asked(Referral.objects.filter(id=referral_id))), None)


def answerable(case_id: UUID, referral_id: UUID, by: Principal) -> Asked | None:
    """Return a referral of a case for an officer of its own body, or for staff who write down what it said."""
    found = one(referral_id)
    if found is None or found.case_id != case_id:
        return None
    if identity.memberships(by.user_id) or identity.may_for_body(by, Permission.SEE_INBOX, found.body_id):
        return found
    return None


def of_case(case_id: UUID) -> list[Asked]:
    """Return what bodies were asked on a case, the newest first."""
    return _asked(Referral.objects.filter(case_id=case_id).order_by("-handed_over_at", "id"))


def offers(referral_id: UUID) -> list[Offer]:
    """Return the dates that stand, soonest first."""
    return list(
        Offer.objects.filter(referral_id=referral_id)
        .exclude(state=OfferState.WITHDRAWN)
        .order_by("starts_at")
    )


def open_offers(case_id: UUID, after: datetime) -> list[Offer]:
    """Return the dates that bodies still offer on a case, soonest first: none of one that is asked no longer."""
    running = Offer.objects.filter(case_id=case_id, state=OfferState.OPEN, referral__ended_at=None)
    return list(running.filter(starts_at__gt=after).order_by("starts_at"))


def decision_makers(referral_id: UUID) -> list[DecisionMaker]:
    """Return who can decide for a body now, then the deputy."""
    return list(DecisionMaker.objects.filter(referral_id=referral_id, ended_at=None).order_by("is_deputy"))


def parts_undecided(asked: Asked) -> tuple[str, ...]:
    """Return the parts in dispute about which nobody who was named can decide."""
    covered = {part for each in decision_makers(asked.id) for part in each.authority_over}
    return tuple(part for part in (asked.parts or (WHOLE,)) if part not in covered)


def _asked(rows: QuerySet[Referral]) -> list[Asked]:
    """Return referrals as they are shown. It asks as often for a hundred as for one."""
    found = list(rows.select_related("case", "case__local_authority"))
    bodies = organisations.bodies({row.body_id for row in found})
    children = people.names({row.case.child_id for row in found})
    clocks = cases.duties_of({row.case_id for row in found})
    return [
        Asked(
            id=row.id,
            case_id=row.case_id,
            body_id=row.body_id,
            body_name=bodies[row.body_id].name,
            reference=row.case.reference,
            child_name=children.get(row.case.child_id, ""),
            council=row.case.local_authority.short_name,
            decision=row.case.decision,
            health_only=row.health_only,
            parts=tuple(row.sections),
            words=row.words,
            provision_wanted=row.provision_wanted,
            state=ReferralState(row.state),
            handed_over_at=row.handed_over_at,
            opened_at=row.opened_at,
            ended_at=row.ended_at,
            cannot_because=row.cannot_because,
            duties=tuple(
                duty for duty in clocks[row.case_id] if duty.deadline.owner in OWNED[row.health_only]
            ),
        )
        for row in found
    ]
