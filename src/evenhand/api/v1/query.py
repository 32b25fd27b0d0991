"""The query string of an address, read as the JSON that it stands for. It holds days and codes only, and no names."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from evenhand.api.v1.problems import not_understood
from evenhand.api.v1.shapes import BY_POST, FACTS, READINGS, WORKING_DAYS
from evenhand.statute.asked import shown

_WHOLE = re.compile(r"-?[0-9]{1,9}")


def clocks(query: QueryDict) -> dict[str, Any]:
    """Return the facts and readings that a query names. Raises Problem."""
    if personal := sorted(BY_POST & set(query)):
        raise not_understood(
            f"{personal[0]} is not taken in an address, because addresses are kept in many places. "
            "Ask by POST, with the same names in JSON."
        )
    asked: dict[str, Any] = {"facts": {}, "readings": {}}
    for name in query:
        if name == "brief":
            asked[name] = _value(query, name, {"type": "boolean"})
        elif name in READINGS:
            asked["readings"][name] = _value(query, name, READINGS[name])
        else:
            asked["facts"][name] = _value(query, name, FACTS.get(name, {}))
    return asked


def working_days(query: QueryDict) -> dict[str, Any]:
    """Return what a query asks of the calendar. Raises Problem."""
    return {name: _value(query, name, WORKING_DAYS.get(name, {})) for name in query}


def _value(query: QueryDict, name: str, shape: Mapping[str, Any]) -> Any:
    values = query.getlist(name)
    kind = shape.get("type")
    if kind == "array":
        return values
    if len(values) > 1:
        raise not_understood(f"{shown(name)} is there {len(values)} times. Give it once.")
    (value,) = values
    if kind == "boolean" and value in ("true", "false"):
        return value == "true"
    if kind == "integer" and _WHOLE.fullmatch(value):
        return int(value)
    return value
