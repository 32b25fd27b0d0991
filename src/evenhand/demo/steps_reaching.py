"""Steps about how a family is reached: what it changes and stops itself, and what two people decide."""

from typing import Any
from uuid import UUID

from evenhand.core.transactions import acting_as
from evenhand.demo.story import Cue, Who, step
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.casework import details, ways
from evenhand.domain.casework.actions.change_details import call_off_details, change_details
from evenhand.domain.casework.actions.change_needs import change_needs
from evenhand.domain.casework.actions.change_ways import call_off_ways, change_ways
from evenhand.domain.casework.actions.stop_contact import contact_again, stop_contact
from evenhand.domain.identity.states import Checked
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.set_contact_details import Reach
from evenhand.domain.people.kinds import LeftOpen, Stopped


@step(Who.CASEWORKER)
def other_details_noted(cue: Cue, email: str = "", telephone: str = "") -> None:
    """The caseworker calls back on the old number, and notes how to reach the family from now on."""
    change_details(
        case_id=cue.case_id,
        reach=Reach(email=email, telephone=telephone),
        protected=cue.story.family.is_protected,
        how_checked=Checked.CALLED_BACK,
        at=cue.at,
        by=cue.by,
    )


@step(Who.MANAGER)
def other_details_called_off(cue: Cue) -> None:
    """The manager calls the family, which knows nothing of a change."""
    with acting_as(cue.by):
        waits = details.waiting(cue.case_id)
    assert waits
    call_off_details(case_id=cue.case_id, change_id=waits.id, at=cue.at, by=cue.by)


@step(Who.FAMILY)
def other_ways(cue: Cue, /, *, evening: bool = False, **changes: Any) -> None:
    """The family changes on its own page how it is reached."""
    change_ways(**_own(cue), changes=changes)


@step(Who.FAMILY)
def other_needs(cue: Cue, *needs: str, other: str = "", interpreter: str = "") -> None:
    """The family says on its own page what it needs now."""
    change_needs(**_own(cue), needs=needs, other=other, interpreter_language=interpreter)


@step(Who.MANAGER)
def other_ways_called_off(cue: Cue) -> None:
    """The manager rings, and the family did not ask for it."""
    with acting_as(cue.by):
        waits = next(filter(None, (ways.waiting(one.id) for one in people.on_case(cue.case_id))))
    call_off_ways(case_id=cue.case_id, change_id=waits.id, at=cue.at, by=cue.by)


@step(Who.FAMILY)
def stops(cue: Cue, what: Stopped, left_open: LeftOpen | None = None, *, evening: bool = False) -> None:
    """The family asks us to stop."""
    stop_contact(**_own(cue), what=what, left_open=left_open)


@step(Who.FAMILY)
def contact_wanted_again(cue: Cue, *, evening: bool = False) -> None:
    """The family takes back what it asked us to stop."""
    own = _own(cue)
    with acting_as(cue.by):
        stop_id = people.stops(own.pop("person_id")).standing[0].id
    contact_again(**own, stop_id=stop_id)


def _own(cue: Cue) -> dict[str, Any]:
    return {
        "case_id": cue.case_id,
        "person_id": _person_id(cue),
        "said_how": Evidence.TOLD_ONLINE,
        "at": cue.at,
        "by": cue.by,
    }


def _person_id(cue: Cue) -> UUID:
    with acting_as(cue.by):
        person = people.own_person(cue.case_id, cue.by.user_id)
    assert person
    return person.id
