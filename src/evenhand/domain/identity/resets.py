"""What waits for a second person before what somebody signs in with ends."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from evenhand.core.errors import NoSuchThing
from evenhand.core.principals import Principal
from evenhand.domain.identity import two_people
from evenhand.domain.identity.events import ResetCalledOff, ResetDone, ResetEvent
from evenhand.domain.identity.models import FactorReset
from evenhand.domain.identity.states import RESET, ResetState

# So long its owner has to say that it was not they who asked.
COOLING = timedelta(hours=24)


@dataclass(frozen=True)
class Way:
    """Through what somebody may be helped: a case, the provider they work or mediate for, or a body with it."""

    provider_id: UUID
    case_id: UUID | None = None
    body_id: UUID | None = None


def hold(reset_id: UUID) -> FactorReset:
    """Return a reset with its row locked until the transaction ends. Raises NoSuchThing."""
    found = FactorReset.objects.select_for_update().filter(id=reset_id).first()
    if found is None:
        raise NoSuchThing
    return found


def waiting() -> list[FactorReset]:
    """Return what waits for a second person and the present person may see, the oldest first."""
    return list(FactorReset.objects.filter(state=ResetState.ASKED).order_by("asked_at"))


def for_second(by: Principal, of_families: list[UUID], of_colleagues: list[UUID]) -> QuerySet[FactorReset]:
    """Return what others asked about others: families of some providers, and of some their staff and officers."""
    rows = FactorReset.objects.filter(state=ResetState.ASKED).exclude(
        Q(asked_by__in=two_people.as_one(by)) | Q(user_id=by.user_id)
    )
    return rows.filter(
        Q(case_id__isnull=False, provider_id__in=of_families) | Q(case_id=None, provider_id__in=of_colleagues)
    )


def waiting_for(user_id: UUID | None) -> list[FactorReset]:
    """Return what waits about one person, wherever it was asked as far as the present person sees it, oldest first."""
    if user_id is None:
        return []
    return list(FactorReset.objects.filter(user_id=user_id, state=ResetState.ASKED).order_by("asked_at"))


def waits_through(user_id: UUID, way: Way) -> bool:
    """Tell whether it waits already about one person through one way."""
    through = {"provider_id": way.provider_id, "case_id": way.case_id, "body_id": way.body_id}
    return FactorReset.objects.filter(user_id=user_id, state=ResetState.ASKED, **through).exists()


def one(reset_id: UUID) -> FactorReset | None:
    """Return a reset, or None when there is nothing to see."""
    return FactorReset.objects.filter(id=reset_id).first()


def end(reset: FactorReset, move: str, at: datetime, by: UUID | None) -> ResetEvent:
    """Confirm or call off a held reset, and return what is to be recorded. Raises NotNow for one that has ended."""
    reset.state = RESET.after(move, reset.state)
    reset.ended_at, reset.ended_by = at, by
    reset.save(update_fields=["state", "ended_at", "ended_by"])
    event = ResetDone if move == "confirm" else ResetCalledOff
    return event(case_id=reset.case_id, user_id=reset.user_id, reset_id=reset.id)


def end_waiting(user_id: UUID, at: datetime) -> list[ResetEvent]:
    """Call off, as themselves, all that waits about somebody for whom there is nothing left to end.

    They showed that they lost nothing, or it has just ended through another way. Returns what is to be recorded.
    """
    found = FactorReset.objects.select_for_update().filter(user_id=user_id, state=ResetState.ASKED)
    return [end(reset, "call_off", at, user_id) for reset in found]
