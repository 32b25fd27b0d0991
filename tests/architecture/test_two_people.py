"""Whether somebody is another person than who asked is decided in one place (identity.two_people)."""

import ast

from tests.architecture.test_code import MODULES, PACKAGE

FIRST = {"asked_by", "asked_back_by", "recorded_by", "opened_by", "corrected_by"}
# Whoever asked takes it back themselves: that needs no second person.
OWN = {"domain/cases/actions/decide_lifting.py withdraw_lifting", "portals/manager/walls/views.py decide"}


def test_nothing_else_compares_who_asked_with_who_decides():
    found = {
        f"{path.relative_to(PACKAGE)} {function.name}"
        for path in MODULES
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Compare)
        and (names := {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}) & FIRST
        and "user_id" in names
    }
    assert found - OWN == set()


def test_nor_does_a_list_leave_out_what_somebody_asked_by_their_name_alone():
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.keyword) and node.arg in FIRST and ast.unparse(node.value) == "by.user_id"
        if "exclude" in path.read_text().splitlines()[node.lineno - 1]
    ]
    assert found == []
