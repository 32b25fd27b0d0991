"""Write a note for one's own council or health body, and change it."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.principals import Principal
from evenhand.domain.meetings.notes import require_words
from evenhand.domain.preparing.events import BodyNoteChanged, BodyNoteWritten
from evenhand.domain.preparing.holding import hold_body, note_body, require_body
from evenhand.domain.preparing.models import BodyNote
from evenhand.domain.preparing.sharing import require_unshared
from evenhand.domain.preparing.states import Topic


@action
def write_body_note(
    *, case_id: UUID, body_id: UUID, topic: str, words: str, at: datetime, by: Principal
) -> BodyNote:
    """Keep a note that only officers of one body on a case read. The same words sent twice are one note.

    Not the family, no other body, no staff, no mediator. Raises NothingToKeep.
    """
    author = require_body(case_id, body_id, by)
    topic, kept = Topic(topic), require_words(words)
    own = BodyNote.objects.filter(case_id=case_id, body_id=body_id, topic=topic)
    same = next((each for each in own if each.words == kept), None)
    if same is not None:
        already_done()
        return same
    note = BodyNote.objects.create(
        case_id=case_id, body_id=body_id, user_id=author, topic=topic, words=kept, written_at=at
    )
    note_body(note, BodyNoteWritten)
    return note


@action
def change_body_note(*, note_id: UUID, topic: str, words: str, at: datetime, by: Principal) -> BodyNote:
    """Put other words in the place of a note of one's body; what stood there is nowhere afterwards.

    Raises NothingToKeep, and NotNow while the mediator may read it.
    """
    note = hold_body(note_id, by)
    topic, kept = Topic(topic), require_words(words)
    require_unshared(note)
    if (note.topic, note.words) == (topic, kept):
        already_done()
        return note
    note.topic, note.words, note.changed_at = topic, kept, at
    note.save(update_fields=["topic", "words", "changed_at"])
    note_body(note, BodyNoteChanged)
    return note
