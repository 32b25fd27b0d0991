"""Complaints in each state, by the actions of whoever does them."""

from uuid import UUID, uuid4

from evenhand.core.principals import Principal
from evenhand.domain.cases.models import Case
from evenhand.domain.complaints.actions.answer_complaint import answer_complaint, look_again
from evenhand.domain.complaints.actions.go_on_complaining import ask_again
from evenhand.domain.complaints.actions.make_complaint import make_complaint
from evenhand.domain.complaints.actions.take_complaint import take_complaint
from evenhand.domain.complaints.states import About, Finding
from tests.build import world

WORDS = "Nobody rang me on the day that was promised."


def made(case: Case, family: Principal, words: str = WORDS, about: About = About.LATE) -> UUID:
    """Complain, and return its id."""
    return make_complaint(case_id=case.id, once=uuid4(), about=about, words=words, at=world.now(), by=family)


def taken(complaint_id: UUID, manager: Principal) -> None:
    """Look into it."""
    take_complaint(complaint_id=complaint_id, at=world.now(), by=manager)


def answered(
    complaint_id: UUID,
    manager: Principal,
    answer: str = "The call was forgotten. I am sorry.",
    learned: str = "",
    finding: Finding = Finding.RIGHT,
) -> None:
    """Look into it, and answer."""
    taken(complaint_id, manager)
    answer_complaint(
        complaint_id=complaint_id,
        finding=finding,
        answer=answer,
        learned=learned,
        at=world.now(),
        by=manager,
    )


def asked_again(
    complaint_id: UUID, family: Principal, words: str = "You say nothing of the second call."
) -> None:
    """Ask for a second look."""
    ask_again(complaint_id=complaint_id, words=words, at=world.now(), by=family)


def looked_at_again(
    complaint_id: UUID, manager: Principal, answer: str = "The second call was forgotten too."
) -> None:
    """Answer after a second look."""
    look_again(complaint_id=complaint_id, finding=Finding.RIGHT, answer=answer, at=world.now(), by=manager)
