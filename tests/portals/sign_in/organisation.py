"""A provider whose people sign in by its word, and whoever comes there."""

import pytest

from evenhand.domain.people.actions.set_contact_details import Reach
from tests.build import databases, identity_provider, world
from tests.build.identity_provider import back
from tests.build.pages import text

# Whoever imports everything is given the fixtures.
__all__ = ["place"]

ROBIN, MAX = "robin@provider.example", "max@provider.example"
NOT_YOURS = "Your organisation cannot sign you in here."
NOT_SIGNED_IN = "Your organisation did not sign you in."


class Place:
    """A provider whose people sign in with its identity provider, on a database of its own."""

    def __init__(self, database, provider) -> None:
        self.database, self.provider = database, provider
        self.service = world.a_service()
        self.manager = world.a_colleague(self.service, "manager", "Max Lead", MAX)
        self.robin = world.a_colleague(self.service, address=ROBIN)
        self.id = self.is_set(provider_id=self.service.provider_id)

    def is_set(self, **whose):
        given = {"issuer": self.provider.issuer, "asked_by": MAX}
        return identity_provider.set_for(self.database, **given | whose)

    def ended(self):
        return identity_provider.ended(self.database, self.id)

    def sent(self, client, address=ROBIN, **also):
        """Type an address and choose the organisation; return where the browser is led."""
        client.post("/sign-in", {"address": address, **also})
        answer = client.post("/sign-in/organisation", {"organisation": str(self.id)})
        assert answer.status_code == 200, text(answer)
        return answer["Refresh"].removeprefix("0; url=")

    def signs_in(self, client, email=ROBIN, subject="", **also):
        """Go there, be let in as somebody, and come back."""
        return back(client, self.provider.lets_in(self.sent(client, **also), email, subject))

    def events(self, kind):
        with databases.as_owner(self.database) as owner:
            rows = owner.execute(
                "select facts from core_event where kind = %s order by id", [f"identity.{kind}"]
            )
            return [row[0] for row in rows]


@pytest.fixture
def place(own_database, settings, tmp_path):
    settings.DATA_DIR = settings.FILES_DIR = tmp_path
    with identity_provider.running() as provider:
        yield Place(own_database, provider)


def is_in(client) -> str:
    return client.session.get("_auth_user_id", "")


def has_a_case_of_a_family(place):
    world.a_case(place.service, reach=Reach(email=ROBIN))
