"""People beside the families of the made-up world: supporters, a second parent, an interpreter, somebody only asked.

The worker of an advice service helps two families, and each lets them read everything; a friend sees where the case is
and no paper; the time of another is over.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from evenhand.core.principals import Principal, person
from evenhand.core.transactions import acting_as
from evenhand.domain.cases.models import Companion
from evenhand.domain.cases.states import Allowed, CompanionKind
from evenhand.domain.documents.models import Document
from evenhand.domain.meetings import queries as meetings
from evenhand.domain.meetings.actions.name_interpreter import name_interpreter
from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import beside, world
from tests.walls.people import INTERPRETER, OTHER_PARENT, SHOWN_ALL, SUPPORTER, Somebody

if TYPE_CHECKING:
    from tests.walls.made import MadeUp

EVERYTHING: dict[str, Any] = {"kind": CompanionKind.SENDIASS, "allowed": tuple(Allowed)}


def helpers(made: "MadeUp") -> None:
    """Let two families ask for help: a friend, somebody whose time is over by now, and one worker for both."""
    friend = f"Kim {word_of(made, 'supporter', 'mother')}"
    helps(made, "friend", "mother", mailbox(made, "friend", "mother"), name=friend)
    over = mailbox(made, "friend whose time is over", "mother")
    soon = {"until": world.today() + timedelta(days=1), **EVERYTHING}
    helps(made, "friend whose time is over", "mother", over, **soon, letters=own_papers(made, "mother"))
    made.people.of["friend whose time is over"].is_to.pop("mother")
    address = mailbox(made, "advice worker", "mother", "twin one")
    for key in ("mother", "twin one"):
        own = helps(made, "advice worker", key, address, **EVERYTHING, letters=own_papers(made, key))
        own.becomes(SHOWN_ALL, key)


def helps(made: "MadeUp", who: str, key: str, address: str, name: str = "", **changes: Any) -> Somebody:
    """Let a family ask somebody, who says yes."""
    family = made.families[key]
    name = name or f"Nia {made.markers.word('name of somebody who helps', who, key)}"
    usual = {"until": world.today() + timedelta(days=90)}
    companion = beside.asked(family.case, family.own, name=name, email=address, **(usual | changes))
    own = made.people.add(who, beside.says_yes(family.case, companion))
    own.becomes(SUPPORTER, key)
    return own


def other_parents(made: "MadeUp") -> None:
    """Add the other parent to one case, who says yes, and to another, who has not answered."""
    own = added(made, "other parent", "elsewhere", made.by("other adviser"))
    beside.says_yes(made.families["elsewhere"].case, own)
    made.people.of["other parent"].becomes(OTHER_PARENT, "elsewhere")
    added(made, "other parent who is asked", "father", made.by("adviser"))


def added(made: "MadeUp", who: str, key: str, by: Principal) -> Companion:
    """Let staff add the other parent."""
    word = made.markers
    companion = beside.a_second_parent(
        made.families[key].case,
        by,
        name=f"Jo {word.word('name of somebody who helps', who, key)}",
        reach=Reach(
            email=word.mailbox("e-mail address of the other parent", who, key),
            telephone=word.telephone("telephone number of the other parent", who, key),
        ),
    )
    made.people.add(who, person(companion.user_id))
    return companion


def an_interpreter(made: "MadeUp", key: str) -> None:
    """Name an interpreter for the meeting that a family is booked for, into the language that it asked for."""
    adviser, case = made.by("adviser"), made.families[key].case
    with acting_as(adviser):
        meeting = meetings.booked(case.id)
        language = meetings.needed(meeting.id).interpreter_language
    one = name_interpreter(
        meeting_id=meeting.id,
        name=f"Ola {made.markers.word('name of an interpreter', 'interpreter', key)}",
        email=made.markers.mailbox("e-mail address of an interpreter", "interpreter"),
        language=language,
        at=world.now(),
        by=adviser,
    )
    made.people.add("interpreter", person(one.user_id)).becomes(INTERPRETER, key)


def own_papers(made: "MadeUp", key: str) -> tuple[UUID, ...]:
    """Return the papers that a family gave with its request."""
    family = made.families[key]
    with acting_as(family.own):
        rows = Document.objects.filter(case_id=family.case.id, user_id=family.own.user_id)
        return tuple(rows.values_list("id", flat=True))


def mailbox(made: "MadeUp", who: str, *of: str) -> str:
    """Return a supporter's e-mail address."""
    return made.markers.mailbox("e-mail address of a supporter", who, *of, host="friends.example")


def word_of(made: "MadeUp", what: str, key: str) -> str:
    """Return the word of a marker that was given out."""
    given = made.markers.given.values()
    return next(marker.token for marker in given if marker.what == what and key in marker.of)
