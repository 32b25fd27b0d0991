"""Name who interprets at a meeting, and end that."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.beside import CannotStandBeside, require_may_stand_beside
from evenhand.domain.cases.companions import is_beside
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.meetings.events import InterpreterEnded, InterpreterNamed
from evenhand.domain.meetings.holding import hold_to_arrange
from evenhand.domain.meetings.models import Interpreter
from evenhand.domain.meetings.notices import tell_interpreter
from evenhand.domain.meetings.states import MeetingState


@action
def name_interpreter(
    *, meeting_id: UUID, name: str, email: str, language: str, at: datetime, by: Principal
) -> Interpreter:
    """Let somebody interpret at a booked meeting: they see when, where and how to join it, and nothing of the case.

    From a day before it begins until it ends, wherever it is moved. Whoever arranges meetings may. Sent twice, it is
    done once. Raises CannotStandBeside for whoever is on a side of this case, or was shut out.
    """
    case, meeting = hold_to_arrange(meeting_id, by)
    if meeting.state != MeetingState.BOOKED:
        raise NotNow("Nobody was named.", "This meeting is over, or was cancelled.", "Book another first.")
    naming = by.for_case(case.id)
    with acting_as(naming):
        user_id = user_for_address(email)
        one = Interpreter.objects.filter(meeting=meeting, user_id=user_id, ended_at=None).first()
        is_new = one is None
        if one is None:
            require_may_stand_beside(case, user_id)
            if access.is_own_case(case, user_id) or is_beside(case.id, user_id):
                raise CannotStandBeside
            one = Interpreter.objects.create(
                meeting=meeting,
                case_id=case.id,
                user_id=user_id,
                name=name,
                language=language,
                named_at=at,
                named_by=by.user_id,
            )
            record(InterpreterNamed(case_id=case.id, meeting_id=meeting.id, interpreter_id=one.id))
            tell_interpreter(case, meeting, one, still=True, at=at, by=naming)
    if not is_new:
        already_done()
    return one


@action
def end_interpreter(*, interpreter_id: UUID, at: datetime, by: Principal) -> None:
    """End somebody's interpreting at a meeting: their next statement sees nothing of it. Whoever arranges it may."""
    meeting_id = Interpreter.objects.values_list("meeting_id", flat=True).filter(id=interpreter_id).first()
    if meeting_id is None:
        raise NoSuchThing
    case, meeting = hold_to_arrange(meeting_id, by)
    one = Interpreter.objects.get(id=interpreter_id)
    if one.ended_at is not None:
        already_done()
        return
    one.ended_at = at
    one.save(update_fields=["ended_at"])
    record(InterpreterEnded(case_id=case.id, meeting_id=meeting.id, interpreter_id=one.id))
    ending = by.for_case(case.id)
    with acting_as(ending):
        tell_interpreter(case, meeting, one, still=False, at=at, by=ending)
