"""What every message says of the service that sends it."""

from uuid import UUID

from evenhand.domain.organisations.queries import provider


def facts_of_service(provider_id: UUID, reference: str) -> dict[str, str]:
    """Return the facts that every message needs, for an action to add its own to."""
    found = provider(provider_id)
    return {
        "reference": reference,
        "provider_name": found.name,
        "telephone": found.telephone,
        "opening_hours": found.opening_hours,
    }
