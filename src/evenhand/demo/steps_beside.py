"""What happens around the people at a family's side in a story: whom it asks, who says yes, and how it ends."""

from datetime import timedelta

from evenhand.core.principals import person
from evenhand.core.transactions import acting_as
from evenhand.demo.story import Cue, Who, step
from evenhand.domain.cases import companions
from evenhand.domain.cases import queries as cases
from evenhand.domain.cases.actions.accept_support import accept_support
from evenhand.domain.cases.actions.add_parent import add_parent
from evenhand.domain.cases.actions.end_support import end_support
from evenhand.domain.cases.actions.invite_supporter import invite_supporter
from evenhand.domain.cases.facts import Evidence
from evenhand.domain.cases.states import Allowed, CompanionKind
from evenhand.domain.identity.queries import user_for_address
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.meetings.actions.name_interpreter import name_interpreter
from evenhand.domain.people.actions.set_contact_details import Reach


@step(Who.FAMILY)
def asks_for_help(
    cue: Cue, name: str, email: str, kind: CompanionKind, *allowed: Allowed, days: int = 92
) -> None:
    """The family asks somebody to help it, for so many days."""
    invite_supporter(
        case_id=cue.case_id,
        name=name,
        email=email,
        kind=kind,
        allowed=allowed,
        until=cue.today + timedelta(days=days),
        at=cue.at,
        by=cue.by,
    )


@step(Who.HELPER)
def helper_says_yes(cue: Cue, email: str) -> None:
    """Whoever was asked signs in with the address, types the reference that the family told them, and says yes."""
    family = person(user_for_address(cue.story.family.email))
    with acting_as(family):
        case = cases.one(cue.case_id, family)
    asked = next(each for each in companions.waiting(cue.by) if each.case_id == cue.case_id)
    accept_support(companion_id=asked.id, reference=case.reference if case else "", at=cue.at, by=cue.by)


@step(Who.FAMILY)
def ends_help(cue: Cue, email: str) -> None:
    """The family ends it, and gives no reason."""
    own = person(user_for_address(email))
    there = (each for each in companions.of_case(cue.case_id) if companions.is_of(each.id, own))
    end_support(companion_id=next(there).id, at=cue.at, by=cue.by)


@step(Who.CASEWORKER)
def other_parent_added(cue: Cue, name: str, email: str, telephone: str) -> None:
    """The family rings: it wants the other parent on its case, and the caseworker adds them."""
    add_parent(
        case_id=cue.case_id,
        name=name,
        reach=Reach(email=email, telephone=telephone),
        protected=False,
        agreed_how=Evidence.TOLD_BY_TELEPHONE,
        at=cue.at,
        by=cue.by,
    )


@step(Who.CASEWORKER)
def interpreter_named(cue: Cue, name: str, email: str) -> None:
    """The caseworker names who interprets at the meeting, into the language that the family asked for."""
    meeting = meetings.booked(cue.case_id)
    assert meeting
    name_interpreter(
        meeting_id=meeting.id,
        name=name,
        email=email,
        language=cue.story.family.interpreter,
        at=cue.at,
        by=cue.by,
    )
