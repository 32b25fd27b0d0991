"""The pages that anybody may read are true to what the service does."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_list_of_cookies_is_what_the_service_sets(client: Client) -> None:
    client.post("/work-out-my-dates/decision", {"decision": "cease_to_maintain"})
    client.get("/work-out-my-dates/decision")
    page = client.get("/cookies").content.decode()
    assert set(client.cookies) == {"work-out-my-dates-history", "csrf"}
    for name in client.cookies:
        assert f">{name}</th>" in page


@pytest.mark.parametrize("address", ["/", "/accessibility", "/privacy", "/cookies"])
def test_a_page_is_open_to_everybody_and_sets_no_session(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
    assert "session" not in client.cookies
