"""Steps about who is shut out of a case, and who is let in again by two people."""

from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.demo.story import Cue, Who, step
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases import walls
from evenhand.domain.cases.actions.ask_to_lift import ask_to_lift
from evenhand.domain.cases.actions.decide_lifting import lift_wall, refuse_lifting, withdraw_lifting
from evenhand.domain.cases.walls import Lifting, Standing
from evenhand.domain.casework.actions.shut_out import must_not_see, shut_out


@step(Who.MANAGER)
def walled_off(cue: Cue, who: str, reason: str) -> None:
    """The manager shuts somebody out of the case."""
    user_id = cue.staff[who].user_id
    assert user_id
    shut_out(case_id=cue.case_id, user_id=user_id, reason=reason, at=cue.at, by=cue.by)


@step(Who.COLLEAGUE)
def must_not_come_near(cue: Cue) -> None:
    """A colleague says of themselves that they know the family."""
    must_not_see(case_id=cue.case_id, at=cue.at, by=cue.by)


@step(Who.MANAGER)
def lifting_asked(cue: Cue, reason: str) -> None:
    """The manager asks a second one to let somebody in again."""
    ask_to_lift(case_id=cue.case_id, wall_id=_wall(cue, cue.by).id, reason=reason, at=cue.at, by=cue.by)


@step(Who.MANAGER)
def lifting_withdrawn(cue: Cue) -> None:
    """The manager finds that it was asked too soon."""
    withdraw_lifting(case_id=cue.case_id, lifting_id=_asked(cue).id, at=cue.at, by=cue.by)


@step(Who.SECOND_MANAGER)
def lifting_refused(cue: Cue) -> None:
    """The second manager is not satisfied."""
    refuse_lifting(case_id=cue.case_id, lifting_id=_asked(cue).id, at=cue.at, by=cue.by)


@step(Who.SECOND_MANAGER)
def wall_lifted(cue: Cue) -> None:
    """The second manager lifts the wall."""
    lift_wall(case_id=cue.case_id, lifting_id=_asked(cue).id, at=cue.at, by=cue.by)


def _wall(cue: Cue, by: Principal) -> Standing:
    with acting_as(by):
        case = cases.one(cue.case_id, by)
        assert case
        return walls.of_case(case)[0]


def _asked(cue: Cue) -> Lifting:
    waits = _wall(cue, cue.by).waits
    assert waits
    return waits
