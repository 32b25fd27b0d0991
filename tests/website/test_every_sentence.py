"""Every sentence of the source page has a test with its id in the name; what replaces one is explained."""

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
ALL = {f"s{number:02}" for number in range(1, 100)}


def ids() -> set[str]:
    """Return every id that is in the name of a test."""
    names = (
        name
        for path in TESTS.rglob("test_*.py")
        for name in re.findall(r"^def (test_s\d\d_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    )
    return {each for name in names for each in re.findall(r"(?<=_)s\d\d(?=_)", name)}


def test_every_sentence_of_the_source_page_has_a_test() -> None:
    assert ids() == ALL


def test_what_is_done_otherwise_is_explained_once() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "source-page.md"
    told = re.findall(r"^\| (S[^|]+) \|", page.read_text(encoding="utf-8"), re.MULTILINE)
    named = [f"s{int(number):02}" for line in told for number in re.findall(r"S(\d+)", line)]
    assert set(named) <= ALL and len(named) == len(set(named))
