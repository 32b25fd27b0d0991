"""Reckoners that come with the service are loaded once, kept up to date, and never over what an editor did."""

import logging

import pytest

from evenhand.website.pages import queries as pages
from evenhand.website.reckoners.files import read_file
from evenhand.website.reckoners.models import Reckoner
from tests.website.reckoners.kept import a_reckoner, edited, load
from tests.website.reckoners.made import WRITTEN

pytestmark = pytest.mark.django_db
NEWER = WRITTEN.replace("Do I need this?", "Do we need this?")


def test_what_is_stored_is_what_the_file_says(monkeypatch: pytest.MonkeyPatch) -> None:
    row = a_reckoner(monkeypatch)
    told = read_file("trial", WRITTEN).definition
    assert row.definition == told
    assert row.definition.examples == told.examples
    assert row.definition.fingerprint == told.fingerprint
    assert (row.live, row.looked_after_by, row.revisions.count()) == (True, "Service manager", 1)
    row.full_clean()
    assert load(monkeypatch, trial=WRITTEN) == 0


def test_a_newer_file_makes_a_newer_reckoner_unless_an_editor_touched_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = a_reckoner(monkeypatch)
    assert load(monkeypatch, trial=NEWER) == 1
    row.refresh_from_db()
    assert row.title == "Do we need this?"
    edited(row, title="In my own words")
    assert load(monkeypatch, trial=WRITTEN) == 0
    row.refresh_from_db()
    assert row.title == "In my own words"


def test_what_an_editor_deleted_or_named_does_not_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    a_reckoner(monkeypatch).delete()
    assert load(monkeypatch, trial=NEWER) == 0
    theirs = Reckoner(slug="second", title="Mine", summary="Mine", intro="Mine", looked_after_by="Me")
    theirs.locale, theirs.checked_on = pages.locale("en-gb"), read_file("t", WRITTEN).checked_on
    theirs.questions, theirs.cards = [], []
    theirs.save()
    assert load(monkeypatch, second=WRITTEN) == 0
    assert [row.title for row in Reckoner.objects.filter(slug="second")] == ["Mine"]


def test_a_file_that_cannot_be_used_is_logged_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "evenhand.reckoners"):
        assert load(monkeypatch, broken=WRITTEN.replace("main = true", ""), trial=WRITTEN) == 1
    assert "broken.toml" in caplog.text and "headline" in caplog.text


def test_a_change_is_counted_so_that_kept_pages_are_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    before = pages.edition()
    row = a_reckoner(monkeypatch)
    made = pages.edition()
    edited(row, keep_days=7)
    assert before < made < pages.edition()
