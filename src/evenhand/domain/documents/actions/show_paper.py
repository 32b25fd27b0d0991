"""Show a paper to everybody who takes part."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotNow
from evenhand.core.principals import Principal
from evenhand.domain.documents import papers
from evenhand.domain.documents.events import PaperShown
from evenhand.domain.documents.holding import hold, note, require_own_or_vouched
from evenhand.domain.documents.states import DocumentState


@action
def show_paper(*, document_id: UUID, at: datetime, by: Principal) -> None:
    """Let others see a paper that waited for somebody to look, once its minute is over too.

    Raises NotNow while it is being checked, or when it is not kept.
    """
    document = hold(document_id)
    require_own_or_vouched(document, by, "share this paper")
    if document.state != DocumentState.KEPT:
        raise NotNow(
            "The paper was not shared.",
            "It is still being checked, or it was taken back.",
            "Wait a minute and look again.",
        )
    if document.shown_from is not None:
        already_done()
        return
    document.save(update_fields=papers.show(document, at))
    note(document, PaperShown, doubts=tuple(document.doubts))
