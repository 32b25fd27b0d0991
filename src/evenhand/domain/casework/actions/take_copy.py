"""Get a copy of everything that somebody of a family may see of its case (UK GDPR, Articles 15(3) and 20)."""

from datetime import datetime
from uuid import UUID

from evenhand.core import access_log
from evenhand.core.actions import action
from evenhand.core.clock import london_day
from evenhand.core.errors import NoSuchThing, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access, companions
from evenhand.domain.casework import copies
from evenhand.domain.casework.events import CopyTaken
from evenhand.domain.identity.roles import Permission


@action
def take_copy(*, case_id: UUID, at: datetime, by: Principal) -> None:
    """Put on record that somebody gets a copy; what is in it is read by the questions that their pages ask.

    The case is not held: making the file takes a while, and nobody has to wait for it. Raises NotNow while another is
    being made, and after MOST_OF_A_DAY copies on one day.
    """
    case = access.visible_to(by).filter(id=case_id).first()
    if case is None:
        raise NoSuchThing
    access.require(by, Permission.TAKE_COPY, case)
    if not copies.is_only_one(case.id, by):
        raise NotNow("No copy was made.", "One is being made for you now.", "Wait until it is here.")
    if not copies.left_today(case.id, by, london_day(at)):
        raise NotNow(
            "No copy was made.",
            f"You have got {copies.MOST_OF_A_DAY} copies today.",
            "Use the last one, or get another tomorrow.",
        )
    access_log.looked(case.id, "copy of what they see")
    record(CopyTaken(case_id=case.id, beside=companions.own(case.id, by) is not None))
