"""Managers see which organisations sign their own people in, and change nothing of it."""

import pytest

from tests.build import identity_provider, world
from tests.build.pages import browser, text

PAGE = "/manage/single-sign-on/"


@pytest.fixture
def service(own_database, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return world.a_service()


def test_without_any_it_says_so(service):
    shown = text(browser(world.a_colleague(service, "manager")).get(PAGE))
    assert shown.count("None.") == 2 and "The code by e-mail works all the same." in shown


def test_what_is_set_and_what_has_ended_stands_there_without_the_secret(service, own_database):
    manager = world.a_colleague(service, "manager", "Max Lead", "max@provider.example")
    body_id = world.council_of(service)
    world.an_officer(body_id, role="lead_officer", name="Alun Brecon", address="alun@council.example")
    of_provider, of_body = (
        {"provider_id": service.provider_id, "issuer": "https://login.provider.example"},
        {"body_id": body_id, "issuer": "https://login.council.example", "domains": ("council.example",)},
    )
    first = identity_provider.set_for(own_database, **of_provider, asked_by="max@provider.example")
    identity_provider.set_for(
        own_database, **of_body, asked_by="alun@council.example", strong_acr=("urn:two",)
    )
    identity_provider.ended(own_database, first)
    shown = text(browser(manager).get(PAGE))
    now, ended = shown.split("<h2>Ended</h2>")
    assert "https://login.council.example" in now and "Alun Brecon" in now and "MFA or urn:two" in now
    assert "https://login.provider.example" in ended and "Max Lead" in ended
    assert identity_provider.SECRET not in shown and "<form" not in now.split("<main")[1]
    assert browser(manager).post(PAGE).status_code == 405


def test_another_providers_is_not_shown_and_whoever_appoints_nobody_does_not_reach_it(service, own_database):
    other = world.a_service()
    world.a_colleague(other, "manager", address="other@provider.example")
    given = {"provider_id": other.provider_id, "issuer": "https://login.other.example"}
    identity_provider.set_for(own_database, **given, asked_by="other@provider.example")
    shown = text(browser(world.a_colleague(service, "manager")).get(PAGE))
    assert "login.other.example" not in shown
    assert browser(world.a_colleague(service)).get(PAGE).status_code == 403
