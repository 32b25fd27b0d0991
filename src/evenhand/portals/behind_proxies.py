"""Whose address asks, where the service stands behind proxies: limits count by it, and must not count all as one.

Anybody can write any address into X-Forwarded-For. It is believed from the right, as far as each address that says so
is a proxy of our own; the first that is none is the client's.
"""

from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Network = IPv4Network | IPv6Network


class BehindProxies:
    """Puts the client's address where the last proxy's stands."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as if the client had asked by itself."""
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
        if settings.TRUSTED_PROXIES and forwarded:
            asks = request.META.get("REMOTE_ADDR", "")
            request.META["REMOTE_ADDR"] = client_address(asks, forwarded, settings.TRUSTED_PROXIES)
        return self.get_response(request)


def client_address(asks: str, forwarded: str, trusted: Sequence[Network]) -> str:
    """Return the address that asked: `asks` unless it is a trusted proxy, else what the proxies say, from the right.

    What is no address ends the walk, and the last proxy stands for whoever is behind it.
    """
    found = asks
    for said in reversed(forwarded.split(",")):
        if not _is_trusted(found, trusted):
            break
        address = _address(said)
        if address is None:
            break
        found = str(address)
    return found


def _is_trusted(address: str, trusted: Sequence[Network]) -> bool:
    known = _address(address)
    return known is not None and any(known in network for network in trusted)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text.strip())
    except ValueError:
        return None
    # An IPv4 address may come in IPv6's clothes, and is the same client.
    return getattr(found, "ipv4_mapped", None) or found
