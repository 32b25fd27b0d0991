"""Claim the case of a request that was sent without signing in."""

from datetime import datetime
from uuid import UUID

from evenhand.core.actions import action, already_done
from evenhand.core.errors import NotAllowed, Refused
from evenhand.core.principals import Principal
from evenhand.core.transactions import acting_as
from evenhand.domain.cases import access
from evenhand.domain.cases.holding import hold
from evenhand.domain.casework import queries
from evenhand.domain.casework.opening import open_to_holder
from evenhand.domain.people import queries as people
from evenhand.domain.people.events import BY_CODE


class NothingToClaim(Refused):
    """No request with this reference gave the address that somebody signed in with; one answer for every reason."""

    def __init__(self) -> None:
        super().__init__(
            "We did not find a request.",
            "None has this reference and the e-mail address that you signed in with.",
            "Check the reference. If the address in the request has a mistake, call us: we put it right.",
        )


@action
def claim_case(*, reference: str, at: datetime, by: Principal) -> UUID:
    """Open a case to whoever sent its request, and return its id.

    They know the reference, which was shown to nobody else, and signed in with the address that the request gave:
    whoever owns an address that was typed by mistake knows no reference. Raises NothingToClaim.
    """
    if by.user_id is None:
        raise NotAllowed("open this request")
    claimed = queries.person_to_claim(reference)
    if claimed is None:
        raise NothingToClaim
    case_id = claimed[0]
    claimant = by.for_case(case_id)
    with acting_as(claimant):
        case = hold(case_id, claimant)
        # careful: whoever held the case before may have put another address in this one's place, or built a wall
        claimed = queries.person_to_claim(reference)
        if claimed is None:
            raise NothingToClaim
        is_open = access.holds(by, case)
        if not is_open:
            _, person_id = claimed
            email = people.reach(person_id).email
            open_to_holder(
                case, by.user_id, person_id=person_id, email=email, how=BY_CODE, at=at, by=claimant
            )
    if is_open:
        already_done()
    return case_id
