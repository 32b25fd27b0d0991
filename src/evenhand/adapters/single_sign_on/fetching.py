"""Asking an identity provider over HTTP: only where it may be, for so long, for so much, and nowhere that it points to.

Whoever runs the machine names the issuer. What its document names beside that may be anywhere in the open internet, and
nowhere in the network that this machine stands in: otherwise an identity provider could make this service ask its
neighbours. The address is looked up once, checked, and connected to as it was checked.
"""

import json
import socket
import ssl
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import IPv4Address, IPv6Address, ip_address
from threading import BoundedSemaphore, Timer
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, urlsplit

from evenhand.domain.identity.single_sign_on import NoWord

# Looking the name up, connecting and the handshake take SECONDS each at most, and all of it together ALL_SECONDS.
SECONDS, ALL_SECONDS = 3, 8
LARGEST = 256 * 1024
# A request holds a connection to the database while it waits for somebody else: never all of them, and nobody waits
# for a place.
AT_ONCE = BoundedSemaphore(2)
# Looking up a name cannot be cut off: it is done elsewhere, and left there when it takes too long.
NAMES = ThreadPoolExecutor(2, "names-of-identity-providers")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
Address = IPv4Address | IPv6Address


def get(url: str, issuer: str) -> dict[str, Any]:
    """Return the JSON object at an address of an identity provider. Raises NoWord."""
    return _asked("GET", url, issuer, {}, None)


def post(url: str, issuer: str, form: str, headers: dict[str, str]) -> dict[str, Any]:
    """Send a form to an address of an identity provider, and return the JSON object that comes back. Raises NoWord."""
    sent = {"Content-Type": "application/x-www-form-urlencoded", **headers}
    return _asked("POST", url, issuer, sent, form.encode())


def require_reachable(url: str, issuer: str) -> SplitResult:
    """Return the parts of an address at which an identity provider may be. Raises NoWord.

    Anything but HTTPS is taken on this machine itself only, where nobody is between.
    """
    try:
        parts, own = urlsplit(url), urlsplit(issuer)
        port = parts.port
    except ValueError:
        raise NoWord("address") from None
    is_here = parts.scheme == "http" and parts.hostname in LOOPBACK and own.hostname in LOOPBACK
    odd = parts.username or parts.fragment or port == 0 or not url.isascii() or any(c <= " " for c in url)
    if not parts.hostname or odd or (parts.scheme != "https" and not is_here):
        raise NoWord("address")
    return parts


def _asked(method: str, url: str, issuer: str, headers: dict[str, str], body: bytes | None) -> dict[str, Any]:
    parts, until = require_reachable(url, issuer), monotonic() + ALL_SECONDS
    if not AT_ONCE.acquire(blocking=False):
        raise NoWord("busy")
    try:
        with closing(_connection(parts, issuer, until)) as connection:
            connection.connect()
            with _cut_off_at(until, connection.sock):
                path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                connection.request(method, path, body, {"Accept": "application/json", **headers})
                response = connection.getresponse()
                # Whatever leads elsewhere is no answer, and is not followed.
                if response.status != 200:
                    raise NoWord("status")
                return _object(_read(response, until))
    except (OSError, HTTPException, ValueError):
        raise NoWord("unreachable") from None
    finally:
        AT_ONCE.release()


@contextmanager
def _cut_off_at(until: float, held: socket.socket) -> Iterator[None]:
    """End a connection that takes longer, however little it still says each time it is waited for.

    The socket itself is held: the connection lets go of it where it is told that nothing comes after the answer.
    """

    def cut() -> None:
        with suppress(OSError):
            held.shutdown(socket.SHUT_RDWR)

    timer = Timer(_left(until), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _left(until: float) -> float:
    """Return how many seconds there are still. Raises NoWord when there are none."""
    left = until - monotonic()
    if left <= 0:
        raise NoWord("slow")
    return left


def _read(response: Any, until: float) -> bytes:
    """Return a body that is neither too large nor drips in too slowly. Raises NoWord."""
    found = b""
    while part := response.read1(16 * 1024):
        found += part
        if len(found) > LARGEST:
            raise NoWord("too large")
        if monotonic() > until:
            raise NoWord("slow")
    return found


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise NoWord("no document") from None
    if not isinstance(found, dict):
        raise NoWord("no document")
    return found


def _connection(parts: SplitResult, issuer: str, until: float) -> HTTPConnection:
    host, port = str(parts.hostname), parts.port or (443 if parts.scheme == "https" else 80)
    address = _checked(host, port, issuer, until)
    if parts.scheme == "http":
        return HTTPConnection(address, port, timeout=_at_most(until))
    return _AtAddress(host, address, port, until)


def _at_most(until: float) -> float:
    """Return how many seconds one step may take. Raises NoWord when there are none."""
    return min(SECONDS, _left(until))


def _addresses(host: str, port: int, until: float) -> list[str]:
    """Return what a name stands for. Raises OSError, also when looking it up takes too long."""
    asked = NAMES.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
    try:
        return [str(each[4][0]) for each in asked.result(timeout=_at_most(until))]
    finally:
        asked.cancel()


def _checked(host: str, port: int, issuer: str, until: float) -> str:
    """Return the address of a host, once every one that its name stands for may be asked. Raises NoWord, OSError."""
    found = _addresses(host, port, until)
    named = urlsplit(issuer).hostname
    here = named in LOOPBACK and host in LOOPBACK
    if not found or not all(may_be_asked(ip_address(each), own=named == host, here=here) for each in found):
        raise NoWord("address")
    return found[0]


def may_be_asked(address: Address, *, own: bool, here: bool) -> bool:
    """Tell whether something at an address may be asked.

    The issuer's `own` host may stand in the network of the organisation, for whoever runs the machine named it. This
    machine itself is asked only where the issuer is `here` by its very name.
    """
    plain = getattr(address, "ipv4_mapped", None) or address
    if plain.is_loopback:
        return here
    if plain.is_link_local or plain.is_multicast or plain.is_unspecified or plain.is_reserved:
        return False
    return bool(own or plain.is_global)


class _AtAddress(HTTPSConnection):
    """Connects to an address that was checked, and lets the certificate prove the name that was asked for."""

    def __init__(self, host: str, address: str, port: int, until: float) -> None:
        super().__init__(host, port, timeout=_at_most(until), context=ssl.create_default_context())
        self._address, self._until = address, until

    def connect(self) -> None:
        """Open the connection."""
        plain = socket.create_connection((self._address, self.port), self.timeout)
        try:
            plain.settimeout(_at_most(self._until))
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise
