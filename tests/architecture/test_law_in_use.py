"""No date and no verdict is worked out by the default readings where an organisation may have chosen others."""

import ast
import importlib
import inspect
from pathlib import Path

import pytest

import evenhand

PACKAGE = Path(evenhand.__file__).parent
OUTSIDE = [
    path
    for folder in ("domain", "portals", "website", "api", "design", "adapters")
    for path in sorted((PACKAGE / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
LAW = ("readings", "reading", "calendars", "calendar")
# What stands for the law in use must not be passed over: these values are for whoever knows which law is in use.
RAW = {"ENGLAND", "CALENDARS", "RELEASED", "AS_RELEASED"}
# The second prints examples with a release, and so by its list.
KNOWS = {PACKAGE / "domain" / "law" / "in_use.py", PACKAGE / "api" / "v1" / "examples.py"}


def of_statute(tree: ast.Module) -> dict[str, object]:
    """Return what a module takes from statute, by the name that it has there: functions, and whole modules."""
    found: dict[str, object] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("evenhand.statute"):
            module = importlib.import_module(str(node.module))
            for name in node.names:
                thing = getattr(module, name.name, None) or importlib.import_module(
                    f"{node.module}.{name.name}"
                )
                found[name.asname or name.name] = thing
    return found


def called(call: ast.Call, known: dict[str, object]) -> object:
    """Return the thing of statute that is called, or None."""
    if isinstance(call.func, ast.Name):
        return known.get(call.func.id)
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
        module = known.get(call.func.value.id)
        return getattr(module, call.func.attr, None) if inspect.ismodule(module) else None
    return None


def left_out(call: ast.Call, function: object) -> list[str]:
    """Return which parts of the law a call leaves to the defaults."""
    names = list(inspect.signature(function).parameters)
    if any(isinstance(each, ast.Starred) for each in call.args):
        return []
    given = {*names[: len(call.args)], *(keyword.arg for keyword in call.keywords)}
    return [name for name in names if name in LAW and name not in given]


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_call_of_the_law_says_by_which_law(path):
    tree = ast.parse(path.read_text())
    known = of_statute(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and inspect.isfunction(function := called(node, known)):
            found += [
                f"line {node.lineno}: {function.__name__} without {name}" for name in left_out(node, function)
            ]
    assert found == []
    assert path in KNOWS or not RAW & known.keys(), "ask domain.law.in_use for the law in use"


def test_the_test_itself_sees_what_is_left_out():
    tree = ast.parse(
        "from evenhand.statute.clocks import clocks\nfrom evenhand.statute import attendance\n"
        "clocks(facts)\nclocks(facts, *law)\nattendance.may_attend(who, consents)\nclocks(facts, readings=r)"
    )
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    known = of_statute(tree)
    left = [left_out(call, called(call, known)) for call in sorted(calls, key=lambda call: call.lineno)]
    assert left == [["readings", "calendars"], [], ["readings"], ["calendars"]]
