"""Put it on a list that somebody opened very many cases within an hour."""

from datetime import datetime, timedelta
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import WORKER, Principal
from evenhand.domain.oversight.events import BrowsingNoticed
from evenhand.domain.oversight.models import BrowsingNotice

AGAIN = timedelta(hours=1)


@action
def notice_browsing(
    *,
    provider_id: UUID,
    user_id: UUID,
    cases: int,
    first_at: datetime,
    last_at: datetime,
    at: datetime,
    by: Principal,
) -> None:
    """Let managers and auditors see it, once an hour for one person. Nobody is blocked, and nobody is accused."""
    if by.name != WORKER:
        raise NotAllowed("notice who opens cases")
    if BrowsingNotice.objects.filter(
        provider_id=provider_id, user_id=user_id, noticed_at__gt=at - AGAIN
    ).exists():
        already_done()
        return
    notice = BrowsingNotice.objects.create(
        provider_id=provider_id,
        user_id=user_id,
        cases=cases,
        first_at=first_at,
        last_at=last_at,
        noticed_at=at,
    )
    record(BrowsingNoticed(notice_id=notice.id, user_id=user_id, cases=cases))
