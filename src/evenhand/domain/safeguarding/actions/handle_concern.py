"""What a safeguarding lead does about a concern: take it, write down what was done, decide who hears, close it."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.said import require_words
from evenhand.domain.safeguarding.events import ConcernClosed, ConcernNoted, ConcernPassedOn, ConcernTaken
from evenhand.domain.safeguarding.holding import hold, is_said, move, write
from evenhand.domain.safeguarding.states import ConcernState, NoteKind, PassedTo


@action
def take_concern(*, case_id: UUID, concern_id: UUID, at: datetime, by: Principal) -> None:
    """Take a concern, or take it over from another lead."""
    concern, lead = hold(case_id, concern_id, by)
    if concern.state == ConcernState.LOOKED_AT and concern.taken_by == lead:
        already_done()
        return
    concern.taken_by, concern.taken_at = lead, at
    move(concern, "take", "taken_by", "taken_at")
    record(ConcernTaken(case_id=case_id, concern_id=concern_id))


@action
def note_what_was_done(*, case_id: UUID, concern_id: UUID, words: str, at: datetime, by: Principal) -> None:
    """Write down what was done, for good: also after it was closed, when somebody rings back.

    Raises NotNow while nobody has taken it, and NothingSaid without words.
    """
    concern, lead = hold(case_id, concern_id, by)
    kept = require_words(words, "What was done")
    if concern.state == ConcernState.RAISED:
        raise NotNow(
            "Nothing was kept.", "Nobody has taken this yet.", "Take it first, then write down what was done."
        )
    if is_said(concern, kept, lead):
        already_done()
        return
    note = write(concern, NoteKind.DONE, kept, author=lead, at=at)
    record(ConcernNoted(case_id=case_id, concern_id=concern_id, note_id=note.id))


@action
def pass_on_concern(
    *, case_id: UUID, concern_id: UUID, to: PassedTo, words: str, at: datetime, by: Principal
) -> None:
    """Say who outside the service hears of a concern, or that nobody does, and why.

    Raises NotNow while nobody has taken it, and NothingSaid without a reason.
    """
    concern, lead = hold(case_id, concern_id, by)
    kept = require_words(words, "Why")
    if concern.state == ConcernState.PASSED_ON and is_said(concern, kept, lead):
        already_done()
        return
    move(concern, "pass_on")
    note = write(concern, NoteKind.PASSED_ON, kept, author=lead, at=at, passed_to=to)
    record(ConcernPassedOn(case_id=case_id, concern_id=concern_id, note_id=note.id, to=PassedTo(to).value))


@action
def close_concern(*, case_id: UUID, concern_id: UUID, words: str, at: datetime, by: Principal) -> None:
    """Close a concern once it is decided who hears of it. Raises NotNow before, and NothingSaid without words."""
    concern, lead = hold(case_id, concern_id, by)
    if concern.state == ConcernState.CLOSED:
        already_done()
        return
    kept = require_words(words, "How it stands now")
    concern.closed_at = at
    move(concern, "close", "closed_at")
    note = write(concern, NoteKind.CLOSED, kept, author=lead, at=at)
    record(ConcernClosed(case_id=case_id, concern_id=concern_id, note_id=note.id))
