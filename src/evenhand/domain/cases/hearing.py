"""A request that somebody else sent for a family: nobody reads its case online before we have spoken with the family.

Whoever sends may be kind and careful, and may be who the family hides from; the service cannot tell one from the other
by what they type. The database asks the same of every role on the family's side (migration 0022).
"""

from datetime import datetime

from evenhand.core.errors import NotNow
from evenhand.domain.cases.models import Case


class FamilyNotHeard(NotNow):
    """Somebody else sent the request, and nobody has spoken with the family yet."""

    code = "family-not-heard"

    def __init__(self) -> None:
        super().__init__(
            "This was not done.",
            "Somebody else sent the request, and nobody has spoken with the family yet.",
            "Speak with the family first, and write down on the case page that you did.",
        )


def require_heard(case: Case) -> None:
    """Raise FamilyNotHeard while all that is known of the family was said by somebody else."""
    if case.waits_for_family:
        raise FamilyNotHeard


def note_heard(case: Case, *, is_sender: bool, at: datetime) -> None:
    """Write on a held case that we have spoken with the family: once, and never taken back.

    `is_sender` says that the family had sent the request itself. Whoever sent it otherwise never holds its right.
    """
    case.family_heard_at = at
    if is_sender:
        case.sender_id = None
    case.save(update_fields=["family_heard_at", "sender_id"])
