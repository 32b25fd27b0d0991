"""The directory as data: the fields of Open Referral UK, each of them, and no more than the pages say."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from evenhand.website.support.models import Support
from evenhand.website.support.reading import read
from tests.build import support, world

pytestmark = pytest.mark.django_db
FEED = "/support/open-referral.json"


@pytest.fixture(autouse=True)
def service() -> world.Service:
    return world.a_service()


def page(client: Client) -> dict[str, Any]:
    answer = client.get(FEED)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/json"
    found: dict[str, Any] = json.loads(answer.content)
    return found


def of(client: Client, name: str) -> dict[str, Any]:
    return next(each for each in page(client)["contents"] if each["name"] == name)


def every_id(value: Any) -> list[str]:
    if isinstance(value, list):
        return [found for each in value for found in every_id(each)]
    if isinstance(value, dict):
        own = [value["id"]] if "id" in value else []
        return own + [found for each in value.values() for found in every_id(each)]
    return []


def test_the_feed_is_one_page_of_services(client: Client) -> None:
    found = page(client)
    assert found["total_items"] == found["size"] == len(found["contents"]) == Support.objects.count() > 0
    assert (found["total_pages"], found["page_number"], found["first_page"], found["last_page"]) == (
        1,
        1,
        True,
        True,
    )
    assert found["empty"] is False
    for entry in Support.objects.all():
        entry.unpublish()
    assert page(client)["contents"] == [] and page(client)["empty"] is True


def test_a_service_has_all_that_its_entry_says(client: Client, service: world.Service) -> None:
    entry = support.a_helper(
        service.local_authority, for_whom="Parents.", hours="Mondays", website="https://mill.example/",
        email="help@mill.example", access="Step-free.",
    )  # fmt: skip
    said = of(client, entry.name)
    assert (said["id"], said["status"], said["url"]) == (str(entry.ref), "active", "https://mill.example/")
    assert said["description"] == "They give free advice." and said["email"] == "help@mill.example"
    assert said["assured_date"] == entry.checked_on.isoformat()
    assert said["organization"]["name"] == said["contacts"][0]["name"] == entry.name
    assert said["contacts"][0]["phones"][0]["number"] == "01632 960777"
    assert said["schedules"][0]["description"] == "Mondays" and said["cost_options"][0]["option"] == "Free"
    assert [area["name"] for area in said["service_areas"]] == [entry.councils.first().name]
    assert said["attributes"][0]["taxonomy_term"]["term"] == "advice"
    assert said["eligibility_description"] == "Parents."
    assert said["service_at_locations"][0]["location"]["accessibility"][0]["description"] == "Step-free."


def test_what_is_not_known_is_not_there(client: Client) -> None:
    said = of(client, "IPSEA")
    assert not {"email", "contacts", "schedules", "eligibility_description"} & said.keys()
    assert said["service_areas"][0]["uri"].endswith("E92000001")


def test_every_id_is_a_uuid_and_the_same_each_time(client: Client, service: world.Service) -> None:
    support.a_helper(service.local_authority, hours="Mondays")
    first = every_id(page(client))
    assert all(UUID(each) for each in first) and len(set(first)) > len(first) * 0.8
    entry = support.a_helper(name="Another")
    entry.delete()
    assert every_id(page(client)) == first


def test_our_own_reader_understands_the_feed(client: Client, service: world.Service) -> None:
    entry = support.a_helper(
        service.local_authority, for_whom="Parents.", hours="Mondays", access="Step-free."
    )
    given = next(
        each for each in read(client.get(FEED).content.decode()).given if each.said.name == entry.name
    )
    for column in ("kind", "for_whom", "telephone", "hours", "cost", "access", "website", "email"):
        assert getattr(given.said, column) == getattr(entry, column), column
    assert given.left == () and given.source_id == str(entry.ref)
