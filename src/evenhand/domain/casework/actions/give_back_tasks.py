"""Give what somebody who was shut out had to do back to the team."""

from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework.events import TasksGivenBack
from evenhand.domain.casework.models import Task
from evenhand.domain.casework.states import TaskState


@action
def give_back_tasks(*, case_id: UUID, user_id: UUID, by: Principal) -> int:
    """Take the open tasks of a case from somebody: whoever has the case does them, or its team. Returns how many.

    The service itself does, after a wall was built.
    """
    if not by.is_service:
        raise NotAllowed("give back the tasks of a colleague")
    case = hold(case_id, by)
    count = Task.objects.filter(case_id=case.id, for_user_id=user_id, state=TaskState.OPEN).update(
        for_user_id=None
    )
    if not count:
        already_done()
        return 0
    record(TasksGivenBack(case_id=case.id, user_id=user_id, count=count))
    return count
