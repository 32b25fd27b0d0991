"""What each side of a story keeps for itself before a meeting, and what of it the mediator may read."""

from uuid import UUID

from evenhand.core.principals import Principal
from evenhand.demo.letters import letter
from evenhand.demo.story import Cue, Who, step
from evenhand.domain.documents import queries as documents
from evenhand.domain.documents.states import DocumentKind
from evenhand.domain.preparing import notes, papers, sharing
from evenhand.domain.preparing.actions.add_own_paper import add_bodys_own_paper, add_own_paper
from evenhand.domain.preparing.actions.give_paper import (
    give_paper,
    show_paper_to_mediator,
    take_back_own_paper,
)
from evenhand.domain.preparing.actions.note_paper_seen import note_paper_seen
from evenhand.domain.preparing.actions.open_shared_note import open_shared_note
from evenhand.domain.preparing.actions.share_body_note import share_body_note
from evenhand.domain.preparing.actions.share_own_note import share_own_note
from evenhand.domain.preparing.actions.write_body_note import write_body_note
from evenhand.domain.preparing.actions.write_own_note import write_own_note
from evenhand.domain.preparing.states import Topic
from evenhand.domain.referrals import queries as referrals


@step(Who.FAMILY)
def family_notes(cue: Cue, topic: Topic, words: str, shared: bool = False) -> None:
    """The family writes something down for itself, and may let the mediator read it."""
    _own_note(cue, cue.by, topic, words, shared=shared)


@step(Who.HELPER)
def other_parent_notes(cue: Cue, topic: Topic, words: str, email: str) -> None:
    """The other parent writes something down for themselves."""
    _own_note(cue, cue.by, topic, words, shared=False)


@step(Who.OFFICER)
def council_notes(cue: Cue, topic: Topic, words: str, shared: bool = False) -> None:
    """The council writes something down for its own officers, and may let the mediator read it."""
    body_id = referrals.of_case(cue.case_id)[0].body_id
    note = write_body_note(
        case_id=cue.case_id, body_id=body_id, topic=topic, words=words, at=cue.at, by=cue.by
    )
    if shared:
        share_body_note(note_id=note.id, with_user=_mediator(cue), at=cue.at, by=cue.by)


@step(Who.MEDIATOR)
def mediator_reads(cue: Cue) -> None:
    """The mediator reads everything that was shared with her so far."""
    for note in notes.shown_to(cue.case_id, cue.by):
        open_shared_note(note_id=note.id, at=cue.at, by=cue.by)


@step(Who.FAMILY)
def family_adds_papers(cue: Cue, *names: str) -> None:
    """The family adds papers for the meeting that nobody else can open yet."""
    for name in names:
        add_own_paper(
            case_id=cue.case_id,
            kind=DocumentKind.OTHER,
            name=name,
            content=letter(cue.story, cue.today),
            at=cue.at,
            by=cue.by,
        )


@step(Who.FAMILY)
def family_shows_paper(cue: Cue, name: str) -> None:
    """The family lets the mediator alone open one of its papers."""
    show_paper_to_mediator(document_id=_own_paper(cue, name), with_user=_mediator(cue), at=cue.at, by=cue.by)


@step(Who.FAMILY)
def family_gives_paper(cue: Cue, name: str) -> None:
    """The family gives one of its papers to everybody in the meeting."""
    give_paper(document_id=_own_paper(cue, name), by=cue.by)


@step(Who.FAMILY)
def family_takes_paper_back(cue: Cue, name: str) -> None:
    """The family takes a paper back that nobody has opened."""
    take_back_own_paper(document_id=_own_paper(cue, name), by=cue.by)


@step(Who.OFFICER)
def council_opens_papers(cue: Cue) -> None:
    """An officer opens what the family gave to the meeting."""
    for filed in documents.in_shared_room(cue.case_id):
        if not filed.began_private:
            continue
        note_paper_seen(document_id=filed.id, at=cue.at, by=cue.by)


@step(Who.OFFICER)
def council_keeps_paper(cue: Cue, name: str) -> None:
    """The council keeps a paper for its own officers."""
    add_bodys_own_paper(
        case_id=cue.case_id,
        body_id=referrals.of_case(cue.case_id)[0].body_id,
        kind=DocumentKind.OTHER,
        name=name,
        content=letter(cue.story, cue.today),
        at=cue.at,
        by=cue.by,
    )


def _own_paper(cue: Cue, name: str) -> UUID:
    return next(each.filed.id for each in papers.own_papers(cue.case_id, cue.by) if each.filed.name == name)


def _own_note(cue: Cue, by: Principal, topic: Topic, words: str, *, shared: bool) -> None:
    note = write_own_note(case_id=cue.case_id, topic=topic, words=words, at=cue.at, by=by)
    if shared:
        share_own_note(note_id=note.id, with_user=_mediator(cue), at=cue.at, by=by)


def _mediator(cue: Cue) -> UUID:
    reader = sharing.reader_of(cue.case_id)
    assert reader
    return reader.user_id
