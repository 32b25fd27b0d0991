"""Note that somebody opened a paper that a family gave them."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.documents import giving
from evenhand.domain.documents.events import OwnPaperSeen
from evenhand.domain.preparing.papers import reads_as


@action
def note_paper_seen(*, document_id: UUID, at: datetime, by: Principal) -> None:
    """Tell whoever gave a paper that somebody opened it, once for each of them: from then on it stays given.

    One's own look at it is noted nowhere. Raises NoSuchThing for what no family gave.
    """
    document = giving.given(document_id)
    if document is None or document.case_id is None or by.user_id is None:
        raise NoSuchThing
    if document.user_id == by.user_id:
        already_done()
        return
    case = access.visible_to(by).filter(id=document.case_id).first()
    if case is None:
        raise NoSuchThing
    who, body_id = reads_as(case, by)
    if not giving.note_sight(document, case.id, by.user_id, who, body_id, at):
        already_done()
        return
    # Noting it waited for whoever took the paper back at the same moment: then nothing was opened.
    if giving.given(document_id) is None:
        raise NoSuchThing
    record(OwnPaperSeen(case_id=case.id, document_id=document.id))
