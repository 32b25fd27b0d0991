"""What is told and done about somebody's safety in a story. Every name and every word is made up."""

from uuid import UUID, uuid4

from evenhand.demo.story import Cue, Step, Who, step
from evenhand.domain.safeguarding import queries
from evenhand.domain.safeguarding.actions.break_glass import break_glass
from evenhand.domain.safeguarding.actions.handle_concern import (
    close_concern,
    note_what_was_done,
    pass_on_concern,
    take_concern,
)
from evenhand.domain.safeguarding.actions.raise_concern import Told, raise_concern
from evenhand.domain.safeguarding.actions.review_break_glass import review_break_glass
from evenhand.domain.safeguarding.states import AtRisk, OpenedBecause, PassedTo, Worry


def _tells(cue: Cue, worry: Worry, at_risk: AtRisk, seen: str, done: str) -> None:
    told = Told(worry, at_risk, in_danger=False, seen=seen, done=done)
    raise_concern(case_id=cue.case_id, concern_id=uuid4(), told=told, at=cue.at, by=cue.by)


@step(Who.MEDIATOR)
def mediator_worries(cue: Cue, worry: Worry, at_risk: AtRisk, seen: str, done: str = "") -> None:
    """The mediator tells the leads what she saw or heard, and never reads it again."""
    _tells(cue, worry, at_risk, seen, done)


@step(Who.CASEWORKER)
def caseworker_worries(cue: Cue, worry: Worry, at_risk: AtRisk, seen: str, done: str = "") -> None:
    """The caseworker tells the leads what the telephone brought."""
    _tells(cue, worry, at_risk, seen, done)


@step(Who.LEAD)
def lead_takes(cue: Cue, note: str) -> None:
    """The lead takes what was told and writes down what she did first."""
    (concern_id,) = _concern(cue)
    take_concern(case_id=cue.case_id, concern_id=concern_id, at=cue.at, by=cue.by)
    note_what_was_done(case_id=cue.case_id, concern_id=concern_id, words=note, at=cue.at, by=cue.by)


@step(Who.LEAD)
def lead_passes_on(cue: Cue, to: PassedTo, why: str) -> None:
    """The lead decides who hears of it."""
    (concern_id,) = _concern(cue)
    pass_on_concern(case_id=cue.case_id, concern_id=concern_id, to=to, words=why, at=cue.at, by=cue.by)


@step(Who.LEAD)
def lead_closes(cue: Cue, words: str) -> None:
    """The lead closes it."""
    (concern_id,) = _concern(cue)
    close_concern(case_id=cue.case_id, concern_id=concern_id, words=words, at=cue.at, by=cue.by)


@step(Who.LEAD)
def lead_opens(cue: Cue, because: OpenedBecause, words: str) -> None:
    """The lead opens the case for an hour."""
    break_glass(case_id=cue.case_id, because=because, words=words, at=cue.at, by=cue.by)


@step(Who.MANAGER)
def manager_reviews(cue: Cue, words: str, was_right: bool = True) -> None:
    """The manager says whether it was right to open the case."""
    for opened in queries.openings(cue.by, reviewed=False):
        if opened.case_id == cue.case_id:
            review_break_glass(opening_id=opened.id, was_right=was_right, words=words, at=cue.at, by=cue.by)


def looked_into(ago: int, note: str, to: PassedTo, why: str) -> tuple[Step, ...]:
    """Return the steps of a lead on one day: taken, noted, decided."""
    return lead_takes(ago, note), lead_passes_on(ago, to, why)


def _concern(cue: Cue) -> list[UUID]:
    return [one.id for one in queries.concerns(cue.by) if one.case_id == cue.case_id]
