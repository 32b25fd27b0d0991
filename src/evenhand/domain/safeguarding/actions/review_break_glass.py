"""Say whether it was right to open a case."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NoSuchThing, NotAllowed
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.core.said import require_words
from evenhand.domain.identity import two_people
from evenhand.domain.identity.roles import Permission
from evenhand.domain.safeguarding.access import openings_visible_to
from evenhand.domain.safeguarding.events import OpeningReviewed
from evenhand.domain.safeguarding.refusals import AlreadyReviewed

OWN_OPENING = "You opened this case yourself."


@action
def review_break_glass(*, opening_id: UUID, was_right: bool, words: str, at: datetime, by: Principal) -> None:
    """Say once, as somebody else than who opened it, whether it was right, and why.

    Raises NotAnother, AlreadyReviewed, and NothingSaid without words.
    """
    if by.user_id is None:
        raise NotAllowed(Permission.REVIEW_BREAK_GLASS.value)
    opening = openings_visible_to(by).select_for_update().filter(id=opening_id).first()
    if opening is None:
        raise NoSuchThing
    two_people.require_another(opening.opened_by, by, "You cannot review this.", OWN_OPENING)
    kept = require_words(words, "What you found")
    if opening.reviewed_at is not None:
        if (opening.reviewed_by, opening.was_right, opening.review) != (by.user_id, was_right, kept):
            raise AlreadyReviewed
        already_done()
        return
    opening.reviewed_by, opening.reviewed_at = by.user_id, at
    opening.was_right, opening.review = was_right, kept
    opening.save(update_fields=["reviewed_by", "reviewed_at", "was_right", "review"])
    record(OpeningReviewed(case_id=opening.case_id, opening_id=opening_id, was_right=was_right))
