"""PostgreSQL addresses: taking them apart and pointing them at another role or database."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlsplit, urlunsplit


@dataclass(frozen=True)
class Address:
    """The parts of one address; a socket folder may stand in `?host=`."""

    role: str
    password: str
    host: str
    port: str
    database: str
    options: dict[str, str]


def parse(url: str) -> Address:
    """Return the parts of `url`, unquoted."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or parts.hostname or ""
    port = options.pop("port", "") or str(parts.port or "")
    return Address(
        role=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=host,
        port=port,
        database=unquote(parts.path.lstrip("/")),
        options=options,
    )


def pointed_at(url: str, *, role: str = "", password: str = "", database: str = "") -> str:
    """Return `url` for another role, or another database, or both; the server stays the same."""
    parts = urlsplit(url)
    who, _, where = parts.netloc.rpartition("@")
    if role:
        who = f"{quote(role, '')}:{quote(password, '')}"
    path = f"/{quote(database, '')}" if database else parts.path
    return urlunsplit((parts.scheme, f"{who}@{where}", path, parts.query, ""))
