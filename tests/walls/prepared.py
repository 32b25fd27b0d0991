"""What each side of the made-up world keeps for itself, and what of it the mediator may read."""

from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.transactions import acting_as
from evenhand.domain.preparing import sharing
from evenhand.domain.preparing.actions.add_own_paper import add_bodys_own_paper, add_own_paper
from evenhand.domain.preparing.actions.give_paper import give_paper, show_paper_to_mediator
from evenhand.domain.preparing.actions.share_body_note import share_body_note
from evenhand.domain.preparing.actions.share_own_note import share_own_note
from evenhand.domain.preparing.actions.write_body_note import write_body_note
from evenhand.domain.preparing.actions.write_own_note import write_own_note
from evenhand.domain.preparing.models import BodyNote, OwnNote
from evenhand.domain.preparing.states import Topic
from evenhand.domain.referrals import queries as referrals
from tests.build import world
from tests.build.files import pdf_that_says

if TYPE_CHECKING:
    from tests.walls.made import MadeUp


def notes(made: "MadeUp") -> None:
    """Let both parents of one family, a mother, a council and a health body write, and share one note each of some."""
    for who, key in (("mother", "mother"), ("other family", "elsewhere"), ("other parent", "elsewhere")):
        an_own_note(made, who, key)
    for who, key, whose in (
        ("council", "mother", "the council"),
        ("far council", "young", "the council"),
        ("health body", "young", "the health body"),
    ):
        a_body_note(made, who, key, f"note of {whose}")
    own = an_own_note(made, "mother", "mother", "own note for the mediator")
    share_own_note(
        note_id=own.id, with_user=mediator_of(made, "mother"), at=world.now(), by=made.by("mother")
    )
    theirs = a_body_note(made, "council", "mother", "note of the council for the mediator")
    share_body_note(
        note_id=theirs.id, with_user=mediator_of(made, "mother"), at=world.now(), by=made.by("council")
    )


def papers(made: "MadeUp") -> None:
    """Let a mother keep one paper, show one to the mediator and give one to everybody; let a council keep one."""
    mother = made.by("mother")
    a_paper(made, "mother", "own paper")
    made.waiting.append(
        lambda: show_paper_to_mediator(
            document_id=shown, with_user=mediator_of(made, "mother"), at=world.now(), by=mother
        )
    )
    shown = a_paper(made, "mother", "own paper for the mediator")
    given = a_paper(made, "mother", "paper of the family for the meeting")
    made.waiting.append(lambda: give_paper(document_id=given, by=mother))
    a_paper(made, "council", "own paper of the council")


def a_paper(made: "MadeUp", who: str, what: str) -> UUID:
    """Let somebody add a file of their own to the mother's case: a marker stands in its name and one on its page."""
    by, case_id = made.by(who), made.families["mother"].case.id
    article = "an" if what.startswith("own") else "a"
    about = {
        "case_id": case_id,
        "kind": "report",
        "name": f"{made.markers.word(f'name of {article} {what}', 'mother')}.pdf",
        "content": pdf_that_says(made.markers.word(what, "mother")),
        "at": world.now(),
        "by": by,
    }
    if who != "council":
        return add_own_paper(**about)
    with acting_as(by):
        body_id = referrals.of_case(case_id)[0].body_id
    return add_bodys_own_paper(body_id=body_id, **about)


def an_own_note(made: "MadeUp", who: str, key: str, what: str = "own note") -> OwnNote:
    """Let somebody of a family write a note for themselves; it is theirs, and not their case's."""
    return write_own_note(
        case_id=made.families[key].case.id,
        topic=Topic.SAY,
        words=made.markers.words(what, who),
        at=world.now(),
        by=made.by(who),
    )


def a_body_note(made: "MadeUp", who: str, key: str, what: str) -> BodyNote:
    """Let an officer write a note for their own body on a case."""
    case_id, by = made.families[key].case.id, made.by(who)
    with acting_as(by):
        body_id = referrals.of_case(case_id)[0].body_id
    return write_body_note(
        case_id=case_id,
        body_id=body_id,
        topic=Topic.ASK,
        words=made.markers.words(what, key),
        at=world.now(),
        by=by,
    )


def mediator_of(made: "MadeUp", key: str):
    """Return the user who mediates in a case."""
    with acting_as(made.families[key].own):
        reader = sharing.reader_of(made.families[key].case.id)
    assert reader is not None
    return reader.user_id
