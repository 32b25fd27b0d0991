"""Who would take which case: in turns, and nobody a case that they are kept from."""

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple
from uuid import UUID

from evenhand.core.principals import Principal
from evenhand.domain.cases import access


class Planned(NamedTuple):
    """One case, and who takes it; nobody where none of the chosen may."""

    case_id: UUID
    to_user_id: UUID | None


def share_out(
    by: Principal, provider_id: UUID, from_user_id: UUID, to_user_ids: Sequence[UUID]
) -> tuple[Planned, ...]:
    """Return who takes each open case of somebody, the nearest date first, as far as the asking person sees them."""
    rows = access.of_providers([provider_id], by).filter(closed_at=None, caseworker_id=from_user_id)
    cases = list(rows.order_by("next_due_on", "opened_at").values_list("id", flat=True))
    kept_from = access.kept_from(cases, to_user_ids)
    turns, found = count(), []
    for case_id in cases:
        able = [each for each in to_user_ids if (case_id, each) not in kept_from]
        found.append(Planned(case_id, able[next(turns) % len(able)] if able else None))
    return tuple(found)
