"""What leads and managers are written: that there is something for them, and no word of what."""

from typing import TYPE_CHECKING

from evenhand.core.mail import Mail
from evenhand.domain.safeguarding.states import NoticeKind

if TYPE_CHECKING:
    from evenhand.domain.safeguarding.models import Notice

SOMETHING = "There is something for you."
APPOINT = "Your service has no safeguarding lead."


def mail(notice: "Notice", address: str) -> Mail:
    """Return the e-mail of a notice."""
    if notice.kind == NoticeKind.APPOINT:
        subject, text = APPOINT, f"{APPOINT} Sign in and appoint one today, under Staff.\n"
    else:
        subject, text = SOMETHING, f"{SOMETHING} Sign in.\n"
    return Mail(id=str(notice.id), to=address, subject=subject, text=text, written_at=notice.made_at)
