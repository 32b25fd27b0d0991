"""Examples as commands that anybody can paste into a terminal."""

import json
import shlex
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from evenhand.api.v1.document import PREFIX
from evenhand.api.v1.examples import Example


def by_query(base: str, operation: str, example: Example) -> str:
    """Return the command that asks an example by the address alone."""
    query = urlencode(_plain(example.in_query()), doseq=True)
    return f"curl {shlex.quote(f'{base}{PREFIX}{operation}?{query}')}"


def by_body(base: str, operation: str, example: Example) -> str:
    """Return the command that asks an example in JSON."""
    body = json.dumps(example.asked)
    return f"curl -H 'Content-Type: application/json' -d {shlex.quote(body)} {base}{PREFIX}{operation}"


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: str(value).lower() if isinstance(value, bool) else value for name, value in values.items()}
