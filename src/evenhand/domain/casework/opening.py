"""Opening a case to the person whose right it is, once an e-mail address is shown to be theirs."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from evenhand.core.errors import Refused
from evenhand.core.principals import Principal
from evenhand.domain.cases.actions.grant_access import grant_access
from evenhand.domain.cases.hearing import require_heard
from evenhand.domain.cases.holding import give_issues
from evenhand.domain.correspondence.actions.show_to_reader import show_to_reader
from evenhand.domain.documents.holding import give
from evenhand.domain.identity.roles import HOLDER
from evenhand.domain.people import queries as people
from evenhand.domain.people.actions.prove_email import prove_email
from evenhand.domain.requests.answers import letters
from evenhand.domain.requests.holding import give_request
from evenhand.domain.requests.letters import SLUG

if TYPE_CHECKING:
    from evenhand.domain.cases.models import Case


class NotTheirOwn(Refused):
    """The address is another person's on the case: both would be one person to the service."""

    def __init__(self) -> None:
        super().__init__(
            "The case was not opened to that address.",
            "That e-mail address is already somebody else’s on this case.",
            "Ask for an address that only they read. Without one, leave it empty and call them.",
        )


def open_to_holder(
    case: "Case",
    user_id: UUID | None,
    *,
    email: str,
    how: str,
    at: datetime,
    by: Principal,
    person_id: UUID | None = None,
) -> None:
    """Take `email` for the holder's own, send what waited for that, and show the holder's case to `user_id`.

    Without a user nothing opens: the holder has signed in with another address, or others read that mailbox. What
    was written in the request is shown to whoever asked, who by `person_id` may be another than holds the right now.
    Raises NotTheirOwn, also for whoever sent the request for the family, and FamilyNotHeard.
    """
    require_heard(case)
    person_id = person_id or case.holder_id
    is_sender = user_id is not None and user_id == case.sender_id
    if is_sender or people.is_anothers(case.id, person_id, email=email, user_id=user_id):
        raise NotTheirOwn
    theirs = {"case_id": case.id, "person_id": person_id, "user_id": user_id, "at": at, "by": by}
    prove_email(email=email, how=how, **theirs)  # type: ignore[arg-type]
    show_to_reader(**theirs)  # type: ignore[arg-type]
    if user_id is None:
        return
    if person_id == (people.who_asked(case.id, case.child_id) or case.child_id):
        give_issues(case, user_id)
        request = give_request(case.id, user_id)
        if request is not None:
            give(letters(request.answers.get(SLUG, {})), user_id)
    grant_access(role=HOLDER.code, evidence=how, **theirs)  # type: ignore[arg-type]
