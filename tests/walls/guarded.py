"""Worries about somebody's safety in the made-up world, the leads who read them, and cases that a lead opened."""

from typing import TYPE_CHECKING

from evenhand.core.principals import Principal
from evenhand.domain.cases.actions.build_wall import build_wall
from evenhand.domain.safeguarding.actions.handle_concern import (
    close_concern,
    note_what_was_done,
    pass_on_concern,
    take_concern,
)
from evenhand.domain.safeguarding.actions.review_break_glass import review_break_glass
from evenhand.domain.safeguarding.states import PassedTo
from tests.build import safety, world
from tests.walls.people import LEAD

if TYPE_CHECKING:
    from tests.walls.made import MadeUp


def leads(made: "MadeUp", service: world.Service, prefix: str, cases: tuple[str, ...]) -> None:
    """Appoint a lead, whom everybody who can tell of a worry is shown by name."""
    _lead(made, f"{prefix}lead", service, prefix, cases)


def shut_out(made: "MadeUp", service: world.Service, cases: tuple[str, ...]) -> None:
    """Appoint another lead, and shut them out of the mother's case."""
    by = _lead(made, "lead shut out", service, "", cases)
    del made.people.of["lead shut out"].is_to["mother"]
    build_wall(
        case_id=made.families["mother"].case.id,
        user_id=by.user_id,
        reason=made.markers.words("why somebody was shut out", "mother"),
        at=world.now(),
        by=made.by("manager"),
    )


def _lead(made: "MadeUp", key: str, service: world.Service, prefix: str, cases: tuple[str, ...]) -> Principal:
    of = (f"{prefix}service", *cases)
    address = made.markers.mailbox(
        "e-mail address of a colleague", key, f"{prefix}service", host="provider.example"
    )
    name = f"Nell {made.markers.word('name of a colleague', key, *of)}"
    by = world.a_colleague(service, "safeguarding_lead", name, address)
    made.people.add(key, by).becomes(LEAD, *of)
    return by


def worries(made: "MadeUp") -> None:
    """Let the mother's mediator tell of one that is dealt with to its end, and an adviser of one that waits."""
    lead, words = made.by("lead"), made.markers.words
    safety.a_concern(
        made.families["father"].case,
        made.by("adviser"),
        seen=words("worry about safety", "father"),
        done=words("what was done about a worry", "father"),
    )
    case = made.families["mother"].case
    concern_id = safety.a_concern(
        case,
        made.by("mediator"),
        seen=words("worry about safety", "mother"),
        done=words("what was done about a worry", "mother"),
    )
    which = {"case_id": case.id, "concern_id": concern_id, "by": lead}
    note = "what was done about a worry"
    take_concern(at=world.now(), **which)
    note_what_was_done(words=words(note, "mother"), at=world.now(), **which)
    pass_on_concern(to=PassedTo.POLICE, words=words(note, "mother"), at=world.now(), **which)
    close_concern(words=words(note, "mother"), at=world.now(), **which)


def opened(made: "MadeUp") -> None:
    """Let the lead open two cases for an hour, and the manager say what they think of one."""
    for key in ("mother", "young"):
        opening = safety.an_hour(
            made.families[key].case, made.by("lead"), words=made.markers.words("why a case was opened", key)
        )
        if key == "mother":
            review_break_glass(
                opening_id=opening.id,
                was_right=True,
                words=made.markers.words("what was found of an opened case", key),
                at=world.now(),
                by=made.by("manager"),
            )
