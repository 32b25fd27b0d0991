"""What is agreed in a story, who signs it and whether it is kept."""

from datetime import timedelta
from typing import Any
from uuid import uuid5

from evenhand.demo.story import Cue, Who, step
from evenhand.domain.agreements import queries
from evenhand.domain.agreements.actions.give_up_agreement import give_up_agreement
from evenhand.domain.agreements.actions.mark_action import answer_done, say_done
from evenhand.domain.agreements.actions.offer_agreement import offer_agreement
from evenhand.domain.agreements.actions.sign_agreement import ask_for_change, sign_agreement
from evenhand.domain.agreements.actions.witness_signature import witness_signature
from evenhand.domain.agreements.actions.write_term import write_term
from evenhand.domain.agreements.queries import ActionShown, Shown
from evenhand.domain.agreements.states import GivenUp, Side, Way
from evenhand.domain.agreements.terms import Said
from evenhand.domain.cases import queries as cases
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.meetings.planning import parts_of
from evenhand.domain.meetings.states import HELD
from evenhand.statute.agreed_actions import AgreedKind


@step(Who.MEDIATOR)
def writes(
    cue: Cue, what: str, measure: str, kind: AgreedKind | None = None, *, family_in_days: int = 0
) -> None:
    """The mediator writes one term down: the council's, or with a number of days the family's."""
    case = _case(cue)
    side = Side.FAMILY if family_in_days else Side.COUNCIL
    seat = next(one for one in queries.parties(case, cue.at) if one.side is side)
    meeting = next(one for one in meetings.of_case(case.id) if one.state in HELD)
    write_term(
        meeting_id=meeting.id,
        term_id=uuid5(case.id, what),
        said=Said(
            part=parts_of(case)[0],
            side=side,
            seat=seat.code,
            body_id=seat.body_id,
            what=what,
            measure=measure,
            kind=kind or "",
            other_date=cue.today + timedelta(days=family_in_days) if family_in_days else None,
        ),
        at=cue.at,
        by=cue.by,
    )


@step(Who.MEDIATOR)
def put_to_be_signed(cue: Cue) -> None:
    """The mediator puts the text to everybody."""
    offer_agreement(agreement_id=_shown(cue).id, at=cue.at, by=cue.by)


@step(Who.FAMILY)
def family_signs(cue: Cue) -> None:
    """The family signs on its own page."""
    shown = _shown(cue)
    assert shown.text_id
    sign_agreement(
        agreement_id=shown.id,
        text_id=shown.text_id,
        seat="family",
        name=cue.story.family.holder,
        at=cue.at,
        by=cue.by,
    )


@step(Who.FAMILY)
def family_asks_for_change(cue: Cue, words: str) -> None:
    """The family wants something different before it signs."""
    shown = _shown(cue)
    assert shown.text_id
    ask_for_change(
        agreement_id=shown.id, text_id=shown.text_id, seat="family", words=words, at=cue.at, by=cue.by
    )


@step(Who.OFFICER)
def council_signs(cue: Cue, name: str, job_title: str) -> None:
    """Somebody who may bind the council signs for it."""
    shown = _shown(cue)
    assert shown.text_id
    seat = queries.own_seat(_case(cue), cue.by, cue.at, Side.COUNCIL)
    assert seat
    sign_agreement(
        agreement_id=shown.id,
        text_id=shown.text_id,
        seat=seat.code,
        name=name,
        job_title=job_title,
        at=cue.at,
        by=cue.by,
    )


@step(Who.MEDIATOR)
def family_signs_on_paper(cue: Cue) -> None:
    """The mediator writes down that the family signed on paper; somebody in the office is to confirm it."""
    shown = _shown(cue)
    assert shown.text_id
    witness_signature(
        agreement_id=shown.id,
        text_id=shown.text_id,
        seat="family",
        way=Way.ON_PAPER,
        name=cue.story.family.holder,
        at=cue.at,
        by=cue.by,
    )


@step(Who.MEDIATOR)
def no_agreement_after_all(cue: Cue) -> None:
    """Somebody does not agree to the text after all."""
    give_up_agreement(agreement_id=_shown(cue).id, because=GivenUp.NOT_AGREED, at=cue.at, by=cue.by)


@step(Who.OFFICER)
def council_says_done(cue: Cue, number: int = 0) -> None:
    """The council says that the step of this number, by day, is done today."""
    say_done(action_id=_action(cue, number).id, done_on=cue.today, at=cue.at, by=cue.by)


@step(Who.FAMILY)
def family_answers(cue: Cue, is_done: bool, number: int = 0) -> None:
    """The family says whether the step of this number, by day, is done."""
    answer_done(action_id=_action(cue, number).id, is_done=is_done, at=cue.at, by=cue.by)


def _case(cue: Cue) -> Any:
    case = cases.one(cue.case_id, cue.by)
    assert case
    return case


def _shown(cue: Cue) -> Shown:
    shown = queries.newest(_case(cue), cue.at)
    assert shown
    return shown


def _action(cue: Cue, number: int) -> ActionShown:
    return queries.actions(_case(cue), cue.at)[number]
