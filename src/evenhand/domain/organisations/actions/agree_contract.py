"""Agree that a provider serves a council's families."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from evenhand.core.actions import action
from evenhand.core.errors import NoSuchThing, NotAllowed, Refused
from evenhand.core.events import record
from evenhand.core.principals import OPERATOR, Principal
from evenhand.domain.organisations.events import ContractAgreed
from evenhand.domain.organisations.models import Contract, LocalAuthority, Team


class ServedAlready(Refused):
    """A council's families would have two providers on one day, and only one of them would hear of them."""

    code = "served-already"

    def __init__(self, council: str, provider: str, starts_on: date, ends_on: date | None) -> None:
        until = f"until {ends_on:%Y-%m-%d}" if ends_on else "without an end"
        super().__init__(
            "No contract was made.",
            f"{council} is served by {provider} from {starts_on:%Y-%m-%d} {until}.",
            "Choose other days, or end that contract first.",
        )


class CouncilEnded(Refused):
    """A contract would begin with a council that is there no longer."""

    code = "council-ended"

    def __init__(self, council: str, ended_on: date) -> None:
        super().__init__(
            "No contract was made.",
            f"{council} ended on {ended_on:%Y-%m-%d}.",
            "Name the council that has its duties now.",
        )


class EndsBeforeItStarts(Refused):
    """A contract would end before it starts."""

    code = "ends-before-it-starts"

    def __init__(self, starts_on: date) -> None:
        super().__init__(
            "Nothing was changed.",
            f"The contract starts on {starts_on:%Y-%m-%d}.",
            "Choose that day or a later one for its end.",
        )


@action
def agree_contract(
    *,
    provider_id: UUID,
    team_id: UUID,
    local_authority: str,
    starts_on: date,
    provider_acts_for_authority: bool,
    by: Principal,
    ends_on: date | None = None,
) -> Contract:
    """Put a contract between a provider and a council in force from a day, to its last day if one is agreed.

    Only the operator may. Raises ServedAlready for days on which the council has a contract, CouncilEnded and
    EndsBeforeItStarts.
    """
    if by.name != OPERATOR:
        raise NotAllowed("agree a contract")
    if not Team.objects.filter(id=team_id, provider_id=provider_id).exists():
        raise NoSuchThing
    # Held, so that of two contracts made at once the second sees the first.
    council = LocalAuthority.objects.select_for_update().get(code=local_authority)
    if council.ends_on and council.ends_on <= starts_on:
        raise CouncilEnded(council.name, council.ends_on)
    if ends_on and ends_on < starts_on:
        raise EndsBeforeItStarts(starts_on)
    _require_free(council, starts_on, ends_on)
    contract = Contract.objects.create(
        provider_id=provider_id,
        team_id=team_id,
        local_authority_id=local_authority,
        starts_on=starts_on,
        ends_on=ends_on,
        provider_acts_for_authority=provider_acts_for_authority,
    )
    record(ContractAgreed(provider_id=provider_id, local_authority=local_authority))
    return contract


def _require_free(council: LocalAuthority, starts_on: date, ends_on: date | None) -> None:
    """Raise ServedAlready for days on which a council has a contract. Each last day is a day of the contract."""
    others = council.contracts.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
    if ends_on:
        others = others.filter(starts_on__lte=ends_on)
    if (other := others.select_related("provider").order_by("starts_on").first()) is not None:
        raise ServedAlready(council.name, other.provider.name, other.starts_on, other.ends_on)
