"""Say what came of a notice about very many cases."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, NotAllowed, NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.identity import access, two_people
from evenhand.domain.identity.roles import Permission
from evenhand.domain.oversight.events import BrowsingReviewed
from evenhand.domain.oversight.models import BrowsingNotice
from evenhand.domain.oversight.queries import ABOUT_ONESELF
from evenhand.domain.oversight.states import Finding


@action
def review_browsing(*, notice_id: UUID, finding: Finding, at: datetime, by: Principal) -> None:
    """End a notice with what was found. Nobody ends one about themselves: NotAnother."""
    access.require(by, Permission.REVIEW_BROWSING)
    if by.user_id is None:
        raise NotAllowed(Permission.REVIEW_BROWSING.value)
    notice = BrowsingNotice.objects.select_for_update().filter(id=notice_id).first()
    if notice is None:
        raise NoSuchThing
    access.require(by, Permission.REVIEW_BROWSING, provider_id=notice.provider_id)
    two_people.require_another(notice.user_id, by, "Nothing was recorded.", ABOUT_ONESELF)
    if notice.reviewed_at:
        raise NotNow("Nothing was recorded.", "Somebody has looked at it already.", "Go back to the list.")
    notice.reviewed_at, notice.reviewed_by, notice.finding = at, by.user_id, Finding(finding)
    notice.save(update_fields=["reviewed_at", "reviewed_by", "finding"])
    record(BrowsingReviewed(notice_id=notice.id, finding=notice.finding))
