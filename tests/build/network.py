"""Keeps tests from talking to anyone but this machine."""

import sys
from ipaddress import ip_address

_closed = False


def close() -> None:
    """Refuse, from now on and in this process, every connection that leaves this machine."""
    global _closed
    if not _closed:
        sys.addaudithook(_refuse)  # cannot be removed, which is what is wanted
        _closed = True


def _refuse(event: str, arguments: tuple) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        if isinstance(address, tuple) and not _is_here(address[0]):
            raise ConnectionRefusedError(
                f"A test tried to reach {address[0]}. Tests reach this machine only."
            )


def _is_here(host: object) -> bool:
    if host in ("localhost", "", None):
        return True
    try:
        return ip_address(str(host)).is_loopback
    except ValueError:
        return False
