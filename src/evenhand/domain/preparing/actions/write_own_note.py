"""Write a note for oneself on the family's side of a case, and change it."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.principals import Principal
from evenhand.domain.meetings.notes import require_words
from evenhand.domain.preparing.events import OwnNoteChanged, OwnNoteWritten
from evenhand.domain.preparing.holding import hold_own, note_own, require_family
from evenhand.domain.preparing.models import OwnNote
from evenhand.domain.preparing.sharing import require_unshared
from evenhand.domain.preparing.states import Topic


@action
def write_own_note(*, case_id: UUID, topic: str, words: str, at: datetime, by: Principal) -> OwnNote:
    """Keep a note that nobody but its writer reads. The same words sent twice are one note.

    Not another parent, not the young person, no staff, no council, no mediator. Raises NothingToKeep.
    """
    author = require_family(case_id, by)
    topic, kept = Topic(topic), require_words(words)
    own = OwnNote.objects.filter(case_id=case_id, user_id=author, topic=topic)
    same = next((each for each in own if each.words == kept), None)
    if same is not None:
        already_done()
        return same
    note = OwnNote.objects.create(case_id=case_id, user_id=author, topic=topic, words=kept, written_at=at)
    note_own(note, OwnNoteWritten)
    return note


@action
def change_own_note(*, note_id: UUID, topic: str, words: str, at: datetime, by: Principal) -> OwnNote:
    """Put other words in the place of a note of one's own; what stood there is nowhere afterwards.

    Raises NothingToKeep, and NotNow while the mediator may read it.
    """
    note = hold_own(note_id, by)
    require_family(note.case_id, by)
    topic, kept = Topic(topic), require_words(words)
    require_unshared(note)
    if (note.topic, note.words) == (topic, kept):
        already_done()
        return note
    note.topic, note.words, note.changed_at = topic, kept, at
    note.save(update_fields=["topic", "words", "changed_at"])
    note_own(note, OwnNoteChanged)
    return note
