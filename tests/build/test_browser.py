"""A browser is found in the order that the documents promise."""

from pathlib import Path

import pytest

from tests.build import browser


def test_the_browser_you_name_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = tmp_path / "chromium"
    mine.write_text("#!/bin/sh\n")
    mine.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(mine))
    assert browser.find() == browser.Chromium(mine)


def test_a_named_browser_that_is_not_there_is_said_and_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(browser.NoBrowser, match="/nowhere/chromium"):
        browser.find()


def test_no_flag_switches_the_browsers_own_protection_off() -> None:
    assert not [flag for flag in browser.FLAGS if "web-security" in flag or "site-isolation" in flag]
    assert "ignore-certificate" not in " ".join(browser.FLAGS)
