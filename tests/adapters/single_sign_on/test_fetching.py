"""What asks identity providers asks nobody else, waits for nobody long, and believes nothing that is not a document."""

import socket
import ssl
import threading
import time
from contextlib import suppress
from ipaddress import ip_address

import pytest

from evenhand.adapters.single_sign_on import discovery, fetching
from evenhand.domain.identity.single_sign_on import NoWord
from tests.build import identity_provider

ISSUER = "https://login.council.example"


@pytest.fixture
def provider():
    with identity_provider.running() as found:
        yield found


def stands_for(monkeypatch, *addresses):
    """Let every name stand for these addresses, and note whom somebody tries to reach."""
    reached = []
    found = [(None, None, None, "", (address, 443)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *of, **more: found)

    def connect(address, timeout):
        reached.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    return reached


@pytest.mark.parametrize(
    "url",
    [
        "http://login.council.example/keys",
        "ftp://login.council.example/keys",
        "file:///etc/passwd",
        "https://somebody@login.council.example/",
        "https://login.council.example/#part",
        "https://login.council.example:0/",
        "https://login.council.example:port/",
        "https://login.council.example/a b",
        "https:///keys",
        "http://127.0.0.1/keys",
        "http://localhost:5432/",
        "",
    ],
)
def test_an_address_that_is_not_safe_is_not_asked(url, monkeypatch):
    reached = stands_for(monkeypatch, "8.8.8.8")
    with pytest.raises(NoWord, match=r"^address$"):
        fetching.get(url, ISSUER)
    assert reached == []


@pytest.mark.parametrize(
    ("address", "own", "others"),
    [
        ("8.8.8.8", True, True),
        ("2001:4860:4860::8888", True, True),
        ("10.1.2.3", True, False),
        ("192.168.0.1", True, False),
        ("fd00::1", True, False),
        ("100.64.0.1", True, False),
        ("169.254.169.254", False, False),
        ("fe80::1", False, False),
        ("::ffff:169.254.169.254", False, False),
        ("::ffff:10.1.2.3", True, False),
        ("127.0.0.1", False, False),
        ("::1", False, False),
        ("::ffff:127.0.0.1", False, False),
        ("0.0.0.0", False, False),
        ("224.0.0.1", False, False),
        ("240.0.0.1", False, False),
    ],
)
def test_the_issuers_own_host_may_stand_in_its_network_and_no_other(address, own, others):
    asked = [fetching.may_be_asked(ip_address(address), own=is_own, here=False) for is_own in (True, False)]
    assert asked == [own, others]


def test_what_a_document_names_cannot_make_us_ask_our_neighbours(monkeypatch):
    reached = stands_for(monkeypatch, "10.1.2.3")
    with pytest.raises(NoWord, match=r"^address$"):
        fetching.get("https://neighbour.example/keys", ISSUER)
    assert reached == []
    with pytest.raises(NoWord, match=r"^unreachable$"):
        fetching.get(f"{ISSUER}/keys", ISSUER)
    assert reached == [("10.1.2.3", 443)]


def test_a_name_that_stands_for_a_neighbour_too_is_not_asked(monkeypatch):
    reached = stands_for(monkeypatch, "8.8.8.8", "169.254.169.254")
    with pytest.raises(NoWord, match=r"^address$"):
        fetching.get(f"{ISSUER}/keys", ISSUER)
    assert reached == []


def test_the_address_that_was_checked_is_the_one_that_is_reached_and_its_name_must_be_proved(monkeypatch):
    ours, theirs = socket.socketpair()
    asked_for = {}

    def wrap(self, sock, server_hostname=None, **more):
        asked_for.update(name=server_hostname, checks=self.check_hostname, mode=self.verify_mode)
        raise ssl.SSLCertVerificationError

    stands_for(monkeypatch, "8.8.8.8")
    monkeypatch.setattr(socket, "create_connection", lambda address, timeout: ours)
    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", wrap)
    with theirs, pytest.raises(NoWord, match=r"^unreachable$"):
        fetching.get(f"{ISSUER}/keys", ISSUER)
    assert asked_for == {"name": "login.council.example", "checks": True, "mode": ssl.CERT_REQUIRED}
    assert ours.fileno() == -1, "it is closed again"


def test_an_answer_that_leads_elsewhere_is_not_followed(provider):
    provider.status = 302
    with pytest.raises(NoWord, match=r"^status$"):
        fetching.get(f"{provider.issuer}/keys", provider.issuer)
    assert provider.asked == ["/keys"]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"x" * (fetching.LARGEST + 1), "too large"),
        (b"<html>", "no document"),
        (b"[]", "no document"),
        (b"[" * 100_000, "no document"),
        (b"\xff\xfe", "no document"),
    ],
)
def test_what_is_no_document_is_not_believed(provider, answer, why):
    provider.answer = answer
    with pytest.raises(NoWord, match=rf"^{why}$"):
        fetching.get(f"{provider.issuer}/keys", provider.issuer)


@pytest.mark.parametrize(
    "begins",
    [
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        b"HTTP/1.1 200 OK\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n1;",
    ],
)
def test_nobody_is_waited_for_who_drips(monkeypatch, begins):
    monkeypatch.setattr(fetching, "ALL_SECONDS", 0.5)
    over = threading.Event()

    def drip():
        with suppress(OSError), server.accept()[0] as connection:
            connection.sendall(begins)
            while not over.wait(0.05):
                connection.sendall(b" ")

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        issuer, began = f"http://127.0.0.1:{server.getsockname()[1]}", time.monotonic()
        try:
            with pytest.raises(NoWord):
                fetching.get(f"{issuer}/keys", issuer)
            assert time.monotonic() - began < 5
        finally:
            over.set()
            thread.join()


def test_an_identity_provider_that_says_nothing_holds_up_a_few_requests_at_most(monkeypatch):
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        issuer = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(NoWord, match=r"^unreachable$"):
            fetching.get(f"{issuer}/keys", issuer)
        held = [fetching.AT_ONCE.acquire(blocking=False) for _ in range(2)]
        try:
            assert all(held), "whoever went away gave their place back"
            monkeypatch.setattr(fetching, "SECONDS", 5)
            began = time.monotonic()
            with pytest.raises(NoWord, match=r"^busy$"):
                fetching.get(f"{issuer}/keys", issuer)
            assert time.monotonic() - began < 0.5, "nobody waits for a place"
        finally:
            for _ in held:
                fetching.AT_ONCE.release()


@pytest.mark.parametrize("limit", ["SECONDS", "ALL_SECONDS"])
def test_a_name_that_nobody_answers_for_is_not_waited_for(limit, monkeypatch):
    monkeypatch.setattr(fetching, limit, 0.2)
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *of, **more: [over.wait(5)][1:])
    try:
        # More than can be looked up at once: whoever waits behind them is not held up either.
        for _ in range(3):
            began = time.monotonic()
            with pytest.raises(NoWord, match=r"^unreachable$"):
                fetching.get(f"{ISSUER}/keys", ISSUER)
            assert time.monotonic() - began < 1
    finally:
        over.set()


def test_what_it_says_of_itself_is_kept_for_minutes_and_its_keys_are_looked_for_again(provider, monkeypatch):
    where = discovery.places(provider.issuer)
    for _ in range(3):
        discovery.places(provider.issuer)
        discovery.keys(where)
    assert provider.asked == ["/.well-known/openid-configuration", "/keys"]
    monkeypatch.setattr(discovery, "AGAIN_SECONDS", 0)
    discovery.keys(where, again=True)
    assert provider.asked[-2:] == ["/keys", "/keys"]


@pytest.mark.parametrize(
    "document",
    [
        {"issuer": "https://login.council.example"},
        {"issuer": None},
        {"token_endpoint": None},
        {"token_endpoint": "http://neighbour.example/token"},
        {"jwks_uri": ["https://login.council.example"]},
        {"authorization_endpoint": "javascript:alert(1)"},
    ],
)
def test_a_document_that_is_another_issuers_or_names_no_safe_place_is_not_believed(provider, document):
    provider.document = document
    with pytest.raises(NoWord):
        discovery.places(provider.issuer)
