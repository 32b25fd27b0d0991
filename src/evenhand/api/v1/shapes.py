"""The shape of what may be asked, as OpenAPI writes it; made from the facts and the readings of the law."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from evenhand.api.v1 import words
from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.asked_of_calendar import MOST
from evenhand.statute.facts import Facts
from evenhand.statute.readings import DEFAULT, SWITCHES
from evenhand.statute.routes import Decision, Section

# Longer lists than any case has; each thing in one is counted by itself.
MOST_IN_A_LIST = {"appeal_about": len(Section), "icbs_notified": 20, "agreed_actions": 50}
LONGEST_ID = 100
# An address is kept in histories and logs: who somebody is does not belong in one, nor does a whole agreement.
BY_POST = frozenset({"id", "date_of_birth", "detained", "agreed_actions"})
_DAY = {"type": "string", "format": "date"}


def _codes(codes: type[StrEnum]) -> dict[str, Any]:
    return {"type": "string", "enum": [code.value for code in codes]}


def _object(properties: Mapping[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    shape: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    return shape | ({"required": list(required)} if required else {})


def _not_known(shape: Mapping[str, Any]) -> dict[str, Any]:
    """Return the shape of a value that may also be null, which is the same as leaving it out."""
    codes = {"enum": [*shape["enum"], None]} if "enum" in shape else {}
    return {**shape, "type": [shape["type"], "null"], **codes}


_AGREED = _object(
    {"kind": _codes(AgreedKind), "agreed_on": _DAY, "other_date": _not_known(_DAY)}, ("kind", "agreed_on")
)
_KINDS: dict[object, dict[str, Any]] = {
    date: _DAY,
    bool: {"type": "boolean"},
    Decision: _codes(Decision),
    frozenset[Section]: {"type": "array", "items": _codes(Section)},
    tuple[date, ...]: {"type": "array", "items": _DAY},
    tuple[AgreedAction, ...]: {"type": "array", "items": _AGREED},
}


def _fact(name: str, hint: object) -> dict[str, Any]:
    kind = _KINDS.get(hint) or next(_KINDS[each] for each in get_args(hint) if each in _KINDS)
    most = {"maxItems": MOST_IN_A_LIST[name]} if name in MOST_IN_A_LIST else {}
    return kind | most | {"description": words.FACTS.get(name, "")}


def _reading(switch: str) -> dict[str, Any]:
    codes = SWITCHES[switch]
    default = getattr(DEFAULT, switch).value
    return _codes(codes) | {"default": default, "description": str(codes.__doc__)}


FACTS = {each.name: _fact(each.name, get_type_hints(Facts)[each.name]) for each in fields(Facts) if each.init}
READINGS = {switch: _reading(switch) for switch in SWITCHES}
WORKING_DAYS = {
    name: ({"type": "integer", "minimum": 1, "maximum": MOST[name]} if name in MOST else dict(_DAY))
    | {"description": description}
    for name, description in words.WORKING_DAYS.items()
}
CLOCKS_BODY = _object(
    {
        "id": {
            "anyOf": [{"type": "string", "maxLength": LONGEST_ID}, {"type": "integer"}],
            "description": words.ID,
        },
        "facts": _object({name: _not_known(shape) for name, shape in FACTS.items()}),
        "readings": _object(READINGS),
        "brief": {"type": "boolean", "default": False, "description": words.BRIEF},
    },
    ("facts",),
)
WORKING_DAYS_BODY = _object(
    {name: shape if name == "from" else _not_known(shape) for name, shape in WORKING_DAYS.items()}, ("from",)
)
CLOCKS_QUERY = {name: shape for name, shape in (FACTS | READINGS).items() if name not in BY_POST} | {
    "brief": {"type": "boolean", "default": False, "description": words.BRIEF}
}
