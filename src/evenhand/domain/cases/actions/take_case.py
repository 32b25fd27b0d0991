"""Give a case its named caseworker."""

from uuid import UUID

from evenhand.core.actions import action
from evenhand.core.errors import NotNow
from evenhand.core.events import record
from evenhand.core.principals import Principal
from evenhand.domain.cases import access
from evenhand.domain.cases.events import CaseTaken
from evenhand.domain.cases.holding import hold
from evenhand.domain.identity.queries import caseworkers
from evenhand.domain.identity.roles import Permission


@action
def take_case(*, case_id: UUID, caseworker_id: UUID, by: Principal) -> None:
    """Make somebody of the provider the family's named caseworker: oneself, or a colleague it is handed to.

    Raises NotNow for somebody who does not work there, whose own case it is, or who is shut out of it.
    """
    case = hold(case_id, by)
    access.require(by, Permission.TAKE_CASE, case)
    colleague = next((c for c in caseworkers(case.provider_id) if c.user_id == caseworker_id), None)
    is_kept_from_it = access.is_own_case(case, caseworker_id) or access.is_shut_out(case, caseworker_id)
    if colleague is None or is_kept_from_it:
        why = "That person does not work here now." if colleague is None else "They cannot work on this case."
        raise NotNow("The case was not handed over.", why, "Choose a colleague.")
    case.caseworker_id = caseworker_id
    case.team_id = colleague.team_id
    case.save(update_fields=["caseworker", "team"])
    record(CaseTaken(case_id=case_id, user_id=caseworker_id))
