"""What families complain of in the demonstration, and what managers answer. Every word is made up."""

from uuid import UUID, uuid4

from evenhand.core.transactions import acting_as
from evenhand.demo.story import Cue, Who, step
from evenhand.domain.cases import queries as cases
from evenhand.domain.complaints import queries
from evenhand.domain.complaints.actions.answer_complaint import answer_complaint, look_again
from evenhand.domain.complaints.actions.go_on_complaining import ask_again, take_back_complaint
from evenhand.domain.complaints.actions.make_complaint import make_complaint, record_complaint
from evenhand.domain.complaints.actions.take_complaint import take_complaint
from evenhand.domain.complaints.states import About, Finding


@step(Who.FAMILY)
def complains(cue: Cue, about: About, words: str) -> None:
    """The family complains on its own page."""
    make_complaint(case_id=cue.case_id, once=uuid4(), about=about, words=words, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def complaint_written_down(cue: Cue, about: About, words: str) -> None:
    """The caseworker writes down what the family said by telephone, and reads it no more."""
    record_complaint(
        case_id=cue.case_id,
        once=uuid4(),
        about=about,
        words=words,
        is_holders=True,
        at=cue.at,
        by=cue.by,
    )


@step(Who.MANAGER)
def complaint_taken(cue: Cue) -> None:
    """The manager looks into it."""
    take_complaint(complaint_id=_of_case(cue), at=cue.at, by=cue.by)


@step(Who.MANAGER)
def complaint_answered(cue: Cue, finding: Finding, answer: str, learned: str = "") -> None:
    """The manager says what was found."""
    answer_complaint(
        complaint_id=_of_case(cue), finding=finding, answer=answer, learned=learned, at=cue.at, by=cue.by
    )


@step(Who.FAMILY)
def asks_for_second_look(cue: Cue, words: str) -> None:
    """The family says what is still wrong."""
    ask_again(complaint_id=_own(cue), words=words, at=cue.at, by=cue.by)


@step(Who.SECOND_MANAGER)
def looked_at_again(cue: Cue, finding: Finding, answer: str) -> None:
    """The second manager, who had no part in it, answers."""
    look_again(complaint_id=_of_case(cue), finding=finding, answer=answer, at=cue.at, by=cue.by)


@step(Who.FAMILY)
def takes_complaint_back(cue: Cue) -> None:
    """The family takes it back."""
    take_back_complaint(complaint_id=_own(cue), at=cue.at, by=cue.by)


def _own(cue: Cue) -> UUID:
    with acting_as(cue.by):
        return queries.own(cue.case_id)[0].id


def _of_case(cue: Cue) -> UUID:
    with acting_as(cue.by):
        case = cases.one(cue.case_id, cue.by)
        found = [one for one in queries.waiting(cue.by) if case and one.reference == case.reference]
    return max(found, key=lambda one: one.made_at).id
