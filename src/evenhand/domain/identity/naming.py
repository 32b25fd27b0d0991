"""What somebody who works here is called: by whoever took them on, and by no provider or body that did so later."""

from uuid import UUID

from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.identity.models import User
from evenhand.domain.identity.queries import is_helped_at


def call(
    user_id: UUID, name: str, by: Principal, provider_id: UUID | None, body_id: UUID | None = None
) -> None:
    """Write the name of somebody who was just given a place, unless another place has called them something already.

    Asked once the place is made: where they have been longest may name them anew, as it may help them (decision 27).
    The operator may always.
    """
    named = User.objects.filter(id=user_id)
    if by.name != OPERATOR and not is_helped_at(user_id, provider_id, body_id):
        named = named.filter(staff_name="")
    named.update(staff_name=name)
