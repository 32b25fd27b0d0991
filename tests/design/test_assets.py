"""The style sheet and the script stay small, fetch nothing, and carry no brand but ours."""

import re
from pathlib import Path

import brotli
import pytest

from evenhand import design

DESIGN = Path(design.__file__).parent
BUILT = DESIGN / "static/built"
STYLES, SCRIPT = BUILT / "evenhand.css", BUILT / "evenhand.js"


@pytest.mark.parametrize(("file", "most_bytes"), [(STYLES, 10_000), (SCRIPT, 4_000)])
def test_a_family_page_stays_light(file: Path, most_bytes: int) -> None:
    assert len(brotli.compress(file.read_bytes(), quality=11)) <= most_bytes


@pytest.mark.parametrize("file", [STYLES, SCRIPT])
def test_nothing_is_fetched_from_elsewhere(file: Path) -> None:
    text = file.read_text()
    assert not re.findall(r"url\([^)]*\)|@import|@font-face", text)
    assert set(re.findall(r"https?://[\w./-]+", text)) <= {"http://www.w3.org/2000/svg"}


def test_a_script_asks_for_nothing_but_where_a_form_of_the_page_leads() -> None:
    scripts = "".join(file.read_text() for file in (DESIGN / "assets/scripts").glob("*.js"))
    asked = set(re.findall(r"fetch\(([\w.]+)", scripts))
    assert asked == {"form.action", "what.action"}


def test_one_script_alone_touches_passkeys_and_no_script_what_a_browser_keeps() -> None:
    scripts = {file.name: file.read_text() for file in (DESIGN / "assets/scripts").glob("*.js")}
    assert [name for name, text in scripts.items() if "navigator.credentials" in text] == ["passkey.js"]
    for kept in ("localStorage", "sessionStorage", "indexedDB", "document.cookie"):
        assert not any(kept in text for text in scripts.values()), kept


def test_no_word_of_the_brand_of_another_service() -> None:
    text = STYLES.read_text().lower()
    for word in ("gds transport", "crown", "govuk-header", "govuk-footer"):
        assert word not in text
    assert "--govuk-brand-colour: #17594a" in text


def test_no_page_carries_a_script_or_a_style_of_its_own() -> None:
    for file in (DESIGN / "jinja2").rglob("*.html"):
        text = file.read_text()
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", text), file.name


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def colours() -> dict[str, str]:
    """Return the named colours of the style sheet."""
    return dict(
        re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", (DESIGN / "assets/styles/_page.scss").read_text())
    )


@pytest.mark.parametrize("ground", ["#ffffff", "linen", "mist"])
@pytest.mark.parametrize("name", ["ink", "pine", "pine-dark", "heather", "amber", "brick", "quiet"])
def test_every_colour_of_text_can_be_read_on_every_ground(name: str, ground: str) -> None:
    named = colours()
    assert contrast(named[name], named.get(ground, ground)) >= 4.5


def test_borders_of_inputs_and_the_focus_can_be_seen() -> None:
    named = colours()
    assert contrast(named["line"], "#ffffff") >= 4.5
    assert contrast(named["line"], named["linen"]) >= 3
    assert contrast(named["sun"], named["ink"]) >= 10
