"""The codebase keeps its own rules."""

import ast
import re
import subprocess
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "evenhand"
MODULES = [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts]
BANNED_NAMES = {"utils", "helpers", "common", "misc", "base", "manager", "service", "lib"}
LINES = 400


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_is_short_and_says_what_it_is_for(path):
    text = path.read_text()
    assert len(text.splitlines()) <= LINES
    assert ast.get_docstring(ast.parse(text)), "a module opens with one sentence"


def test_no_thing_is_named_for_not_being_understood():
    audience = (PACKAGE / "portals" / "manager", PACKAGE / "portals" / "jinja2" / "portals" / "manager")
    names = {path.stem for path in PACKAGE.rglob("*") if path not in audience}
    assert not names & BANNED_NAMES


def test_public_functions_of_the_service_have_docstrings():
    missing = []
    for path in MODULES:
        for node in ast.parse(path.read_text()).body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):
                missing.append(f"{path.relative_to(PACKAGE)}: {node.name}")
    assert missing == []


def test_tables_are_imported_by_their_own_app_only():
    graph = grimp.build_graph("evenhand", exclude_type_checking_imports=True)
    wrong = []
    for module in graph.modules:
        if re.fullmatch(r"evenhand\.domain\.\w+\.models", module):
            app = module.rsplit(".", 1)[0]
            for importer in graph.find_modules_that_directly_import(module):
                if not importer.startswith(app):
                    wrong.append(f"{importer} imports {module}")
    assert sorted(wrong) == []


def test_nothing_promises_to_be_done_later():
    marks = re.compile(r"\b(TODO|FIXME|XXX)\b")
    files = [*MODULES, *(ROOT / "tests").rglob("*.py")]
    found = [str(p) for p in files if p != Path(__file__) and marks.search(p.read_text())]
    assert found == []


def test_no_test_is_skipped_or_expected_to_fail():
    marks = re.compile(r"mark\.(skip|skipif|xfail)|pytest\.(skip|xfail|importorskip)\(")
    found = [
        str(path)
        for path in (ROOT / "tests").rglob("*.py")
        if path != Path(__file__) and marks.search(path.read_text())
    ]
    assert found == []


def test_one_case_is_named_only_where_a_case_is_opened_or_a_job_works_on_it():
    """`for_case` lets rows of one case through the walls: who calls it is a short, known list."""
    callers = {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if re.search(r"\.for_case\(|\bworker\(", path.read_text())
    }
    allowed = re.compile(r"core/principals\.py|domain/\w+/(actions/\w+|jobs|sending|signing)\.py")
    assert [caller for caller in sorted(callers) if not allowed.fullmatch(caller)] == []


def test_no_secret_is_kept_with_the_code():
    """What `config/secrets.py` makes on a machine stays there: with it, live sign-in codes can be worked out."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True).stdout.splitlines()
    assert listed, "the code is not under version control here"
    folders = [path for path in listed if "secrets" in Path(path).parts[:-1] or path.startswith("var/")]
    keys = [path for path in listed if Path(path).suffix in {".pem", ".key", ".p12"}]
    assert folders + keys == []
