"""How often one address may ask for the same thing in an hour; the count holds across all processes of the service.

An address is never stored: the database is given a keyed hash of it, another one each day.
"""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.db import connection
from django.utils.crypto import salted_hmac

from evenhand.core import clock

HOUR = timedelta(hours=1)
# One household or office has all addresses of such a network, and could ask from a new one each time.
NETWORK_BITS = 64


def count(what: str, address: str, at: datetime, *, number: int = 1) -> int:
    """Count `number` more askings for `what` by a network address; return how many that makes in this hour."""
    day = clock.london_day(at)
    asking = salted_hmac(
        "evenhand.limits", f"{what}:{day}:{_network(address)}", algorithm="sha256"
    ).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("select evenhand_count_asking(%s, %s)", [asking, number])
        (counted,) = cursor.fetchone()
    return int(counted)


def seconds_left(at: datetime) -> int:
    """Return how many seconds it takes until an hour begins and counting starts again."""
    begun = at.replace(minute=0, second=0, microsecond=0)
    return max(1, int((begun + HOUR - at).total_seconds()))


def _network(address: str) -> str:
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return str(known)
    return str(known.ipv4_mapped or ip_network((known, NETWORK_BITS), strict=False))


def forget() -> None:
    """Delete counts that are a day old; they are about no case, so nobody in particular has to ask for it."""
    with connection.cursor() as cursor:
        cursor.execute("delete from core_askedcount where hour_at < evenhand_now() - interval '1 day'")
