"""Background jobs of requests."""

from datetime import timedelta
from uuid import UUID

from evenhand.core import clock
from evenhand.core.jobs import every, job
from evenhand.core.principals import worker
from evenhand.core.transactions import acting_as
from evenhand.domain.requests import queries
from evenhand.domain.requests.actions.expire_draft import expire_draft

KEPT = timedelta(days=30)


@every("23 3 * * *", queue="default")
def expire_drafts() -> None:
    """Ask for every draft to be emptied that nobody has changed for 30 days."""
    with acting_as(worker()):
        for draft_id in queries.stale(clock.now() - KEPT):
            expire_one.later(draft_id=draft_id)


@job(queue="default")
def expire_one(draft_id: str) -> None:
    """Empty one draft."""
    # A draft stands in for the case that it has not become: the worker sees this one row and no other.
    alone = worker(UUID(draft_id))
    with acting_as(alone):
        expire_draft(draft_id=UUID(draft_id), at=clock.now(), by=alone)
