"""Documents are true: what is generated is fresh, what is linked exists, what is numbered is numbered once."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from evenhand.config import reference

ROOT = Path(__file__).resolve().parents[2]
MADE = reference.documents()
WRITTEN = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


@pytest.mark.parametrize("path", MADE, ids=str)
def test_a_generated_document_is_what_the_code_says_now(path):
    assert (ROOT / path).read_text() == MADE[path], "run `make docs`"


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_link_leads_somewhere(path):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text())
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_a_decision_has_a_number_of_its_own():
    numbers = Counter(path.name[:4] for path in (ROOT / "docs/decisions").glob("*.md"))
    assert [number for number, count in numbers.items() if count > 1] == []


def test_no_document_names_a_registry_or_a_place_of_one_machine():
    banned = re.compile(r"pypi\.|pythonhosted|npmjs|registry\.npm|deb\.debian|/work/")
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [ROOT / name for name in names.splitlines() if ROOT / name != Path(__file__)]
    found = [str(path) for path in files if path.is_file() and banned.search(path.read_text(errors="ignore"))]
    assert found == []
