"""The first edition is loaded once, kept up to date, and never over what an editor did."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from wagtail.models import Locale, Page, Site

from evenhand.core.principals import operator
from evenhand.core.transactions import acting_as
from evenhand.website.pages import edition, loading
from evenhand.website.pages.editors import as_editor
from evenhand.website.pages.models import Card, ContentPage, FirstEdition, HomePage, SectionPage, Term
from tests.build import guide, world

pytestmark = pytest.mark.django_db


def load() -> int:
    with acting_as(operator()):
        return loading.load()


def newer(monkeypatch: pytest.MonkeyPatch, slug: str, **changed: object) -> None:
    """Let the file of one page say something else."""
    known = edition.pages("en")
    found = [replace(page, **changed, sha256="newer") if page.slug == slug else page for page in known]
    english_only(monkeypatch, "pages", found)


def english_only(monkeypatch: pytest.MonkeyPatch, name: str, found: Sequence[object]) -> None:
    """Let the English files say something else, and the others what they say."""
    known = getattr(edition, name)
    monkeypatch.setattr(edition, name, lambda language: found if language == "en" else known(language))


def an_editor() -> object:
    manager = world.a_colleague(world.a_service(), "manager")
    return as_editor(manager.user_id, may_publish=True)


def test_a_new_database_has_every_page_of_the_files() -> None:
    for folder, code in edition.LANGUAGES.items():
        own = {"locale__language_code": code}
        found = ContentPage.objects.live().filter(**own)
        assert sorted(found.values_list("slug", flat=True)) == sorted(p.slug for p in edition.pages(folder))
        sections = SectionPage.objects.filter(**own).values_list("slug", flat=True)
        assert sorted(sections) == sorted(s.slug for s in edition.sections(folder))
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
    homes = HomePage.objects.order_by("path")
    assert [home.slug for home in homes] == ["home", "home-pl", "home-ur", "home-easy"]
    assert Site.objects.get().root_page_id == homes[0].pk
    assert Page.objects.filter(depth=2).count() == len(homes)
    assert {home.translation_key for home in homes} == {homes[0].translation_key}


def test_every_page_has_somebody_who_looks_after_it_a_day_and_a_history() -> None:
    for page in ContentPage.objects.all():
        assert page.looked_after_by and page.checked_on < page.look_again_by
        assert page.revisions.count() >= 1, page.slug


def test_a_newer_file_makes_a_newer_page(monkeypatch: pytest.MonkeyPatch) -> None:
    newer(monkeypatch, "benefits", title="How it helps")
    assert load() == 1
    page = guide.page("benefits")
    assert (page.title, page.revisions.count()) == ("How it helps", 2)
    assert load() == 0


def test_what_an_editor_changed_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    page = guide.page("benefits")
    page.title = "In my own words"
    page.save_revision(user=an_editor(), log_action=True).publish(user=an_editor())
    newer(monkeypatch, "benefits", title="How it helps")
    assert load() == 0
    assert guide.page("benefits").title == "In my own words"


def test_a_draft_of_an_editor_is_an_edit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    guide.page("benefits").save_revision(user=an_editor(), log_action=True)
    newer(monkeypatch, "benefits", title="How it helps")
    assert load() == 0


def test_what_an_editor_deleted_stays_away(monkeypatch: pytest.MonkeyPatch) -> None:
    guide.page("benefits").delete(user=an_editor())
    assert load() == 0
    newer(monkeypatch, "benefits", title="How it helps")
    assert load() == 0
    assert not ContentPage.objects.filter(locale__language_code="en-gb", slug="benefits").exists()


def test_what_an_editor_deleted_stops_no_newer_page_that_leads_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    guide.page("expenses").delete(user=an_editor())
    newer(monkeypatch, "benefits", title="How it helps")
    assert load() == 1


def a_page(**changed: object) -> edition.PageFile:
    """Return a file that no installation has loaded yet."""
    (known,) = [page for page in edition.pages("en") if page.slug == "benefits"]
    return replace(known, **{"slug": "new-page", "title": "New", "sha256": "new", **changed})


def came_with(monkeypatch: pytest.MonkeyPatch, *added: edition.PageFile) -> None:
    """Let an upgrade bring new pages."""
    found = [*edition.pages("en"), *added]
    english_only(monkeypatch, "pages", found)


def test_a_card_that_an_editor_deleted_is_left_out_of_a_newer_page(monkeypatch: pytest.MonkeyPatch) -> None:
    Card.objects.filter(slug="free").delete()
    newer(
        monkeypatch,
        "the-certificate",
        body=(("cards", ["free", "no-certificate-needed"]), ("cards", ["free"])),
    )
    assert load() == 1
    (block,) = guide.page("the-certificate").body
    assert [card.slug for card in block.value] == ["no-certificate-needed"]


def test_a_new_page_goes_into_its_section_whatever_an_editor_calls_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    section = guide.section("help")
    section.slug = "support"
    section.save_revision(user=an_editor(), log_action=True).publish(user=an_editor())
    came_with(monkeypatch, a_page(section="help"))
    assert load() == 1
    assert guide.page("new-page").get_parent().pk == section.pk


def test_a_page_whose_section_an_editor_deleted_is_left_out_and_the_rest_is_loaded(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for page in ContentPage.objects.child_of(guide.section("help")):
        page.delete(user=an_editor())
    guide.section("help").delete(user=an_editor())
    came_with(monkeypatch, a_page(section="help"), a_page(slug="other-page", sha256="o", section="about-us"))
    assert load() == 1
    assert not ContentPage.objects.filter(locale__language_code="en-gb", slug="new-page").exists()
    assert guide.page("other-page").live
    assert (
        "page new-page en-gb of the first edition was not loaded: the section “help” is not there"
        in caplog.text
    )


def test_a_page_that_an_editor_wrote_under_the_name_of_a_new_one_stays(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    own = guide.page("expenses")
    own.slug = "new-page"
    own.save_revision(user=an_editor(), log_action=True).publish(user=an_editor())
    came_with(monkeypatch, a_page(section="about-us"), a_page(slug="other-page", sha256="o"))
    assert load() == 1
    assert guide.page("new-page").pk == own.pk
    assert "page new-page en-gb" in caplog.text


def test_what_the_database_refuses_stops_nothing_else(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    came_with(monkeypatch, a_page(summary="x" * 999), a_page(slug="other-page", sha256="o"))
    assert load() == 1
    assert (
        "page new-page en-gb of the first edition was not loaded" in caplog.text and "xxx" not in caplog.text
    )
    assert FirstEdition.objects.filter(key="page new-page en-gb").count() == 0


def test_a_page_was_checked_on_the_day_its_file_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(ContentPage.objects.values_list("checked_on", flat=True)) == {date(2026, 5, 15)}
    newer(monkeypatch, "benefits", checked_on=date(2026, 6, 1))
    assert load() == 1
    assert guide.page("benefits").checked_on == date(2026, 6, 1)


def test_a_card_that_an_editor_changed_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    card = Card.objects.get(slug="free")
    card.title = "Nothing to pay"
    card.save_revision(user=an_editor(), log_action=True).publish(user=an_editor())
    rows = [{**row, "text": "Newer."} for row in edition.cards("en") if row["slug"] == "free"]
    english_only(monkeypatch, "cards", rows)
    assert load() == 0
    assert Card.objects.get(slug="free").title == "Nothing to pay"


def test_the_files_lead_to_each_other_and_name_what_there_is() -> None:
    for folder in edition.LANGUAGES:
        edition.require_readable(folder)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ((("text", "See [this](page:not-there)."),), r"benefits\.md: There is no page"),
        ((("text", "Ring [us](tel:01632960123)."),), r"benefits\.md: “tel:01632960123” cannot be a link"),
        ((("cards", ["no-such-card"]),), "no card “no-such-card”"),
    ],
)
def test_a_file_that_leads_nowhere_is_refused_before_a_release(
    monkeypatch: pytest.MonkeyPatch, body: object, told: str
) -> None:
    newer(monkeypatch, "benefits", body=body)
    with pytest.raises(edition.Unusable, match=told):
        edition.require_readable("en")


def test_a_file_that_cannot_be_read_stops_no_start(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(edition, "FENCE", re.compile(r"^:::(?P<kind>important)\s*$", re.MULTILINE))
    assert load() == 0
    assert "the first edition in en was not loaded" in caplog.text


@pytest.mark.parametrize(
    "words", [":::steps\n### One\ntext", ":::\n", ":::steps\nNo title\n:::", ":::what\n:::"]
)
def test_a_fence_that_is_not_one_is_refused(words: str) -> None:
    with pytest.raises(edition.Unusable):
        list(edition.body(words))
