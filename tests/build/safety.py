"""Builders of worries about somebody's safety, and of cases that are opened for an hour."""

from uuid import UUID, uuid4

from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.models import Case
from evenhand.domain.safeguarding import queries
from evenhand.domain.safeguarding.actions.break_glass import break_glass
from evenhand.domain.safeguarding.actions.handle_concern import (
    close_concern,
    note_what_was_done,
    pass_on_concern,
    take_concern,
)
from evenhand.domain.safeguarding.actions.raise_concern import Told, raise_concern
from evenhand.domain.safeguarding.models import Opening
from evenhand.domain.safeguarding.states import AtRisk, ConcernState, OpenedBecause, PassedTo, Worry
from tests.build import world

SEEN = "A bruise the size of a hand."


def told(**changes) -> Told:
    """Return what somebody usually tells."""
    usual = {
        "worry": Worry.HURT,
        "at_risk": AtRisk.CHILD,
        "in_danger": False,
        "seen": SEEN,
        "done": "I asked her whether she is all right.",
    }
    return Told(**(usual | changes))


def a_concern(case: Case, by: Principal, *, at=None, **changes) -> UUID:
    """Say that one is worried, and return the id that the page made for it."""
    concern_id = uuid4()
    raise_concern(case_id=case.id, concern_id=concern_id, told=told(**changes), at=at or world.now(), by=by)
    return concern_id


def handled(case: Case, concern_id: UUID, lead: Principal, until: ConcernState = ConcernState.CLOSED) -> None:
    """Let a lead do what is done about a concern, up to a state."""
    which = {"case_id": case.id, "concern_id": concern_id, "by": lead}
    if until == ConcernState.RAISED:
        return
    take_concern(at=world.now(), **which)
    note_what_was_done(words="Rang the mediator.", at=world.now(), **which)
    if until == ConcernState.LOOKED_AT:
        return
    pass_on_concern(to=PassedTo.POLICE, words="They asked for it.", at=world.now(), **which)
    if until == ConcernState.CLOSED:
        close_concern(words="The police have it.", at=world.now(), **which)


def an_hour(case: Case, by: Principal, **changes) -> Opening:
    """Open a case for an hour."""
    usual = {"because": OpenedBecause.REACH, "words": "Her sister has not heard from her.", "at": world.now()}
    return break_glass(case_id=case.id, by=by, **(usual | changes))


def read(case: Case, concern_id: UUID, by: Principal) -> queries.Read | None:
    """Return a concern as somebody reads it, or None."""
    with acting_as(by):
        return queries.concern(case.id, concern_id, by)
