"""The kit's components draw what GOV.UK Frontend's own fixtures expect, white space aside."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from evenhand.design.kit import govuk

ROOT = Path(__file__).resolve().parent.parent.parent
COMPONENTS = ROOT / "node_modules/govuk-frontend/dist/govuk/components"
USED = (
    "checkboxes", "date-input", "error-message", "error-summary", "fieldset", "file-upload",
    "hint", "input", "label", "radios", "select", "textarea",
)  # fmt: skip

# Where the kit's macros differ from the fixtures, and that it does not touch us. Empty: nothing differs.
KNOWN_DIFFERENCES: dict[tuple[str, str], str] = {}


def squeezed(html: str) -> str:
    """Return HTML with white space between and inside tags made the same."""
    html = re.sub(r"\s+", " ", html)
    html = re.sub(r"\s*([<>])\s*", r"\1", html)
    return html.replace("&#34;", "&quot;").replace("&#39;", "&#x27;").strip()


def fixtures(component: str) -> list[dict[str, Any]]:
    """Return the fixtures that the release ships for a component."""
    found: list[dict[str, Any]] = json.loads((COMPONENTS / component / "fixtures.json").read_text())[
        "fixtures"
    ]
    return found


@pytest.mark.parametrize("component", USED)
def test_a_component_draws_its_own_fixtures(component: str) -> None:
    samples = fixtures(component)
    assert samples, f"{component} ships no fixtures."
    different = {
        (component, each["name"])
        for each in samples
        if squeezed(govuk(component, each["options"])) != squeezed(each["html"])
    }
    assert different == {known for known in KNOWN_DIFFERENCES if known[0] == component}


def test_every_component_that_fields_draw_is_held_to_its_fixtures() -> None:
    design = ROOT / "src/evenhand/design"
    code = "".join(file.read_text() for file in design.rglob("*") if file.suffix in (".py", ".html"))
    drawn = set(re.findall(r'component = "([a-z-]+)"', code)) | set(re.findall(r'govuk\("([a-z-]+)"', code))
    assert drawn <= set(USED)


def test_the_lines_of_a_text_area_are_not_indented() -> None:
    typed = "one\ntwo\n\nthree"
    nested = govuk("textarea", {"id": "a", "name": "a", "label": {"text": "A"}, "value": typed})
    choice = {"value": "x", "text": "X", "conditional": {"html": nested}}
    drawn = govuk("radios", {"name": "r", "fieldset": {"legend": {"text": "R"}}, "items": [choice]})
    assert f">{typed}</textarea>" in drawn
