"""A cookie can say anything; the service answers as to a new visitor."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("value", [r'"\000\000\000\000\000\000\000\000"', "x" * 4000, "é" * 9, "'; --------"])
@pytest.mark.parametrize("address", ["/", "/sign-in", "/ask"])
def test_a_forged_cookie_is_no_fault_of_ours(value, address):
    assert Client().get(address, HTTP_COOKIE=f"session={value}; csrf={value}").status_code < 400


def test_a_planted_session_is_not_the_one_that_signs_in(client):
    client.get("/sign-in")
    client.cookies["session"] = "planted00planted00planted00planted"
    client.post("/sign-in", {"address": "sam@family.example"})
    assert client.cookies["session"].value != "planted00planted00planted00planted"
