"""Check the record of events from its first to its last, and keep what was found."""

from datetime import datetime

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import WORKER, Principal
from evenhand.domain.oversight.chain import first_broken, head
from evenhand.domain.oversight.events import RecordChecked
from evenhand.domain.oversight.models import RecordCheck


@action
def check_record(*, at: datetime, by: Principal) -> RecordCheck:
    """Work every hash out again. The worker does it each night; the result is an event, too."""
    if by.name != WORKER:
        raise NotAllowed("check the record of events")
    broken, (events, hash_) = first_broken(), head()
    record(RecordChecked(events=events, head=hash_, broken_at=broken or 0))
    return RecordCheck.objects.create(at=at, events=events, head=hash_, broken_at=broken)
