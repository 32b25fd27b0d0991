"""Facts and deadlines as plain values, for whoever asks from outside: a command, an interface, another service."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, get_args, get_type_hints

from evenhand.statute.agreed_actions import AgreedAction, AgreedKind
from evenhand.statute.agreement import NotInTheAgreement
from evenhand.statute.clocks import clocks
from evenhand.statute.deadline import Deadline
from evenhand.statute.facts import Facts
from evenhand.statute.in_force import NotInForce
from evenhand.statute.readings import DEFAULT, SWITCHES, Readings
from evenhand.statute.routes import Decision, Section
from evenhand.statute.working_days import CALENDARS, Calendars, OutsideCalendar


class Mistaken(ValueError):
    """What was asked cannot be understood: where, why, and what to write instead, in one sentence."""


def answer(
    asked: Mapping[str, Any], *, with_explanation: bool = True, calendars: Calendars = CALENDARS
) -> dict[str, Any]:
    """Return the deadlines that facts start, as values that JSON can hold.

    `asked`: "facts" by the names of `Facts`, days as "2026-11-25"; "readings", switches by name, may be left out; "id"
    is given back. Raises Mistaken for what cannot be understood, and for a day on which this law was not in force.
    """
    if unknown := set(asked) - {"id", "facts", "readings"}:
        raise Mistaken(f"{_first(unknown)} is not asked for. Write: id, facts, readings.")
    facts, readings = facts_of(asked.get("facts")), readings_of(asked.get("readings", {}))
    try:
        found = clocks(facts, readings, calendars)
    except (NotInForce, OutsideCalendar, NotInTheAgreement) as error:
        raise Mistaken(str(error)) from error
    given = {"id": asked["id"]} if "id" in asked else {}
    return given | {"deadlines": [deadline_values(each, calendars, with_explanation) for each in found]}


def facts_of(values: object) -> Facts:
    """Return the facts that plain values stand for. Raises Mistaken."""
    if not isinstance(values, Mapping):
        raise Mistaken('facts must be an object, such as {"notice_sent": "2026-11-25"}.')
    if unknown := set(values) - set(_READ):
        raise Mistaken(f"There is no fact {_first(unknown)}. There are: {', '.join(sorted(_READ))}.")
    return Facts(**{name: _read(name, value) for name, value in values.items() if value is not None})


def readings_of(values: object) -> Readings:
    """Return the readings that switches by name stand for; one that is not named keeps its default. Raises Mistaken."""
    if not isinstance(values, Mapping):
        raise Mistaken('readings must be an object, such as {"five_pm": "midnight"}.')
    readings = DEFAULT
    for switch, reading in values.items():
        try:
            readings = readings.with_reading(switch, reading)
        except KeyError as error:
            raise Mistaken(f"There is no switch {switch!r}. There are: {', '.join(SWITCHES)}.") from error
        except ValueError as error:
            allowed = ", ".join(one.value for one in SWITCHES[switch])
            raise Mistaken(f"{switch} cannot be {reading!r}. It can be: {allowed}.") from error
    return readings


def deadline_values(deadline: Deadline, calendars: Calendars, with_explanation: bool) -> dict[str, Any]:
    """Return a deadline as values, with its citation, and with its explanation where that is wanted."""
    values = deadline.as_json() | {"citation": deadline.citation}
    if with_explanation:
        explanation = deadline.explain(calendars)
        values["explanation"] = {"plain": list(explanation.plain), "working": list(explanation.working)}
    return values


def _first(names: set[Any]) -> str:
    return repr(min(map(str, names)))


def _read(name: str, value: object) -> Any:
    try:
        return _READ[name](value)
    except (ValueError, TypeError, KeyError) as error:
        raise Mistaken(f"{name} cannot be {value!r}: {_WANTED[name]}.") from error


def _day(value: object) -> date:
    if not isinstance(value, str):
        raise TypeError
    return date.fromisoformat(value)


def _days(value: object) -> tuple[date, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_day(each) for each in value)


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _sections(value: object) -> frozenset[Section]:
    if not isinstance(value, list):
        raise TypeError
    return frozenset(Section(each) for each in value)


def _actions(value: object) -> tuple[AgreedAction, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_action(each) for each in value)


def _action(value: Any) -> AgreedAction:
    if set(value) - {"kind", "agreed_on", "other_date"}:
        raise KeyError
    other = value.get("other_date")
    return AgreedAction(
        AgreedKind(value["kind"]), _day(value["agreed_on"]), None if other is None else _day(other)
    )


_KINDS: dict[object, tuple[Callable[[object], Any], str]] = {
    date: (_day, 'write a day as "2026-11-25"'),
    bool: (_yes_or_no, "write true or false"),
    Decision: (lambda value: Decision(str(value)), f"write one of {', '.join(Decision)}"),
    frozenset[Section]: (_sections, f"write a list of {', '.join(Section)}"),
    tuple[date, ...]: (_days, 'write a list of days such as ["2026-11-25"]'),
    tuple[AgreedAction, ...]: (
        _actions,
        'write a list of {"kind", "agreed_on", "other_date"}; a kind is one of ' + ", ".join(AgreedKind),
    ),
}


def _kind(hint: object) -> tuple[Callable[[object], Any], str]:
    found = _KINDS.get(hint)
    if found is None:
        (hint,) = [each for each in get_args(hint) if each is not type(None)]
        found = _KINDS[hint]
    return found


_HINTS = get_type_hints(Facts)
_GIVEN = [each.name for each in fields(Facts) if each.init]
_READ = {name: _kind(_HINTS[name])[0] for name in _GIVEN}
_WANTED = {name: _kind(_HINTS[name])[1] for name in _GIVEN}
