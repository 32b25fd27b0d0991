"""A service with two leads, a manager and an adviser, and the post office through which they are told things."""

from typing import Any

from evenhand.config.roles import Addresses
from evenhand.domain.safeguarding import jobs
from tests.build import databases, world
from tests.build.post_office import PostOffice


class AtWork:
    """One provider's people, one case, and what they were sent."""

    def __init__(self, addresses: Addresses, owner: Any, office: PostOffice) -> None:
        self.addresses, self.owner, self.office = addresses, owner, office
        self.service = world.a_service()
        self.adviser = world.a_colleague(self.service)
        self.manager = world.a_colleague(self.service, "manager", "Max Lead", "max@provider.example")
        self.nell = world.a_colleague(
            self.service, "safeguarding_lead", "Nell Harbour", "nell@provider.example"
        )
        self.bea = world.a_colleague(self.service, "safeguarding_lead", "Bea Orchard", "bea@provider.example")
        self.case = world.a_case(self.service)

    def told(self) -> list[str]:
        """Let the worker tell whoever is to be told now, and return who was."""
        before = len(self.office.copies)
        with databases.django_at(self.addresses.worker):
            jobs.tell()
        return sorted(copy.recipients[0] for copy in self.office.copies[before:])
