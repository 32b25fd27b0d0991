"""A client's address is believed from our own proxies only, so nobody is counted as somebody else."""

from ipaddress import ip_network

import pytest

from evenhand.config.environment import MissingSetting, read
from evenhand.portals.behind_proxies import client_address

OURS = (ip_network("10.0.0.0/8"), ip_network("fd00::/8"))


@pytest.mark.parametrize(
    ("asks", "forwarded", "client"),
    [
        ("10.0.0.1", "203.0.113.5", "203.0.113.5"),
        ("10.0.0.1", "203.0.113.5, 10.9.9.9", "203.0.113.5"),
        ("fd00::1", "2001:db8::7", "2001:db8::7"),
        ("::ffff:10.0.0.1", "203.0.113.5", "203.0.113.5"),
        # What the client itself wrote stands to the left of what our proxy saw.
        ("10.0.0.1", "1.1.1.1, 203.0.113.5", "203.0.113.5"),
        ("203.0.113.9", "1.1.1.1", "203.0.113.9"),
        ("10.0.0.1", "203.0.113.5, nonsense", "10.0.0.1"),
        ("10.0.0.1", "10.0.0.2", "10.0.0.2"),
        ("", "203.0.113.5", ""),
    ],
)
def test_the_first_address_that_is_no_proxy_of_ours_is_the_clients(asks, forwarded, client):
    assert client_address(asks, forwarded, OURS) == client


@pytest.mark.django_db
def test_visitors_behind_a_proxy_are_limited_apart(client, settings, monkeypatch):
    from evenhand.api.v1 import door

    monkeypatch.setattr(door, "ASKED_AN_HOUR", 1)
    settings.TRUSTED_PROXIES = (ip_network("127.0.0.1"),)

    def ask(forwarded):
        return client.get(
            "/api/v1/working-days", {"from": "2026-11-25"}, headers={"X-Forwarded-For": forwarded}
        ).status_code

    assert [ask("203.0.113.5"), ask("203.0.113.5"), ask("203.0.113.6")] == [200, 429, 200]
    assert ask("198.51.100.1, 203.0.113.5") == 429, "a name that a client gives itself buys nothing"


@pytest.mark.django_db
def test_without_a_trusted_proxy_nobody_is_believed(client, monkeypatch):
    from evenhand.api.v1 import door

    monkeypatch.setattr(door, "ASKED_AN_HOUR", 1)
    asked = [
        client.get(
            "/api/v1/working-days", {"from": "2026-11-25"}, headers={"X-Forwarded-For": f"203.0.113.{number}"}
        ).status_code
        for number in range(2)
    ]
    assert asked == [200, 429]


def test_networks_that_cannot_be_read_are_named():
    assert read({"TRUSTED_PROXIES": "10.0.0.0/8, ::1"}).trusted_proxies[1] == ip_network("::1")
    with pytest.raises(MissingSetting, match=r"TRUSTED_PROXIES is '10\.0\.0\.1/8'"):
        _ = read({"TRUSTED_PROXIES": "10.0.0.1/8"}).trusted_proxies
