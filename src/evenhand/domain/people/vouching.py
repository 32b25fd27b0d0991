"""People belong to cases, and cases stand above: whoever writes here was vouched for by a case's own action."""

from uuid import UUID

from evenhand.core.errors import NotAllowed
from evenhand.core.principals import Principal


def require_vouched(by: Principal, case_id: UUID, doing: str) -> None:
    """Raise NotAllowed unless an action of the case, which checked who and when, is what calls."""
    if by.case_id != case_id:
        raise NotAllowed(doing)
