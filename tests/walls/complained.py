"""Complaints in the made-up world: one that a family made and goes on with, and one that staff wrote down."""

from typing import TYPE_CHECKING
from uuid import uuid4

from evenhand.domain.complaints.actions.make_complaint import record_complaint
from evenhand.domain.complaints.states import About
from tests.build import complaints, world

if TYPE_CHECKING:
    from tests.walls.made import MadeUp


def complaints_of_families(made: "MadeUp") -> None:
    """Let the mother complain, be answered and ask again; and let an adviser write one down for the father."""
    words, mother = made.markers.words, made.families["mother"].case
    complaint_id = complaints.made(mother, made.by("mother"), words("complaint", "mother"))
    complaints.answered(complaint_id, made.by("manager"), words("answer to a complaint", "mother"))
    complaints.asked_again(complaint_id, made.by("mother"), words("complaint", "mother"))
    record_complaint(
        case_id=made.families["father"].case.id,
        once=uuid4(),
        about=About.TREATED,
        words=words("complaint", "father"),
        is_holders=True,
        at=world.now(),
        by=made.by("adviser"),
    )
