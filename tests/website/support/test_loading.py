"""The entries that come with this service are loaded once, and stay as an editor leaves them."""

from collections.abc import Sequence

import pytest
from django.test import Client
from django.urls import reverse

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.website.pages import edition
from evenhand.website.pages.blocks import require_readable
from evenhand.website.reports.readability import GRADE, grade, sentences_of
from evenhand.website.support import loading
from evenhand.website.support.models import Kind, Support
from tests.build import world

pytestmark = pytest.mark.django_db
OURS, DEMO = (
    ("evenhand.website.support", "first_edition/support.toml"),
    ("evenhand.demo", "data/support.toml"),
)


def load() -> int:
    with acting_as(operator()):
        return loading.load()


def test_what_comes_with_us_says_no_more_than_the_page_where_to_get_help() -> None:
    known = {row["url"]: row["title"] for row in edition.elsewhere("en")}
    page = next(page for page in edition.pages("en") if page.slug == "where-to-get-help")
    for row in loading.rows(*OURS):
        assert known[row["website"]] == row["name"] and row["checked_on"] == page.checked_on
        assert not {"telephone", "email", "hours"} & row.keys()


def test_what_was_loaded_is_loaded_once_and_stays_deleted() -> None:
    assert Support.objects.filter(live=True, name="IPSEA").exists() and load() == 0
    Support.objects.get(name="IPSEA").delete()
    assert load() == 0 and not Support.objects.filter(name="IPSEA").exists()


def test_what_an_editor_touched_stays(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = Support.objects.get(name="IPSEA")
    typed = {
        "name": "IPSEA", "kind": "charity", "does": "Our words.", "website": entry.website, "cost": "Free",
        "all_england": "on", "looked_after_by": "Adviser", "checked_on": "2026-11-30", "review_every_months": "6",
    }  # fmt: skip
    edit = reverse("wagtailsnippets_support_support:edit", args=[entry.pk])
    assert editor.post(edit, typed).status_code == 302
    newer = [{**row, "does": "Newer words."} for row in loading.rows(*OURS)]
    monkeypatch.setattr(loading, "rows", lambda package, name: iter(newer))
    assert load() == len(newer) - 1
    assert Support.objects.get(name="IPSEA").get_latest_revision_as_object().does == "Our words."


def test_the_made_up_county_has_somebody_of_every_kind_and_is_loaded_only_where_its_councils_are(
    settings,
) -> None:
    settings.SUPPORT_FILES = [OURS, DEMO]
    assert load() == 0
    for code in ("QWM", "QBF"):
        world.add_local_authority(code=code, name=code, short_name=code, by=operator())
    made_up: Sequence[dict] = list(loading.rows(*DEMO))
    assert load() == len(made_up) and {row["kind"] for row in made_up} == set(Kind.values)
    for entry in Support.objects.filter(all_england=False):
        entry.full_clean()
        assert entry.website == "" or entry.website.endswith(".example/")


@pytest.mark.parametrize("file", [OURS, DEMO], ids=["ours", "demo"])
def test_an_entry_can_be_read_at_nine(file: tuple[str, str]) -> None:
    for row in loading.rows(*file):
        require_readable(row["does"])
        texts = [row["does"], row.get("for_whom", ""), row.get("access", "")]
        sentences = [each for words in texts for each in sentences_of(words)]
        assert grade(sentences) <= GRADE, (row["name"], grade(sentences))


def test_a_file_that_cannot_be_used_stops_nothing_else(
    settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(loading, "_require_known", lambda row: (_ for _ in ()).throw(KeyError("nmae")))
    assert load() == 0 and "the directory of support was not loaded" in caplog.text
