"""Count how long families of a provider lately waited until somebody talked with them, for everybody to read."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.clock import london_day
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import WORKER, Principal
from evenhand.domain.figures import waiting
from evenhand.domain.figures.events import WaitingCounted
from evenhand.domain.figures.models import WaitingTime


@action
def count_waiting(*, provider_id: UUID, at: datetime, by: Principal) -> None:
    """Count the last whole weeks, once. Only the worker counts; raises NotAllowed."""
    if by.name != WORKER:
        raise NotAllowed("count how long families wait")
    weeks = waiting.weeks_before(london_day(at))
    if WaitingTime.objects.filter(provider_id=provider_id, until_on=weeks.ends_on).exists():
        already_done()
        return
    days = waiting.counted(provider_id, weeks)
    WaitingTime.objects.update_or_create(
        provider_id=provider_id, defaults={"until_on": weeks.ends_on, "days": days}
    )
    record(WaitingCounted(provider_id=provider_id, until_on=weeks.ends_on, days=days))
