"""Report what the nightly check found on a case."""

from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import WORKER, Principal
from evenhand.domain.cases.events import CheckFailed


@action
def report_differences(*, case_id: UUID, differences: tuple[str, ...], by: Principal) -> None:
    """Record what differs on a case, so that people are told. Only the nightly check calls this."""
    if by.name != WORKER:
        raise NotAllowed("report a difference")
    record(CheckFailed(case_id=case_id, differences=differences))
