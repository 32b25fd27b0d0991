"""Who is shut out of a case in the made-up world: a caseworker of two, a mediator of one."""

from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.actions.ask_to_lift import ask_to_lift
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.cases.walls import of_case as standing_walls
from evenhand.domain.panel.actions.wall_mediator import wall_mediator
from evenhand.domain.panel.states import Conflict
from tests.build import world
from tests.build.pages import browser
from tests.walls import of_age
from tests.walls.at_work import colleague
from tests.walls.cast import CASES_OF, COUNCILS_OF
from tests.walls.people import STAFF

if TYPE_CHECKING:
    from tests.walls.made import MadeUp


def walls(made: "MadeUp", ours: world.Service, mediator_id: UUID) -> None:
    """Shut a caseworker out of two cases, of one by page, where it is asked to let them in, and a mediator of one."""
    manager, case_id = made.by("manager"), made.families["mother"].case.id
    shut_out = colleague(made, "caseworker shut out", ours, "", "caseworker")
    others = [key for key in CASES_OF[""] if key not in ("mother", "looked after")]
    young = [young for _, young in of_age.FAMILIES.values()]
    made.people.of["caseworker shut out"].becomes(STAFF, "service", *COUNCILS_OF[""], *others, *young)
    build_wall(
        case_id=case_id,
        user_id=shut_out.user_id,
        reason=made.markers.words("why somebody was shut out", "mother"),
        at=world.now(),
        by=manager,
    )
    shut_out_by_page(made, shut_out)
    wall_mediator(
        case_id=case_id, mediator_id=mediator_id, because=Conflict.KNOWS, at=world.now(), by=manager
    )


def shut_out_by_page(made: "MadeUp", who: Principal) -> None:
    """Let the manager shut somebody out by the page for it, and ask that they are let in again."""
    manager, case = made.by("manager"), made.families["looked after"].case
    sent = {"who": who.user_id, "reason": made.markers.words("why somebody was shut out", "looked after")}
    assert browser(manager).post(f"/cases/{case.id}/walls/add", sent).status_code == 302
    with acting_as(manager):
        (wall,) = [each for each in standing_walls(case) if each.user_id == who.user_id]
    ask_to_lift(
        case_id=case.id,
        wall_id=wall.id,
        reason=made.markers.words("why somebody may be let in again", "looked after"),
        at=world.now(),
        by=manager,
    )
