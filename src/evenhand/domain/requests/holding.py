"""Holding a draft: the row lock under which it changes, so that it is sent once."""

from uuid import UUID

from evenhand.core.errors import NoSuchThing
from evenhand.core.principals import Principal
from evenhand.domain.requests.models import Draft, SentRequest
from evenhand.domain.requests.states import DRAFT, DraftState


def hold(draft_id: UUID, by: Principal) -> Draft:
    """Return a draft of whoever acts, with its row locked until the transaction ends.

    Raises NoSuchThing when there is none that they may see: the database decides.
    """
    draft = Draft.objects.select_for_update().filter(id=draft_id).first()
    if draft is None:
        raise NoSuchThing
    return draft


def give_request(case_id: UUID, user_id: UUID) -> SentRequest | None:
    """Show a request to the user whom nobody knew when it was sent, and return it."""
    SentRequest.objects.filter(case_id=case_id, user_id=None).update(user_id=user_id)
    return SentRequest.objects.filter(case_id=case_id).first()


def move(draft: Draft, name: str) -> None:
    """Set a held draft's next state; the caller saves it. Raises NotNow when the move cannot follow."""
    draft.state = DraftState(DRAFT.after(name, draft.state))
