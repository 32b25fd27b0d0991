"""The same case as an OpenFisca system: a variable for each date and each safe date, with tables to look up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from bench.naive import Letters
from evenhand.statute.batch_tables import tables_of
from evenhand.statute.readings import DEFAULT
from evenhand.statute.rules import CONTACT, NOTIFY_COMMISSIONERS
from evenhand.statute.working_days import CALENDARS

YEAR = "2026"
_FIRST = np.datetime64(CALENDARS.regulations.from_on)
_TABLES = tables_of(DEFAULT, CALENDARS)
_TWO_MONTHS, _THREE_WORKING_DAYS = _TABLES.ends[CONTACT.id].due, _TABLES.ends[NOTIFY_COMMISSIONERS.id].due
_SAFE = _TABLES.appeal_safe
_CASE = build_entity("case", "cases", "A case", is_person=True)


def _later(name: str, days: int) -> Callable[..., Any]:
    return lambda case, period: case(name, period) + days


def _looked_up(name: str, table: Any) -> Callable[..., Any]:
    return lambda case, period: _FIRST + table[(case(name, period) - _FIRST).astype(np.intp)]


def _appeal(case: Any, period: Any) -> Any:
    issued = (case("issued", period) - _FIRST).astype(np.intp)
    return np.maximum(case("contact_by", period), _FIRST + _TABLES.certificate_limb[issued])


def _safe_of_both(case: Any, period: Any) -> Any:
    earliest = np.minimum(case("contact_by", period), case("bar_after", period))
    return _FIRST + _SAFE[(earliest - _FIRST).astype(np.intp)]


DATES: Mapping[str, Callable[..., Any]] = {
    "contact_by": _looked_up("sent", _TWO_MONTHS),
    "bar_after": _looked_up("dated", _TWO_MONTHS),
    "notify_by": _looked_up("informed", _THREE_WORKING_DAYS),
    "arrange_by": _later("informed", 30),
    "tell_by": _looked_up("meeting", _TABLES.tell_by.due),
    "authority_on": _later("meeting", 0),
    "deemed_by": _looked_up("cannot", _THREE_WORKING_DAYS),
    "after_mediation_by": _looked_up("concluded", _THREE_WORKING_DAYS),
    "placement_by": _later("agreed", 14),
    "provision_by": _later("agreed", 35),
    "practical_by": _later("agreed", 14),
    "appeal_by": _appeal,
}
SAFE: Mapping[str, Callable[..., Any]] = {f"safe_{name}": _looked_up(name, _SAFE) for name in DATES} | {
    "safe_contact_by": _safe_of_both,
    "safe_bar_after": _safe_of_both,
    "may_accept_until": _looked_up("appeal_by", _TABLES.moved),
}


def system() -> TaxBenefitSystem:
    """Return the system, with an input variable for each fact and a formula for each date."""
    basis = {"value_type": date, "entity": _CASE, "definition_period": DateUnit.YEAR}
    made = TaxBenefitSystem([_CASE])
    for name in Letters._fields:
        made.add_variable(type(name, (Variable,), dict(basis)))
    for name, formula in {**DATES, **SAFE}.items():
        made.add_variable(type(name, (Variable,), basis | {"formula": formula}))
    return made


def columns(cases: Sequence[Letters]) -> dict[str, Any]:
    """Return the facts of cases as arrays of days."""
    return {
        name: np.array([getattr(case, name) for case in cases], dtype="datetime64[D]")
        for name in Letters._fields
    }


def calculate(
    made: TaxBenefitSystem, facts: Mapping[str, Any], number: int, wanted: Iterable[str] = (*DATES, *SAFE)
) -> dict[str, Any]:
    """Return the dates of that many cases, in one simulation."""
    simulation = SimulationBuilder().build_default_simulation(made, count=number)
    for name, column in facts.items():
        simulation.set_input(name, YEAR, column)
    return {name: simulation.calculate(name, YEAR) for name in wanted}
