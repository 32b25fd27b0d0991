"""Every abuse of severity one (threat model, B4 and B5) has tests that are named after it."""

import ast
from pathlib import Path

import pytest

SEVERITY_ONE = (
    *(
        "DM-01",
        "DM-02",
        "DM-03",
        "DM-04",
        "DM-05",
        "DM-06",
        "DM-07",
        "DM-08",
        "DM-09",
        "DM-11",
        "DM-12",
        "DM-13",
    ),
    *(
        "DM-14",
        "DM-15",
        "DM-16",
        "DM-17",
        "DM-18",
        "DM-20",
        "DM-22",
        "DM-24",
        "DM-25",
        "DM-26",
        "DM-27",
        "DM-30",
    ),
    *(
        "DM-31",
        "DM-32",
        "DM-33",
        "DM-34",
        "DM-36",
        "DM-37",
        "DM-39",
        "DM-40",
        "DM-43",
        "DM-45",
        "DM-46",
        "DM-47",
    ),
    *("DM-48", "DM-50", "DM-51", "DM-58", "DM-63"),
    *("T-01", "T-02", "T-03", "T-04", "T-05", "T-06", "T-07", "T-08", "T-09", "T-11", "T-14", "T-19"),
    *("T-20", "T-30", "T-34", "T-38"),
)


def named_after_abuse() -> list[str]:
    """Return the name of every test in the files of this folder that are about abuse."""
    trees = (ast.parse(path.read_text()) for path in Path(__file__).parent.glob("test_abuse_*.py"))
    return [each.name for tree in trees for each in tree.body if isinstance(each, ast.FunctionDef)]


@pytest.mark.parametrize("number", SEVERITY_ONE)
def test_every_abuse_of_severity_one_has_a_test_that_is_named_after_it(number):
    begins = f"test_{number.lower().replace('-', '_')}_"
    assert [name for name in named_after_abuse() if name.startswith(begins)]
