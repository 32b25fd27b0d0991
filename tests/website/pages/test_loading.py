"""The first edition is loaded once, kept up to date, and never over what an editor did."""

from dataclasses import replace

import pytest
from wagtail.models import Locale, Page, Site

from evenhand.core import clock
from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.website.pages import edition, loading
from evenhand.website.pages.editors import as_editor
from evenhand.website.pages.models import Card, ContentPage, FirstEdition, HomePage, SectionPage, Term
from tests.build import world

pytestmark = pytest.mark.django_db


def load() -> int:
    with acting_as(operator()):
        return loading.load(clock.today())


def newer(monkeypatch: pytest.MonkeyPatch, slug: str, **changed: object) -> None:
    """Let the file of one page say something else."""
    known = edition.pages("en")
    found = [replace(page, **changed, sha256="newer") if page.slug == slug else page for page in known]
    monkeypatch.setattr(edition, "pages", lambda language: found)


def an_editor() -> object:
    manager = world.a_colleague(world.a_service(), "manager")
    return as_editor(manager.user_id, may_publish=True)


def test_a_new_database_has_every_page_of_the_files() -> None:
    assert set(ContentPage.objects.live().values_list("slug", flat=True)) == {
        p.slug for p in edition.pages("en")
    }
    assert {s.slug for s in edition.sections("en")} == set(SectionPage.objects.values_list("slug", flat=True))
    assert Card.objects.filter(live=True).count() == len(edition.cards("en"))
    assert Term.objects.filter(live=True).count() == len(edition.terms("en"))
    assert load() == 0


def test_every_language_has_a_place_and_english_stands_at_the_root() -> None:
    assert set(Locale.objects.values_list("language_code", flat=True)) == {
        "en-gb",
        "pl",
        "ur",
        "en-gb-x-easy",
    }
    home = HomePage.objects.get()
    assert Site.objects.get().root_page_id == home.pk
    assert [page.pk for page in Page.objects.filter(depth=2)] == [home.pk]


def test_every_page_has_somebody_who_looks_after_it_a_day_and_a_history() -> None:
    for page in ContentPage.objects.all():
        assert page.looked_after_by and page.checked_on < page.look_again_by
        assert page.revisions.count() >= 1, page.slug


def test_a_newer_file_makes_a_newer_page(monkeypatch: pytest.MonkeyPatch) -> None:
    newer(monkeypatch, "benefits", title="How it helps")
    assert load() == 1
    page = ContentPage.objects.get(slug="benefits")
    assert (page.title, page.revisions.count()) == ("How it helps", 2)
    assert load() == 0


def test_what_an_editor_changed_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    page = ContentPage.objects.get(slug="benefits")
    page.title = "In my own words"
    page.save_revision(user=an_editor(), log_action=True).publish(user=an_editor())
    newer(monkeypatch, "benefits", title="How it helps")
    assert load() == 0
    assert ContentPage.objects.get(slug="benefits").title == "In my own words"


def test_a_draft_of_an_editor_is_an_edit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    ContentPage.objects.get(slug="benefits").save_revision(user=an_editor(), log_action=True)
    newer(monkeypatch, "benefits", title="How it helps")
    assert load() == 0


def test_what_an_editor_deleted_stays_away(monkeypatch: pytest.MonkeyPatch) -> None:
    ContentPage.objects.get(slug="benefits").delete(user=an_editor())
    assert load() == 0
    newer(monkeypatch, "benefits", title="How it helps")
    assert load() == 0
    assert not ContentPage.objects.filter(slug="benefits").exists()


def test_what_an_editor_deleted_stops_no_newer_page_that_leads_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ContentPage.objects.get(slug="expenses").delete(user=an_editor())
    newer(monkeypatch, "benefits", title="How it helps")
    assert load() == 1


def test_a_card_that_an_editor_changed_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    card = Card.objects.get(slug="free")
    card.title = "Nothing to pay"
    card.save_revision(user=an_editor(), log_action=True).publish(user=an_editor())
    rows = [{**row, "text": "Newer."} for row in edition.cards("en") if row["slug"] == "free"]
    monkeypatch.setattr(edition, "cards", lambda language: rows)
    assert load() == 0
    assert Card.objects.get(slug="free").title == "Nothing to pay"


def test_a_file_whose_link_leads_nowhere_loads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    newer(monkeypatch, "benefits", body=(("text", "See [this](page:not-there)."),))
    with pytest.raises(edition.Unusable, match=r"benefits\.md"):
        load()
    assert FirstEdition.objects.filter(sha256="newer").count() == 0


@pytest.mark.parametrize(
    "words", [":::steps\n### One\ntext", ":::\n", ":::steps\nNo title\n:::", ":::what\n:::"]
)
def test_a_fence_that_is_not_one_is_refused(words: str) -> None:
    with pytest.raises(edition.Unusable):
        list(edition.body(words))
